import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/studio/controls/empty-state';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { type PhotographQuery, writeQuery } from '@/lib/studio/photograph-filter';

/** An empty list: either nothing matches, or nothing is here yet. */
export function NothingHere({ query, language }: { query: PhotographQuery; language: Language }) {
  const t = useTranslations('studio.lists');
  if (writeQuery({ filter: query.filter }) !== '') {
    return (
      <EmptyState title={t('empty')}>
        <p>{t('emptyHelp')}</p>
        <Link href={pageAddress(language, '/studio/photographs')}>{t('clear')}</Link>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('emptyAll')}>
      <p>{t('emptyAllHelp')}</p>
      <Link href={pageAddress(language, '/studio/upload')}>{t('upload')}</Link>
    </EmptyState>
  );
}
