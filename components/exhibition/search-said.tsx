import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { type SearchQuery, searchPath, toggled } from '@/lib/search/query';
import type { SearchView } from '@/lib/search/views';
import { FacetName } from './facet-name';
import styles from './search.module.css';

interface Props {
  view: SearchView;
  query: SearchQuery;
  language: Language;
}

const MOST_NEAREST = 4;

/** What was found, in words, and what to try where it was nothing. @param cut true where words were left out */
export async function SearchSaid({ view, query, cut, language }: Props & { cut: boolean }) {
  const t = await getTranslations({ locale: language, namespace: 'search' });
  const some = view.total - view.whole;
  return (
    <div className={styles.said}>
      <h2>{t('count', { count: view.total })}</h2>
      {some > 0 ? <p>{t('some', { count: some })}</p> : null}
      {cut ? <p>{t('cut')}</p> : null}
      {view.unknown.length > 0 ? (
        <p>{t.rich('unknown', { values: () => <bdi>{view.unknown.join(', ')}</bdi> })}</p>
      ) : null}
      {view.total === 0 ? <p>{t('none')}</p> : null}
      {view.nearest.length > 0 ? (
        <p className={styles.nearest}>
          <span>{t('nearest')}</span>
          {view.nearest.slice(0, MOST_NEAREST).map((word) => (
            <Link key={word} href={pageAddress(language, searchPath({ text: word }))} prefetch={false}>
              <bdi>{word}</bdi>
            </Link>
          ))}
        </p>
      ) : null}
      <Chosen view={view} query={query} language={language} />
    </div>
  );
}

/** Each choice, with the way back from it. */
async function Chosen({ view: { facets, unknown }, query, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'search' });
  const chosen = facets.flatMap(({ facet, values }) =>
    values.filter(({ isChosen }) => isChosen).map((value) => ({ facet, value })),
  );
  if (chosen.length + unknown.length === 0) return null;
  return (
    <ul className={styles.chosen} aria-label={t('chosen')}>
      {chosen.map(({ facet, value }) => (
        <li key={`${facet} ${value.value}`}>
          <Link href={pageAddress(language, searchPath(toggled(query, facet, value.value)))} prefetch={false}>
            <span className="visually-hidden">{t('remove')} </span>
            <span>
              {t(`facets.${facet}`)}: <FacetName facet={facet} value={value} language={language} />
            </span>
            <Icon name="remove" />
          </Link>
        </li>
      ))}
      <li>
        <Link
          className={styles.clear}
          href={pageAddress(language, searchPath({ text: query.text }))}
          prefetch={false}
        >
          {t('clear')}
        </Link>
      </li>
    </ul>
  );
}

/** The pages before and after this one. */
export async function SearchPages({ view: { page, pages }, query, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'search' });
  if (pages < 2) return null;
  const to = (number: number) => pageAddress(language, searchPath({ ...query, page: number }));
  return (
    <nav className={styles.pages} aria-label={t('pages')}>
      {page > 1 ? (
        <Link href={to(page - 1)} prefetch={false} rel="prev">
          <Icon name="back" />
          {t('previous')}
        </Link>
      ) : null}
      <span>{t('page', { page, pages })}</span>
      {page < pages ? (
        <Link href={to(page + 1)} prefetch={false} rel="next">
          {t('next')}
          <Icon name="forward" />
        </Link>
      ) : null}
    </nav>
  );
}
