import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { PhotographPage } from '@/lib/studio/list-views';
import { type PhotographQuery, writeQuery } from '@/lib/studio/photograph-filter';
import buttonStyles from '../controls/button.module.css';
import styles from './photograph-list.module.css';

interface Props {
  page: PhotographPage;
  query: PhotographQuery;
  language: Language;
}

/** Onward and back through a list that is paged by key: there is no page number to jump to. */
export function ListPages({ page, query, language }: Props) {
  const t = useTranslations('studio.lists');
  if (!page.previous && !page.next) return null;
  const { filter, sort } = query;
  const address = (keys: Partial<PhotographQuery>) =>
    pageAddress(language, `/studio/photographs${writeQuery({ filter, sort, ...keys })}`);
  const steps = [
    { name: 'first', to: page.previous ? address({}) : null },
    { name: 'previous', to: page.previous ? address({ before: page.previous }) : null },
    { name: 'next', to: page.next ? address({ after: page.next }) : null },
  ] as const;
  return (
    <nav className={styles.pages} aria-label={t('pages')}>
      {steps.map(({ name, to }) =>
        to ? (
          <Link key={name} className={buttonStyles.button} href={to} prefetch={false}>
            {t(name)}
          </Link>
        ) : null,
      )}
    </nav>
  );
}
