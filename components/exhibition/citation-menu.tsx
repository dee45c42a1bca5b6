import { getTranslations } from 'next-intl/server';
import { sayIn } from '@/i18n/words';
import type { Language } from '@/lib/catalogue/languages';
import { REFERENCE_FORMATS, referencePath } from '@/lib/citations/addresses';
import { type CitedPhotograph, citedPhotograph } from '@/lib/citations/cited-photograph';
import { CITATION_STYLES, type CitationStyle, citationIn, STYLES_WITH_ACCESS } from '@/lib/citations/styles';
import { AccessedOn } from './accessed-on';
import { CitationText } from './citation-text';
import { Copyable } from './copyable';
import type { TakeAwayProps } from './take-away';
import styles from './take-away.module.css';

/** The photograph cited in three styles, and as files for reference managers. */
export async function CitationMenu({ photograph, publication, language }: TakeAwayProps) {
  const t = await getTranslations({ locale: language, namespace: 'citation' });
  const { siteTitles, page } = publication;
  const cited = citedPhotograph(photograph, { language, siteTitles, page, say: await sayIn(language) });
  return (
    <details className={styles.menu}>
      <summary className={styles.summary}>{t('heading')}</summary>
      <div className={styles.body}>
        {CITATION_STYLES.map((style) => (
          <Citation key={style} style={style} cited={cited} language={language} />
        ))}
        <section>
          <h3 className={styles.heading}>{t('formats')}</h3>
          <ul className={styles.links}>
            {REFERENCE_FORMATS.map((format) => (
              <li key={format}>
                <a href={referencePath({ language, id: photograph.id, format })} download>
                  {t(`format.${format}`)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </details>
  );
}

interface CitationProps {
  style: CitationStyle;
  cited: CitedPhotograph;
  language: Language;
}

async function Citation({ style, cited, language }: CitationProps) {
  const t = await getTranslations({ locale: language, namespace: 'citation' });
  const name = t(`styles.${style}`);
  return (
    <section>
      <h3 className={styles.heading}>{name}</h3>
      <Copyable words={{ copy: t('copy'), copied: t('copied'), notCopied: t('notCopied') }} of={name}>
        <p className={styles.citation}>
          <CitationText parts={citationIn(style, cited, await sayIn(language))} language={language} />
          {STYLES_WITH_ACCESS.has(style) ? (
            <AccessedOn
              sentence={t.raw('accessed')}
              months={await daysOfMonths(language)}
              language={language}
            />
          ) : null}
        </p>
      </Copyable>
    </section>
  );
}

/** A day of each month in words, with places for its number and the year. */
async function daysOfMonths(language: Language): Promise<string[]> {
  const t = await getTranslations({ locale: language, namespace: 'dates' });
  return Array.from({ length: 12 }, (_, month) =>
    t('day', { day: '{day}', month: month + 1, year: '{year}' }),
  );
}
