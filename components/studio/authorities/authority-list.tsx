'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { callStudio, type Outcome } from '@/components/studio/call';
import { Button } from '@/components/studio/controls/button';
import { EmptyState } from '@/components/studio/controls/empty-state';
import { TextField } from '@/components/studio/controls/text-field';
import { Failure } from '@/components/studio/lists/failure';
import { pageAddress } from '@/i18n/addresses';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { Texts } from '@/lib/catalogue/views';
import type { AuthorityKind, AuthorityRow } from '@/lib/studio/authority-commands';
import { writeQuery } from '@/lib/studio/photograph-filter';
import { foldText } from '@/lib/text/fold';
import styles from './authorities.module.css';
import { EntryActions } from './entry-actions';

interface Props {
  kind: AuthorityKind;
  rows: readonly AuthorityRow[];
  language: Language;
}

/** One authority list: names in each language side by side, and the photographs that name each. */
export function AuthorityList({ kind, rows, language }: Props) {
  const t = useTranslations('studio.authorities');
  const [sought, setSought] = useState('');
  const found = rows.filter((row) => isFound(row, sought));
  return (
    <>
      <NewEntry kind={kind} />
      {rows.length === 0 ? <EmptyState title={t('empty')}>{t('emptyHelp')}</EmptyState> : null}
      {rows.length > 1 ? (
        <TextField label={t('search')} type="search" value={sought} onChange={setSought} maxLength={200} />
      ) : null}
      <p role="status">{sought === '' ? null : t('found', { count: found.length })}</p>
      <ul className={styles.list}>
        {found.map((row) => (
          <Entry key={`${row.id} ${row.revision}`} kind={kind} row={row} rows={rows} language={language} />
        ))}
      </ul>
    </>
  );
}

/** By any of its names or its address, whatever the spelling of letters. */
function isFound(row: AuthorityRow, sought: string): boolean {
  return [row.slug, ...Object.values(row.names)].some((text) => foldText(text).includes(foldText(sought)));
}

function Entry({ kind, row, rows, language }: Props & { row: AuthorityRow }) {
  const t = useTranslations('studio.authorities');
  const common = useTranslations('studio.common');
  const router = useRouter();
  const [names, setNames] = useState<Texts>(row.names);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const isChanged = LANGUAGES.some((lang) => (names[lang] ?? '') !== (row.names[lang] ?? ''));
  const save = async () => {
    const saved = await callStudio('authorities.save', { kind, id: row.id, base: row.revision, names });
    setOutcome(saved);
    if (saved.ok) router.refresh();
  };
  return (
    <li>
      <Form
        className={styles.entry}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Names names={names} onChange={setNames} />
        <div className={styles.facts}>
          <bdi dir="ltr">{row.slug}</bdi>
          <Link
            href={pageAddress(language, `/studio/photographs${writeQuery({ filter: { [kind]: row.id } })}`)}
          >
            {t('used', { count: row.photographs })}
          </Link>
          {isChanged ? <Button type="submit">{common('save')}</Button> : null}
          <EntryActions kind={kind} row={row} rows={rows} language={language} />
        </div>
        <Failure outcome={outcome} />
      </Form>
    </li>
  );
}

function NewEntry({ kind }: { kind: AuthorityKind }) {
  const t = useTranslations('studio.authorities');
  const router = useRouter();
  const [names, setNames] = useState<Texts>({});
  const [slug, setSlug] = useState('');
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const make = async () => {
    const made = await callStudio('authorities.create', { kind, slug, names });
    setOutcome(made);
    if (!made.ok) return;
    setNames({});
    setSlug('');
    router.refresh();
  };
  return (
    <Form
      className={styles.entry}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <Names names={names} onChange={setNames} />
      <div className={styles.facts}>
        <TextField label={t('slug')} value={slug} onChange={setSlug} lang="en" maxLength={80} />
        <Button type="submit" isDisabled={slug === ''}>
          {t('add')}
        </Button>
      </div>
      <Failure outcome={outcome} />
    </Form>
  );
}

function Names({ names, onChange }: { names: Texts; onChange(names: Texts): void }) {
  const t = useTranslations('studio.authorities');
  const common = useTranslations('studio.common');
  return LANGUAGES.map((lang) => (
    <TextField
      key={lang}
      label={t('name', { language: common(`language.${lang}`) })}
      lang={lang}
      value={names[lang] ?? ''}
      onChange={(value) => onChange({ ...names, [lang]: value })}
      maxLength={300}
    />
  ));
}
