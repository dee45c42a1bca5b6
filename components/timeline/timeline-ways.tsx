import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { pageAddress, timelinePath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { YearRange } from '@/lib/timeline/time-index';
import type { DatedView } from '@/lib/timeline/views';
import styles from './timeline.module.css';
import { yearsInWords } from './years-in-words';

const WAYS = ['earlier', 'nearer', 'farther', 'later', 'whole'] as const;

/** Along the line, nearer and farther: links, and a form for the years one has in mind. */
export async function TimelineWays({ dated, language }: { dated: DatedView; language: Language }) {
  const t = await getTranslations({ locale: language, namespace: 'timeline' });
  const { ways, range, whole } = dated;
  return (
    <div className={styles.tools}>
      <nav className={styles.ways} aria-label={t('waysLabel')}>
        {WAYS.map((way) => {
          const years = ways[way];
          return years ? (
            <Link
              key={way}
              className={styles.way}
              href={pageAddress(language, timelinePath(way === 'whole' ? null : years))}
              prefetch={false}
              scroll={false}
              data-way={way}
            >
              {t(`ways.${way}`)} <span className={styles.years}>{yearsInWords(years, language)}</span>
            </Link>
          ) : null;
        })}
      </nav>
      <YearsForm range={range} whole={whole} language={language} />
    </div>
  );
}

interface FormProps {
  range: YearRange;
  whole: YearRange;
  language: Language;
}

async function YearsForm({ range, whole, language }: FormProps) {
  const t = await getTranslations({ locale: language, namespace: 'timeline' });
  const field = { type: 'number', inputMode: 'numeric', min: 1, max: 9999, step: 1 } as const;
  return (
    <form
      key={`${range.from} ${range.to}`}
      className={styles.form}
      action={pageAddress(language, timelinePath(null))}
      aria-label={t('form.label', { years: yearsInWords(whole, language) })}
    >
      <label>
        {t('form.from')} <input {...field} name="from" defaultValue={range.from} />
      </label>
      <label>
        {t('form.to')} <input {...field} name="to" defaultValue={range.to} />
      </label>
      <button type="submit">{t('form.show')}</button>
    </form>
  );
}
