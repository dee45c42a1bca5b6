'use client';

import { useTranslations } from 'next-intl';
import { Pill } from '@/components/studio/controls/pill';
import { TextField } from '@/components/studio/controls/text-field';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { DocumentProblem } from '@/lib/site/documents';
import { ConflictChoice } from './conflict-choice';
import styles from './document-editor.module.css';
import { useOpenDocument } from './document-session';

interface PairProps {
  /** Without its language. */
  path: string;
  label: string;
  name: string;
  spec: { rows: number; isRequired: boolean };
}

/** One text in every language, side by side. */
export function TextPair({ path, label, spec }: PairProps) {
  return (
    <fieldset className={styles.pair} aria-label={label}>
      {LANGUAGES.map((language) => (
        <OneText
          key={language}
          field={`${path}.${language}`}
          label={label}
          language={language}
          rows={spec.rows}
        />
      ))}
    </fieldset>
  );
}

interface TextProps {
  field: string;
  label: string;
  language: Language;
  rows: number;
}

function OneText({ field, label, language, rows }: TextProps) {
  const t = useTranslations('studio.site');
  const common = useTranslations('studio.common');
  const { session, state } = useOpenDocument();
  const error = useProblem(field);
  const value = session.value(field);
  const who = state.changedBy[field];
  const conflict = state.conflicts[field];
  return (
    <div data-field={field} className={styles.text}>
      <TextField
        label={t('inLanguage', { label, language: common(`language.${language}`) })}
        value={typeof value === 'string' ? value : ''}
        onChange={(text) => session.set(field, text === '' ? null : text)}
        lang={language}
        rows={rows}
        error={error}
        aside={who === undefined ? undefined : <Pill tone="attention">{t('changedBy', { who })}</Pill>}
      />
      {conflict ? <ConflictChoice conflict={conflict} lang={language} /> : null}
    </div>
  );
}

/** An address: the same in every language. */
export function PlainField({
  path,
  label,
  kind,
}: {
  path: string;
  label: string;
  kind: 'target' | 'address';
}) {
  const t = useTranslations('studio.site');
  const { session, state } = useOpenDocument();
  const error = useProblem(path);
  const value = session.value(path);
  const conflict = state.conflicts[path];
  return (
    <div data-field={path} className={styles.text}>
      <TextField
        label={label}
        value={typeof value === 'string' ? value : ''}
        onChange={(text) => session.set(path, text.trim() === '' ? null : text.trim())}
        lang="en"
        inputMode="url"
        help={t(kind === 'target' ? 'help.target' : 'help.address')}
        error={error}
      />
      {conflict ? <ConflictChoice conflict={conflict} lang="en" /> : null}
    </div>
  );
}

function useProblem(field: string): string | null {
  const t = useTranslations('studio.site.problems');
  const { state, missing } = useOpenDocument();
  const problem = state.problems[field] as DocumentProblem | undefined;
  if (problem) return t(problem);
  return missing.has(field) ? t('MISSING') : null;
}
