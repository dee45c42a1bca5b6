'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import { directionOf } from '@/lib/catalogue/languages';
import { ConflictNotice, Quoted } from '../controls/conflict-notice';
import { EdtfField } from '../controls/edtf-field';
import { TextField } from '../controls/text-field';
import styles from './authorities.module.css';
import { useEntryFieldName, useEntryProblem, useEntryValue } from './entry-words';
import { useOpenEntry } from './use-entry';

/** Id of the element that holds a field. */
export function entryFieldId(field: string): string {
  return `field-${field.replaceAll('.', '-')}`;
}

/** A field with what somebody else has made of it meanwhile. */
export function EntryField({ field, children }: { field: string; children: ReactNode }) {
  return (
    <div id={entryFieldId(field)} className={styles.field}>
      {children}
      <EntryConflict field={field} />
    </div>
  );
}

function EntryConflict({ field }: { field: string }) {
  const t = useTranslations('studio.authorities.conflict');
  const { kind, conflicts, settle } = useOpenEntry();
  const nameOf = useEntryFieldName(kind);
  const conflict = conflicts[field];
  if (!conflict) return null;
  const { who, theirs, mine } = conflict;
  const name = nameOf(field);
  return (
    <ConflictNotice
      area="authorities"
      who={who}
      onTheirs={() => settle(field, theirs)}
      onMine={() => settle(field, mine)}
      labels={{ theirs: t('takeTheirsOf', { who, name }), mine: t('keepMineOf', { name }) }}
    >
      <Theirs field={field} value={theirs} />
    </ConflictNotice>
  );
}

function Theirs({ field, value }: { field: string; value: FieldValue }) {
  const t = useTranslations('studio.authorities.conflict');
  const { language } = useOpenEntry();
  const said = useEntryValue(language)(field, value);
  if (!said) return <p className={styles.help}>{t('empty')}</p>;
  return (
    <Quoted lang={said.lang} dir={directionOf(said.lang)}>
      {said.text}
    </Quoted>
  );
}

type TextName = 'sourceUrl' | 'sourceNote' | 'coordinatesFrom' | 'url';

/** A fact that is a text. */
export function EntryText({ field, rows, type }: { field: TextName; rows?: number; type?: 'url' }) {
  const t = useTranslations('studio.authorities');
  const { value, set, problems } = useOpenEntry();
  const problem = useEntryProblem();
  const text = value(field);
  return (
    <EntryField field={field}>
      <TextField
        label={t(`fields.${field}`)}
        help={t(`help.${field}`)}
        value={typeof text === 'string' ? text : ''}
        onChange={(next) => set(field, next === '' ? null : next)}
        lang="en"
        rows={rows}
        type={type}
        inputMode={type}
        error={problem(problems[field])}
      />
    </EntryField>
  );
}

/** A date of a life, or of a studio's work. */
export function EntryDate({ field }: { field: 'born' | 'died' }) {
  const t = useTranslations('studio.authorities');
  const { value, set, problems, language, dates } = useOpenEntry();
  const problem = useEntryProblem();
  const edtf = value(field);
  return (
    <EntryField field={field}>
      <EdtfField
        label={t(`fields.${field}`)}
        help={t(`help.${field}`)}
        value={typeof edtf === 'string' ? edtf : null}
        onChange={(next) => set(field, next)}
        language={language}
        dates={dates}
        error={problem(problems[field])}
      />
    </EntryField>
  );
}
