import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { LONGEST_TEXT } from '@/lib/search/query';
import styles from './search-box.module.css';

/** One field that leads to the search, without script too. @param size `small` in a header */
export async function SearchBox({ language, size }: { language: Language; size: 'small' | 'large' }) {
  const t = await getTranslations({ locale: language, namespace: 'search' });
  return (
    <search className={`${styles.box} ${styles[size]}`}>
      <form className={styles.form} action={pageAddress(language, '/search')} method="get">
        <input
          className={styles.field}
          type="search"
          name="q"
          maxLength={LONGEST_TEXT}
          placeholder={size === 'large' ? undefined : t('title')}
          aria-label={t('entry')}
          autoComplete="off"
        />
        <button className={styles.button} type="submit">
          <Icon name="search" />
          <span className={size === 'small' ? 'visually-hidden' : undefined}>{t('submit')}</span>
        </button>
      </form>
    </search>
  );
}
