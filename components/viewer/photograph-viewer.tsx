import type { ReactNode } from 'react';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import type { ImageView } from '@/lib/catalogue/views';
import styles from './viewer.module.css';
import type { ViewerWords } from './words';
import { ZoomControls } from './zoom-controls';

interface Props {
  image: ImageView;
  alt: string;
  /** Language of `alt` where it is not the page's. */
  altLang?: string;
  words: ViewerWords;
  language: Language;
  /** Width of the picture for the choice of the first preview, as in `<img sizes>`. */
  sizes?: string;
  /** Said on the picture where it is a stand-in (DECISIONS, 12); shown with `image.standIn` only. */
  standInMark?: ReactNode;
}

/**
 * About two thirds of what the picture takes on a usual page: a smaller preview is painted sooner on a slow network,
 * and the tiles, which come in any case, bring the sharpness.
 */
const SIZES = '(min-width: 64rem) 40vw, 60vw';

/** Larger than any darkroom, so that the style sheet's limits, which keep the proportions, decide on the size. */
const LARGE = 20_000;

/**
 * One photograph in the darkroom: painted by the server, zoomable as soon as the browser can. It fills the height and
 * width of the element around it, which must have both.
 */
export function PhotographViewer(props: Props) {
  const { image, alt, altLang, words, language, sizes = SIZES, standInMark } = props;
  const helpId = `zoom-help-${image.id}`;
  return (
    <figure key={image.id} className={styles.viewer}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would not be laid out as the stage is */}
      <div
        className={styles.stage}
        data-part="stage"
        role="group"
        aria-label={words.name}
        aria-describedby={helpId}
      >
        <div className={styles.frame} data-part="frame">
          <div className={styles.mount} data-part="mount">
            <Proportions image={image} />
            <Preview image={image} alt={alt} altLang={altLang} sizes={sizes} />
          </div>
        </div>
        <div className={styles.canvas} data-part="canvas" />
      </div>
      {image.standIn && standInMark && <div className={styles.mark}>{standInMark}</div>}
      <ZoomControls image={image} words={words} language={language} />
      <p id={helpId} className={styles.spoken}>
        {words.help}
      </p>
    </figure>
  );
}

/**
 * Gives the mount the picture's proportions before anything has loaded, and shows the placeholder meanwhile. An SVG,
 * because it carries both without a style attribute, which the page's policy (CSP) would have to allow.
 */
function Proportions({ image }: { image: ImageView }) {
  const { width, height, placeholder } = image;
  const unit = LARGE / Math.min(width, height);
  return (
    <svg
      className={styles.proportions}
      width={width * unit}
      height={height * unit}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      {placeholder && <image href={placeholder} width={width} height={height} preserveAspectRatio="none" />}
    </svg>
  );
}

function Preview({ image, alt, altLang, sizes }: Pick<Props, 'image' | 'alt' | 'altLang' | 'sizes'>) {
  const largest = image.previews.at(-1);
  return (
    <img
      className={styles.preview}
      src={largest?.url}
      srcSet={image.previews.map(({ url, width }) => `${url} ${width}w`).join(', ')}
      sizes={sizes}
      width={image.width}
      height={image.height}
      alt={alt}
      lang={altLang}
      dir={altLang && directionOf(altLang)}
      fetchPriority="high"
      decoding="async"
      draggable={false}
    />
  );
}
