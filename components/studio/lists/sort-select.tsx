'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Select } from '@/components/studio/controls/select';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { LIST_SORTS, type PhotographQuery, writeQuery } from '@/lib/studio/photograph-filter';
import styles from './filters.module.css';

/** The order of the list; it begins again on its first page. */
export function SortSelect({ query, language }: { query: PhotographQuery; language: Language }) {
  const t = useTranslations('studio.lists');
  const router = useRouter();
  return (
    <div className={styles.sort}>
      <Select
        label={t('sort')}
        options={LIST_SORTS.map((id) => ({ id, label: t(`sorts.${id}`) }))}
        value={query.sort}
        placeholder={t('sorts.changed')}
        onChange={(value) => {
          const sort = LIST_SORTS.find((name) => name === value) ?? 'changed';
          const address = `/studio/photographs${writeQuery({ filter: query.filter, sort })}` as const;
          router.push(pageAddress(language, address));
        }}
      />
    </div>
  );
}
