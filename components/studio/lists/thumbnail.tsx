import type { ThumbnailView } from '@/lib/studio/list-views';
import styles from './thumbnail.module.css';

/** A photograph's small picture on its mount, whole; the words beside it name it. */
export function Thumbnail({ image }: { image: ThumbnailView | null }) {
  return (
    <span className={styles.mount}>
      {image ? (
        <img
          className={styles.image}
          src={image.url}
          width={image.width}
          height={image.height}
          alt=""
          loading="lazy"
          decoding="async"
        />
      ) : null}
    </span>
  );
}
