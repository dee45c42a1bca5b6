import { getTranslations } from 'next-intl/server';
import { languageProps } from '@/components/ui/said';
import { dateInWords } from '@/i18n/words';
import type { Language } from '@/lib/catalogue/languages';
import type { PhotographSummary } from '@/lib/catalogue/views';
import { pickText } from '@/lib/text/pick-text';
import styles from './print-caption.module.css';

interface Props {
  photograph: PhotographSummary;
  language: Language;
  heading: 'h2' | 'h3' | 'h4';
}

/** What stands under a print in a row: title, date, and whether it is a stand-in. */
export async function PrintCaption({ photograph, language, heading: Heading }: Props) {
  const t = await getTranslations({ locale: language });
  const title = pickText(photograph.titles, language);
  const date = photograph.dateEdtf && (await dateInWords(photograph.dateEdtf, language));
  return (
    <div className={styles.caption}>
      {title ? (
        <Heading className={styles.title} {...languageProps(title.lang, language)}>
          {title.text}
        </Heading>
      ) : null}
      <p className={styles.facts}>
        <span>{date ?? t('photographs.undated')}</span>
        {photograph.image?.standIn ? (
          <span className={styles.standIn}>{t('photograph.standIn.badge')}</span>
        ) : null}
      </p>
    </div>
  );
}
