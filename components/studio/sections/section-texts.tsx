'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { SECTION_TEXTS, type SectionField, sectionField } from '@/lib/catalogue/section-draft';
import { callStudio } from '../call';
import { Button } from '../controls/button';
import { Pill } from '../controls/pill';
import { TextField } from '../controls/text-field';
import { WordDiff } from '../editor/word-diff';
import { useFailureWords } from '../failure-words';
import { SectionConflict } from './section-conflict';
import styles from './section-editor.module.css';
import { problemOf, useOpenSection } from './section-session';

type TextName = (typeof SECTION_TEXTS)[number];

const ROWS: Record<TextName, number> = { title: 1, text: 8 };

/** Title and text, the languages side by side; the reader's comes first. */
export function SectionTexts() {
  const t = useTranslations('studio.sections');
  const { language } = useOpenSection();
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
  const t = useTranslations('studio.sections');
  const languageName = useTranslations('studio.common.language');
  const open = useOpenSection();
  const field = sectionField(column, name);
  const value = open.session.value(field);
  const error = useProblem(field);
  const isMissing = open.wasRefused && name === 'title' && !value;
  return (
    <div className={styles.text} data-field={field}>
      <TextField
        label={t('inLanguage', { field: t(`fields.${name}`), language: languageName(column) })}
        value={typeof value === 'string' ? value : ''}
        onChange={(text) => open.session.set(field, text === '' ? null : text)}
        lang={column}
        rows={ROWS[name]}
        isDisabled={open.isReadOnly}
        error={error ?? (isMissing ? t('publish.titleMissing') : null)}
        aside={<ChangedBy field={field} />}
        describedBy={`help-${name}`}
      />
      <SectionConflict field={field} lang={column} />
    </div>
  );
}

/** The end of the page's address. */
export function SlugField() {
  const t = useTranslations('studio.sections');
  const { session, isReadOnly } = useOpenSection();
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
      <SectionConflict field="slug" lang="en" />
    </div>
  );
}

function ChangedBy({ field }: { field: SectionField }) {
  const t = useTranslations('studio.sections');
  const { state } = useOpenSection();
  const who = state.changedBy[field];
  return who === undefined ? null : <Pill tone="attention">{t('changedBy', { who })}</Pill>;
}

function useProblem(field: SectionField): string | null {
  const t = useTranslations('studio.sections.problems');
  const problem = problemOf(useOpenSection(), field);
  if (problem === null) return null;
  return t.has(problem as 'NOT_USABLE') ? t(problem as 'NOT_USABLE') : t('NOT_USABLE');
}

/** Over a column: its language, and whether it lags behind the others. */
function LanguageHead({ column }: { column: Language }) {
  const t = useTranslations('studio.sections.staleness');
  const languageName = useTranslations('studio.common.language');
  const { standing, isReadOnly } = useOpenSection();
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
  const { id, session, take } = useOpenSection();
  const words = useFailureWords();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const confirm = async () => {
    setBusy(true);
    const outcome = await session.between((base) => callStudio('sections.confirm', { id, language, base }));
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
