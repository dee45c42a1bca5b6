'use client';

import { useTranslations } from 'next-intl';
import type { Language } from '@/lib/catalogue/languages';
import { directionOf } from '@/lib/catalogue/languages';
import { type StopText, stopTextField } from '@/lib/tours/tour-draft';
import arrangement from '../arrangements/arrangement.module.css';
import { problemOf, useArrangement } from '../arrangements/arrangement-session';
import { FieldConflict } from '../arrangements/field-conflict';
import { Quoted } from '../controls/conflict-notice';
import { TextField } from '../controls/text-field';
import { languagesInOrder } from '../editor/field-words';
import { StopNarration } from './stop-narration';
import { useStopText } from './tour-session';
import styles from './tours.module.css';

/** What is said at a stop, the languages side by side. */
export function StopTexts({ stopId }: { stopId: string }) {
  const { language } = useArrangement();
  return (
    <div className={styles.pair}>
      {languagesInOrder(language).map((column) => (
        <OneLanguage key={column} stopId={stopId} column={column} />
      ))}
    </div>
  );
}

function OneLanguage({ stopId, column }: { stopId: string; column: Language }) {
  const t = useTranslations('studio.tours');
  const shared = useTranslations('studio.sections');
  const languageName = useTranslations('studio.common.language');
  const open = useArrangement();
  const field = stopTextField(stopId, column);
  const { text, change } = useStopText(stopId, column);
  const label = (name: 'title' | 'text') =>
    shared('inLanguage', {
      field: t(name === 'title' ? 'stops.titleField' : 'stops.text'),
      language: languageName(column),
    });
  return (
    <div className={arrangement.text} data-field={field}>
      <TextField
        label={label('title')}
        value={text.title ?? ''}
        onChange={(title) => change({ title: title || null })}
        lang={column}
        isDisabled={open.isReadOnly}
      />
      <TextField
        label={label('text')}
        value={text.text ?? ''}
        onChange={(words) => change({ text: words || null })}
        lang={column}
        rows={4}
        isDisabled={open.isReadOnly}
        error={problemOf(open, field) ? t('problems.TOO_LONG') : null}
      />
      <FieldConflict field={field} lang={column}>
        {(theirs) => <TheirWords theirs={theirs as unknown as StopText | null} lang={column} />}
      </FieldConflict>
      <StopNarration stopId={stopId} language={column} />
    </div>
  );
}

function TheirWords({ theirs, lang }: { theirs: StopText | null; lang: Language }) {
  const t = useTranslations('studio.sections.conflict');
  const said = [theirs?.title, theirs?.text].filter((each) => each);
  return (
    <Quoted lang={lang} dir={directionOf(lang)}>
      {said.length > 0 ? said.join('\n\n') : t('empty')}
    </Quoted>
  );
}
