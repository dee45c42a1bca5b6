import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { LONGEST_TEXT, type SearchQuery, SORTS } from '@/lib/search/query';
import styles from './search.module.css';

interface Props {
  query: SearchQuery;
  language: Language;
  /** Further choices, which are sent together with the words. */
  children: ReactNode;
}

/** Words, order and choices in one form that needs no script. */
export async function SearchForm({ query, language, children }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'search' });
  return (
    <search className={styles.apart}>
      <form className={styles.apart} action={pageAddress(language, '/search')} method="get">
        <div className={styles.asked}>
          <label htmlFor="search-text">{t('label')}</label>
          <div className={styles.line}>
            <input
              id="search-text"
              type="search"
              name="q"
              // An empty field would run from left to right: it begins where the page does.
              dir={query.text === '' ? undefined : 'auto'}
              maxLength={LONGEST_TEXT}
              defaultValue={query.text}
              autoComplete="off"
              aria-describedby="search-hint"
            />
            <button type="submit">
              <Icon name="search" />
              {t('submit')}
            </button>
          </div>
          <p id="search-hint" className={styles.hint}>
            {t('hint')}
          </p>
        </div>
        <div className={styles.choices}>
          <label className={styles.sort}>
            {t('sort.label')}
            <select name="sort" defaultValue={query.sort}>
              {SORTS.map((sort) => (
                <option key={sort} value={sort}>
                  {t(`sort.${sort}`)}
                </option>
              ))}
            </select>
          </label>
          {children}
        </div>
      </form>
    </search>
  );
}
