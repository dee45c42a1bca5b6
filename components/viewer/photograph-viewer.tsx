import type { ReactNode } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import type { ImageView } from '@/lib/catalogue/views';
import type { Mark } from './marks-layer';
import { Previews, Proportions, sizesOf, type Widths } from './painted-picture';
import type { ShareSource } from './share-links';
import type { Opened } from './use-overlays';
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
  /** Said on the picture where it is a stand-in (DECISIONS, 12); shown with `image.standIn` only. */
  standInMark?: ReactNode;
  /** Where others can be led to; without it, nothing is shared. */
  share?: ShareSource;
  /** Regions to be marked on the picture, numbered in their order. */
  marks?: readonly Mark[];
  /** Pixels of the scan that a centimetre of the photograph takes; null where nobody knows. */
  pixelsPerCm?: number | null;
  /** In the studio, where the marks are worked on: the zoom, once it stands. */
  onEdit?(opened: Opened | null): void;
  /** Address of the page that offers what this can be compared with. */
  compare?: string;
}

/**
 * How wide the picture is shown where the darkroom takes what the photograph page leaves it: beside the label on a
 * wide screen, above its first lines on a narrow one.
 */
function widthsOf({ width, height }: ImageView): Widths {
  const ratio = (width / height).toFixed(3);
  return {
    wide: `min(71vw - 5rem, (100vh - 12rem) * ${ratio})`,
    narrow: `min(100vw - 12px, (100vh - 22rem) * ${ratio})`,
  };
}

/**
 * One photograph in the darkroom: painted by the server, zoomable as soon as the browser can. It fills the height and
 * width of the element around it, which must have both.
 */
export function PhotographViewer(props: Props) {
  const { image, alt, altLang, words, language, standInMark } = props;
  const { share, marks, pixelsPerCm, onEdit, compare } = props;
  const helpId = `zoom-help-${image.id}`;
  return (
    <figure key={image.id} className={styles.viewer} data-marked={image.standIn}>
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
            <Previews image={image} alt={alt} altLang={altLang} sizes={sizesOf(widthsOf(image))} />
          </div>
        </div>
        <div className={styles.canvas} data-part="canvas" />
      </div>
      {image.standIn && standInMark && <div className={styles.mark}>{standInMark}</div>}
      <ZoomControls {...{ image, words, language, share, marks, pixelsPerCm, onEdit, compare }} />
      <p id={helpId} className={styles.spoken}>
        {words.help}
      </p>
    </figure>
  );
}
