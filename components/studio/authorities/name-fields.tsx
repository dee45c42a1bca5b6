'use client';

import { useTranslations } from 'next-intl';
import { isEntryField } from '@/lib/catalogue/authority-draft';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { CheckBox } from '../controls/check-box';
import { TextField } from '../controls/text-field';
import styles from './authorities.module.css';
import { EntryField } from './entry-field';
import { useEntryFieldName, useEntryProblem } from './entry-words';
import { useOpenEntry } from './use-entry';

/** The name in every language side by side, with whose words it is and where it is from, as far as the kind has it. */
export function NameFields() {
  const t = useTranslations('studio.authorities');
  const { kind } = useOpenEntry();
  return (
    <section className={styles.group} aria-labelledby="names-title">
      <h2 id="names-title" className={styles.title}>
        {kind === 'rights' ? t('groups.wording') : t('groups.names')}
      </h2>
      <p id="names-help" className={styles.help}>
        {t(`help.names.${kind}`)}
      </p>
      <div className={styles.languages}>
        {LANGUAGES.map((lang) => (
          <div key={lang} className={styles.column}>
            <Name lang={lang} />
            {isEntryField(kind, `namesAreOurs.${lang}`) ? <Ours lang={lang} /> : null}
            {isEntryField(kind, `nameSources.${lang}`) ? <Source lang={lang} /> : null}
          </div>
        ))}
      </div>
    </section>
  );
}

function Name({ lang }: { lang: Language }) {
  const { kind, value, set, problems } = useOpenEntry();
  const nameOf = useEntryFieldName(kind);
  const problem = useEntryProblem();
  const field = `names.${lang}`;
  return (
    <EntryField field={field}>
      <TextField
        label={nameOf(field)}
        value={String(value(field) ?? '')}
        onChange={(text) => set(field, text === '' ? null : text)}
        lang={lang}
        rows={kind === 'rights' ? 3 : 1}
        describedBy="names-help"
        error={problem(problems[field])}
      />
    </EntryField>
  );
}

function Ours({ lang }: { lang: Language }) {
  const { kind, value, set } = useOpenEntry();
  const nameOf = useEntryFieldName(kind);
  const field = `namesAreOurs.${lang}`;
  return (
    <EntryField field={field}>
      <CheckBox isSelected={value(field) === true} onChange={(isOurs) => set(field, isOurs)}>
        {nameOf(field)}
      </CheckBox>
    </EntryField>
  );
}

function Source({ lang }: { lang: Language }) {
  const t = useTranslations('studio.authorities.help');
  const { kind, value, set, problems } = useOpenEntry();
  const nameOf = useEntryFieldName(kind);
  const problem = useEntryProblem();
  const field = `nameSources.${lang}`;
  return (
    <EntryField field={field}>
      <TextField
        label={nameOf(field)}
        help={t('nameSource')}
        value={String(value(field) ?? '')}
        onChange={(text) => set(field, text === '' ? null : text)}
        error={problem(problems[field])}
      />
    </EntryField>
  );
}
