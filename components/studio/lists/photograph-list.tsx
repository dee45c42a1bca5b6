'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { GridList, type Selection } from 'react-aria-components';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { Choices } from '@/lib/studio/choice-commands';
import type { PhotographPage } from '@/lib/studio/list-views';
import type { PhotographQuery } from '@/lib/studio/photograph-filter';
import { ListPages } from './list-pages';
import { NothingHere } from './nothing-here';
import { PhotographItem } from './photograph-item';
import styles from './photograph-list.module.css';
import { SelectionBar } from './selection-bar';
import { SortSelect } from './sort-select';
import { Tick } from './tick';

interface Props {
  page: PhotographPage;
  query: PhotographQuery;
  options: Choices;
  language: Language;
  /** A contributor changes records one by one. */
  mayChangeMany: boolean;
  /** ISO 8601. */
  now: string;
}

/** The photographs that match, to open one or to choose many. A selection stays while pages are turned. */
export function PhotographList({ page, query, options, language, mayChangeMany, now }: Props) {
  const t = useTranslations('studio.lists');
  const router = useRouter();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const shown = page.rows.map(({ id }) => id);
  const choose = (keys: Selection) => {
    const here = keys === 'all' ? shown : [...keys].map(String);
    setSelected(new Set([...selected].filter((id) => !shown.includes(id)).concat(here)));
  };
  if (page.rows.length === 0) return <NothingHere query={query} language={language} />;
  return (
    <>
      <ListBar page={page} query={query} language={language} selected={selected} onChoose={choose} />
      <GridList
        aria-label={t('list')}
        className={styles.list}
        selectionMode="multiple"
        selectedKeys={shown.filter((id) => selected.has(id))}
        onSelectionChange={choose}
        onAction={(id) => router.push(pageAddress(language, `/studio/photographs/${id}`))}
      >
        {page.rows.map((row) => (
          <PhotographItem key={row.id} row={row} language={language} now={now} />
        ))}
      </GridList>
      <ListPages page={page} query={query} language={language} />
      {mayChangeMany && selected.size > 0 ? (
        <SelectionBar
          total={page.total}
          query={query}
          options={options}
          language={language}
          selected={selected}
          onSelect={setSelected}
        />
      ) : null}
    </>
  );
}

interface BarProps extends Pick<Props, 'page' | 'query' | 'language'> {
  selected: ReadonlySet<string>;
  onChoose(keys: Selection): void;
}

function ListBar({ page, query, language, selected, onChoose }: BarProps) {
  const t = useTranslations('studio.lists');
  const count = page.rows.filter(({ id }) => selected.has(id)).length;
  return (
    <div className={styles.bar}>
      <div className={styles.barStart}>
        <Tick
          aria-label={t('select.page')}
          isSelected={count === page.rows.length}
          isIndeterminate={count > 0 && count < page.rows.length}
          onChange={(on) => onChoose(on ? 'all' : new Set())}
        />
        <p className={styles.count} aria-live="polite">
          {t('lead', { count: page.total })}
        </p>
      </div>
      <SortSelect query={query} language={language} />
    </div>
  );
}
