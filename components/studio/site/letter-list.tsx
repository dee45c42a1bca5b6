import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/studio/controls/empty-state';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { LetterPage } from '@/lib/site/letter-views';
import { LETTER_STATES, type LetterState } from '@/lib/site/letters';
import { LetterCard } from './letter-card';
import styles from './letters.module.css';

interface Props {
  page: LetterPage;
  /** Null: all. */
  state: LetterState | null;
  language: Language;
}

/** What visitors wrote, the newest first, by state. */
export async function LetterList({ page, state, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'studio.site.letters' });
  const address = (query: Record<string, string>) =>
    `${pageAddress(language, '/studio/letters')}?${new URLSearchParams(query)}`;
  const all = LETTER_STATES.reduce((sum, one) => sum + (page.counts[one] ?? 0), 0);
  const shown = state === null ? undefined : 'page';
  return (
    <>
      <nav className={styles.filter} aria-label={t('filter')}>
        <Link
          href={pageAddress(language, '/studio/letters')}
          prefetch={false}
          aria-current={state === null ? 'page' : undefined}
        >
          {t('all', { count: all })}
        </Link>
        {LETTER_STATES.map((one) => (
          <Link
            key={one}
            href={address({ state: one })}
            prefetch={false}
            aria-current={one === state ? shown : undefined}
          >
            {t('filterState', { state: t(`states.${one}`), count: page.counts[one] ?? 0 })}
          </Link>
        ))}
      </nav>
      {page.letters.length === 0 ? (
        <EmptyState title={t('empty')}>
          <p>{t('emptyText')}</p>
        </EmptyState>
      ) : (
        <ol className={styles.letters}>
          {page.letters.map((letter) => (
            <li key={letter.id}>
              <LetterCard letter={letter} language={language} />
            </li>
          ))}
        </ol>
      )}
      {page.next === null ? null : (
        <p>
          <Link href={address({ ...(state ? { state } : {}), before: page.next })} prefetch={false}>
            {t('older')}
          </Link>
        </p>
      )}
    </>
  );
}
