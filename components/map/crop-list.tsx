import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Print } from '@/components/exhibition/print';
import { languageProps } from '@/components/ui/said';
import { pageAddress, photographPath } from '@/i18n/addresses';
import { dateInWords } from '@/i18n/words';
import type { Language } from '@/lib/catalogue/languages';
import type { Crop } from '@/lib/map/views';
import { pickText } from '@/lib/text/pick-text';
import styles from './crop-list.module.css';

/** What photographs show of a place: the part that somebody has framed, else the whole print; each opens the zoom there. */
export function CropList({ crops, language }: { crops: readonly Crop[]; language: Language }) {
  return (
    <ul className={styles.crops}>
      {crops.map((crop) => (
        <li key={crop.key}>
          <CropLink crop={crop} language={language} />
        </li>
      ))}
    </ul>
  );
}

async function CropLink({ crop, language }: { crop: Crop; language: Language }) {
  const { photograph, picture, query, basis } = crop;
  const t = await getTranslations({ locale: language });
  const title = pickText(photograph.titles, language);
  const date = photograph.dateEdtf && (await dateInWords(photograph.dateEdtf, language));
  return (
    <Link
      className={styles.link}
      href={`${pageAddress(language, photographPath(photograph.slug))}${query}`}
      prefetch={false}
    >
      <span className={styles.picture}>
        {picture ? (
          <img src={picture.url} width={picture.width} height={picture.height} alt="" loading="lazy" />
        ) : photograph.image ? (
          <Print image={photograph.image} alt="" sizes="(max-width: 40rem) 44vw, 240px" />
        ) : (
          <span className={styles.waiting}>{t('photographs.preparing')}</span>
        )}
      </span>
      {title ? <span {...languageProps(title.lang, language)}>{title.text}</span> : null}
      <span className={styles.facts}>
        {date ?? t('photographs.undated')}
        {photograph.image?.standIn ? ` · ${t('photograph.standIn.badge')}` : ''}
      </span>
      <span className={styles.facts}>{t(`places.basis.${basis}`)}</span>
    </Link>
  );
}
