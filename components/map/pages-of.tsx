import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { type PagePath, pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { writeNumber } from '@/lib/text/digits';
import styles from './places.module.css';

/** The way through a long list, a page at a time; nothing where it has only one. */
export async function PagesOf({
  path,
  page,
  pages,
  language,
}: {
  path: PagePath;
  page: number;
  pages: number;
  language: Language;
}) {
  if (pages < 2) return null;
  const t = await getTranslations({ locale: language, namespace: 'places' });
  const address = (number: number) => `${pageAddress(language, path)}${number > 1 ? `?page=${number}` : ''}`;
  return (
    <nav className={styles.ways} aria-label={t('pages')}>
      {page > 1 ? (
        <Link href={address(page - 1)} prefetch={false} rel="prev">
          {t('previousPage')}
        </Link>
      ) : null}
      <span className={styles.count}>
        {t('pageOf', { page: writeNumber(page, language), pages: writeNumber(pages, language) })}
      </span>
      {page < pages ? (
        <Link href={address(page + 1)} prefetch={false} rel="next">
          {t('nextPage')}
        </Link>
      ) : null}
    </nav>
  );
}
