import { getTranslations } from 'next-intl/server';
import { languageProps, Said } from '@/components/ui/said';
import type { ComparedPhotograph } from '@/components/viewer/compare-viewer';
import { pageAddress, photographPath } from '@/i18n/addresses';
import { dateInWords } from '@/i18n/words';
import type { Language } from '@/lib/catalogue/languages';
import { labelTitles, pickLabel } from '@/lib/catalogue/pick-label';
import type { ImageView, PhotographView } from '@/lib/catalogue/views';
import { pickText } from '@/lib/text/pick-text';
import styles from './comparison.module.css';

/** A photograph as it stands in a comparison: its picture, what it shows, and whose it is. */
export async function comparedPhotograph(
  photograph: PhotographView,
  image: ImageView,
  language: Language,
): Promise<ComparedPhotograph> {
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  const title = pickText(labelTitles(photograph.labels), language);
  // What the photograph shows cannot be said of a sheet that stands in for it (DECISIONS, 12).
  const alt = image.standIn ? null : (pickLabel(photograph.labels, 'altText', language) ?? title);
  return {
    image,
    alt: alt?.text ?? t('altOfStandIn', { title: title?.text ?? '' }),
    altLang: alt && alt.lang !== language ? alt.lang : undefined,
    caption: <Caption photograph={photograph} language={language} />,
  };
}

async function Caption({ photograph, language }: { photograph: PhotographView; language: Language }) {
  const t = await getTranslations({ locale: language });
  const { slug, labels, date, makers, holder, image } = photograph;
  const title = pickText(labelTitles(labels), language);
  const when = date.edtf && (await dateInWords(date.edtf, language));
  const whose = makers[0] ?? holder;
  const name = whose && pickText(whose.names, language);
  return (
    <>
      <h2 className={styles.name}>
        <a
          href={pageAddress(language, photographPath(slug))}
          {...(title ? languageProps(title.lang, language) : {})}
        >
          {title?.text ?? slug}
        </a>
      </h2>
      <p className={styles.facts}>
        {image?.standIn ? <span className={styles.standIn}>{t('photograph.standIn.badge')}</span> : null}
        <span>{when || t('photographs.undated')}</span>
        {name ? <Said value={name} language={language} /> : null}
      </p>
    </>
  );
}
