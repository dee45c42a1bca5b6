import { getTranslations } from 'next-intl/server';
import type { Language } from '@/lib/catalogue/languages';
import { regionPicture } from '@/lib/iiif/region-picture';
import { pickText } from '@/lib/text/pick-text';
import type { TourStopView } from '@/lib/tours/views';
import { Print } from './print';
import styles from './stop-picture.module.css';

interface Props {
  stop: Pick<TourStopView, 'photograph' | 'region'>;
  language: Language;
  /** Pixels of the longer side of a part. */
  most?: number;
  /** How wide a whole picture stands. */
  sizes?: string;
}

/** What a stop shows, as a picture: a part of the photograph, or all of it. A stand-in is marked as one (DECISIONS, 12). */
export async function StopPicture({
  stop,
  language,
  most = 1200,
  sizes = '(max-width: 50rem) 92vw, 46rem',
}: Props) {
  const t = await getTranslations({ locale: language });
  const { photograph, region } = stop;
  const { image } = photograph;
  const title = pickText(photograph.titles, language)?.text ?? '';
  const alt = image.standIn
    ? t('photograph.altOfStandIn', { title })
    : region
      ? t('tours.altOfDetail', { title })
      : (pickText(photograph.altTexts, language)?.text ?? title);
  const part = region && regionPicture(image, region, most);
  return (
    <figure className={styles.picture} data-part="stop-picture">
      {part ? (
        <img
          className={styles.part}
          src={part.url}
          width={part.width}
          height={part.height}
          alt={alt}
          loading="lazy"
          decoding="async"
        />
      ) : (
        <Print image={image} alt={alt} sizes={sizes} />
      )}
      {image.standIn ? (
        <figcaption className={styles.standIn}>{t('photograph.standIn.badge')}</figcaption>
      ) : null}
    </figure>
  );
}
