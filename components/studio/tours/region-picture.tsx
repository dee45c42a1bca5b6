import type { ImageView } from '@/lib/catalogue/views';
import type { Region } from '@/lib/viewport/region';
import styles from './tours.module.css';

/** Pixels: a small picture is drawn at no more than this, twice over for a fine screen. */
const FINE = 240;

interface Props {
  image: ImageView | null;
  /** Pixels of the scan; null: all of it. */
  region: Region | null;
}

/** The part of a photograph that a stop shows, cut out of a preview; the words beside it name it. */
export function RegionPicture({ image, region }: Props) {
  if (!image) return <span className={styles.mount} />;
  const { width, height, previews } = image;
  const seen = region ?? { x: 0, y: 0, width, height };
  const fine = previews.find((preview) => preview.width * (seen.width / width) >= FINE) ?? previews.at(-1);
  return (
    <span className={styles.mount}>
      <svg
        viewBox={`${seen.x} ${seen.y} ${seen.width} ${seen.height}`}
        preserveAspectRatio={region ? 'xMidYMid slice' : 'xMidYMid meet'}
        aria-hidden="true"
        focusable="false"
      >
        {fine ? <image href={fine.url} width={width} height={height} preserveAspectRatio="none" /> : null}
      </svg>
    </span>
  );
}
