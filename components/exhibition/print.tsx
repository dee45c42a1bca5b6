import type { ImageView } from '@/lib/catalogue/views';
import styles from './print.module.css';

interface Props {
  image: ImageView;
  /** Empty where the words beside the print already name it. */
  alt: string;
  /** The `sizes` of the picture: how wide it stands. */
  sizes: string;
  loading?: 'lazy' | 'eager';
}

/** A photograph on its mount: the whole print, never cropped, with a thin paper margin that shows where it ends. */
export function Print({ image, alt, sizes, loading = 'lazy' }: Props) {
  const largest = image.previews.at(-1);
  if (!largest) return null;
  return (
    <span className={styles.mount}>
      <img
        className={styles.print}
        src={largest.url}
        srcSet={image.previews.map(({ url, width }) => `${url} ${width}w`).join(', ')}
        sizes={sizes}
        width={image.width}
        height={image.height}
        alt={alt}
        loading={loading}
        decoding="async"
      />
    </span>
  );
}
