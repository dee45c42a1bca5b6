'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { SECTION_TEXTS, sectionField } from '@/lib/catalogue/section-draft';
import { callStudio } from '../call';
import { Button } from '../controls/button';
import { Pill } from '../controls/pill';
import { TextField } from '../controls/text-field';
import { WordDiff } from '../editor/word-diff';
import { useFailureWords } from '../failure-words';
import styles from './arrangement.module.css';
import { problemOf, useArrangement } from './arrangement-session';
import { FieldConflict } from './field-conflict';

type TextName = (typeof SECTION_TEXTS)[number];

const ROWS: Record<TextName, number> = { title: 1, text: 8 };

/** Title and text, the languages side by side; the reader's comes first. */
export function ArrangementTexts() {
  const { kind, language } = useArrangement();
  const t = useTranslations(`studio.${kind}s`);
  const languages = [language, ...LANGUAGES.filter((each) => each !== language)];
  return (
    <div className={styles.pairs}>
      <div className={styles.heads}>
        {languages.map((column) => (
          <LanguageHead key={column} column={column} />
        ))}
      </div>
      {SECTION_TEXTS.map((name) => (
        <fieldset key={name} className={styles.group} aria-label={t(`fields.${name}`)}>
          <p className={styles.help} id={`help-${name}`}>
            {t(`help.${name}`)}
          </p>
          <div className={styles.pair}>
            {languages.map((column) => (
              <OneText key={column} name={name} column={column} />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}

function OneText({ name, column }: { name: TextName; column: Language }) {
  const open = useArrangement();
  const t = useTranslations('studio.sections');
  const own = useTranslations(`studio.${open.kind}s`);
  const languageName = useTranslations('studio.common.language');
  const field = sectionField(column, name);
  const value = open.session.value(field);
  const error = useProblem(field);
  const isMissing = open.wasRefused && name === 'title' && !value;
  return (
    <div className={styles.text} data-field={field}>
      <TextField
        label={t('inLanguage', { field: own(`fields.${name}`), language: languageName(column) })}
        value={typeof value === 'string' ? value : ''}
        onChange={(text) => open.session.set(field, text === '' ? null : text)}
        lang={column}
        rows={ROWS[name]}
        isDisabled={open.isReadOnly}
        error={error ?? (isMissing ? own('publish.titleMissing') : null)}
        aside={<ChangedBy field={field} />}
        describedBy={`help-${name}`}
      />
      <FieldConflict field={field} lang={column} />
    </div>
  );
}

/** The end of the page's address. */
export function SlugField() {
  const { kind, session, isReadOnly } = useArrangement();
  const t = useTranslations(`studio.${kind}s`);
  const error = useProblem('slug');
  return (
    <div className={styles.slug} data-field="slug">
      <TextField
        label={t('fields.slug')}
        help={t('help.slug')}
        value={String(session.value('slug') ?? '')}
        onChange={(slug) => session.set('slug', slug.trim())}
        lang="en"
        inputMode="url"
        isDisabled={isReadOnly}
        error={error}
        aside={<ChangedBy field="slug" />}
      />
      <FieldConflict field="slug" lang="en" />
    </div>
  );
}

function ChangedBy({ field }: { field: string }) {
  const t = useTranslations('studio.sections');
  const { state } = useArrangement();
  const who = state.changedBy[field];
  return who === undefined ? null : <Pill tone="attention">{t('changedBy', { who })}</Pill>;
}

function useProblem(field: string): string | null {
  const open = useArrangement();
  const t = useTranslations(`studio.${open.kind}s.problems`);
  const problem = problemOf(open, field);
  if (problem === null) return null;
  return t.has(problem as 'NOT_USABLE') ? t(problem as 'NOT_USABLE') : t('NOT_USABLE');
}

/** Over a column: its language, and whether it lags behind the others. */
function LanguageHead({ column }: { column: Language }) {
  const t = useTranslations('studio.sections.staleness');
  const languageName = useTranslations('studio.common.language');
  const { standing, isReadOnly } = useArrangement();
  const { confirm, isBusy, failure } = useConfirm(column);
  const { stale, changes } = standing.languages[column];
  const name = languageName(column);
  return (
    <div className={styles.head} id={`column-${column}`} tabIndex={-1}>
      <h2 className={styles.language}>
        {name}{' '}
        <span role="status" data-testid={`stale-${column}`}>
          {stale ? <Pill tone="attention">{t('mark')}</Pill> : null}
        </span>
      </h2>
      {stale ? (
        <>
          <p>{t('text')}</p>
          {changes.map(({ language, field, before, after }) => (
            <WordDiff
              key={`${language} ${field}`}
              before={before ?? ''}
              after={after ?? ''}
              lang={language}
            />
          ))}
          {isReadOnly ? null : (
            <Button isPending={isBusy} onPress={() => void confirm()}>
              {t('confirm', { language: name })}
            </Button>
          )}
        </>
      ) : null}
      {failure ? <p role="alert">{failure}</p> : null}
    </div>
  );
}

function useConfirm(language: Language) {
  const { kind, id, session, take } = useArrangement();
  const words = useFailureWords();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const confirm = async () => {
    setBusy(true);
    const outcome = await session.between((base) => callStudio(`${kind}s.confirm`, { id, language, base }));
    setBusy(false);
    setFailure(outcome.ok ? null : words(outcome.failure));
    if (!outcome.ok) return;
    session.take(outcome.value);
    take({ languages: outcome.value.languages, publication: outcome.value.publication });
    // The button goes with the mark; the keyboard stays near.
    document.getElementById(`column-${language}`)?.focus();
  };
  return { confirm, isBusy, failure };
}
