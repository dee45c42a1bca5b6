'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '@/components/studio/controls/button';
import { Select } from '@/components/studio/controls/select';
import { TextField } from '@/components/studio/controls/text-field';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { Choices } from '@/lib/studio/choice-commands';
import {
  FILTER_NAMES,
  type FilterName,
  type PhotographQuery,
  readQuery,
  writeQuery,
} from '@/lib/studio/photograph-filter';
import { useFilterValues } from './filter-values';
import styles from './filters.module.css';

interface Props {
  query: PhotographQuery;
  options: Choices;
  language: Language;
  /** A contributor's list is their own anyway. */
  mayChooseMine: boolean;
}

const FIRST: readonly FilterName[] = ['status', 'section', 'missing'];
const FURTHER: readonly FilterName[] = [
  ...([
    'stale',
    'annotations',
    'scan',
    'maker',
    'place',
    'community',
    'technique',
    'holder',
    'rights',
    'mine',
  ] as const),
];
const ANY = '*';

/** What the list is narrowed to. Every choice is part of the address, so a list can be sent to a colleague. */
export function PhotographFilters({ query, options, language, mayChooseMine }: Props) {
  const t = useTranslations('studio.lists');
  const router = useRouter();
  const values = useFilterValues(options, language);
  const further = FURTHER.filter((name) => name !== 'mine' || mayChooseMine);
  const [isOpen, setOpen] = useState(false);
  const set = (name: FilterName, value: string | undefined) => {
    const { filter, sort } = readQuery({ ...query.filter, sort: query.sort, [name]: value });
    router.push(pageAddress(language, `/studio/photographs${writeQuery({ filter, sort })}`));
  };
  const choice = (name: FilterName) => (
    <Select
      key={name}
      label={t(`filter.${name}`)}
      options={[{ id: ANY, label: t('any') }, ...values(name)]}
      value={query.filter[name] ?? ANY}
      placeholder={t('any')}
      onChange={(value) => set(name, value === ANY ? undefined : value)}
    />
  );
  return (
    <search className={styles.filters} aria-label={t('filters')}>
      <div className={styles.row}>
        <Find key={query.filter.q ?? ''} words={query.filter.q ?? ''} onFind={(words) => set('q', words)} />
        {FIRST.map(choice)}
        <Button weight="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {t(isOpen ? 'fewerFilters' : 'moreFilters')}
        </Button>
      </div>
      {isOpen ? <div className={styles.row}>{further.map(choice)}</div> : null}
      <Chips query={query} values={values} onRemove={(name) => set(name, undefined)} />
    </search>
  );
}

function Find({ words, onFind }: { words: string; onFind(words: string): void }) {
  const t = useTranslations('studio.lists');
  const [typed, setTyped] = useState(words);
  return (
    <Form
      className={styles.find}
      onSubmit={(event) => {
        event.preventDefault();
        onFind(typed);
      }}
    >
      <TextField label={t('find')} type="search" value={typed} onChange={setTyped} maxLength={200} />
      <Button type="submit">{t('findAction')}</Button>
    </Form>
  );
}

interface ChipProps {
  query: PhotographQuery;
  values: ReturnType<typeof useFilterValues>;
  onRemove(name: FilterName): void;
}

/** What narrows the list now, each to be taken away: also where its choice is folded away. */
function Chips({ query, values, onRemove }: ChipProps) {
  const t = useTranslations('studio.lists');
  const set = FILTER_NAMES.filter((name) => query.filter[name]);
  if (set.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t('narrowed')}>
      {set.map((name) => {
        const value = query.filter[name] ?? '';
        const said = values(name).find(({ id }) => id === value)?.label ?? value;
        return (
          <li key={name}>
            <button type="button" className={styles.chip} onClick={() => onRemove(name)}>
              <span className={styles.chipName}>{t(`filter.${name}`)}</span> <bdi>{said}</bdi>
              <span aria-hidden="true" className={styles.cross} />
              <span className="visually-hidden">{t('removeFilter')}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
