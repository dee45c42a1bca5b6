import { directionOf } from '@/lib/catalogue/languages';
import type { ImageView } from '@/lib/catalogue/views';
import styles from './viewer.module.css';

/** Larger than any darkroom, so that the style sheet's limits, which keep the proportions, decide on the size. */
const LARGE = 20_000;

/**
 * Gives the mount the picture's proportions before anything has loaded, and shows the placeholder meanwhile. An SVG,
 * because it carries both without a style attribute, which the page's policy (CSP) would have to allow.
 */
export function Proportions({ image }: { image: ImageView }) {
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

/** How wide a picture is shown, as `sizes` says it; only the choice of a preview hangs on it. */
export interface Widths {
  /** From 64rem on. */
  wide: string;
  narrow: string;
}

/**
 * `first`: somewhat more than half as fine as the screen, so that the picture is painted early on a slow network;
 * `sharp`: as fine as the screen.
 */
export function sizesOf({ wide, narrow }: Widths): { first: string; sharp: string } {
  return {
    first: `(min-width: 64rem) calc(0.6 * ${wide}), calc(0.6 * ${narrow})`,
    sharp: `(min-width: 64rem) ${wide}, ${narrow}`,
  };
}

interface PreviewsProps {
  image: ImageView;
  alt: string;
  /** Language of `alt` where it is not the page's. */
  altLang?: string;
  /** How wide it stands, as `sizes` of a picture says it: for the first preview, and for one as fine as the screen. */
  sizes: { first: string; sharp: string };
  /** Fetched behind everything else: it is not looked at yet. */
  isLater?: boolean;
}

/**
 * The first picture and, over it, the place of the sharp one, which is fetched behind everything else and drawn by
 * `sharpen`; without script it is simply the next picture.
 */
export function Previews({ image, alt, altLang, sizes, isLater = false }: PreviewsProps) {
  const largest = image.previews.at(-1)?.url;
  const srcSet = image.previews.map(({ url, width }) => `${url} ${width}w`).join(', ');
  return (
    <>
      {!isLater && (
        <link rel="preload" as="image" imageSrcSet={srcSet} imageSizes={sizes.sharp} fetchPriority="low" />
      )}
      <img
        className={styles.preview}
        src={largest}
        srcSet={srcSet}
        sizes={sizes.first}
        width={image.width}
        height={image.height}
        alt={alt}
        lang={altLang}
        dir={altLang && directionOf(altLang)}
        fetchPriority={isLater ? 'low' : 'high'}
        decoding="async"
        draggable={false}
      />
      <canvas className={styles.preview} data-part="sharp" data-sizes={sizes.sharp} />
      <noscript>
        <img
          className={styles.preview}
          src={largest}
          srcSet={srcSet}
          sizes={sizes.sharp}
          alt=""
          fetchPriority="low"
        />
      </noscript>
    </>
  );
}
