'use client';

import { useTranslations } from 'next-intl';
import { labelField, type LabelText as Name } from '@/lib/catalogue/draft';
import type { Language } from '@/lib/catalogue/languages';
import { CheckBox } from '../../controls/check-box';
import { TextField } from '../../controls/text-field';
import { useEditor, useField } from '../editor-context';
import { FieldHolder, FieldMarks, useProblem } from './field-holder';
import styles from './fields.module.css';

const ROWS: Record<Name, number> = { title: 2, caption: 3, description: 6, altText: 3, note: 3 };

interface Props {
  name: Name;
  /** Of the text. */
  language: Language;
  /** Id of the help that stands over the whole row. */
  describedBy: string;
}

/** One text of the label in one language, set in that language's direction. */
export function LabelText({ name, language, describedBy }: Props) {
  const t = useTranslations('studio.editor');
  const { isReadOnly } = useEditor();
  const field = labelField(language, name);
  const { value, set } = useField(field);
  const text = typeof value === 'string' ? value : '';
  return (
    <FieldHolder name={field}>
      <TextField
        label={t(`inLanguage.${language}`, { field: t(`fields.${name}`) })}
        value={text}
        onChange={(next) => set(next === '' ? null : next)}
        lang={language}
        rows={ROWS[name]}
        isDisabled={isReadOnly}
        describedBy={describedBy}
        error={useProblem(field)}
        aside={
          <FieldMarks name={field}>
            <Count name={name} text={text} />
          </FieldMarks>
        }
      />
      {name === 'title' ? <OurTitle language={language} /> : null}
    </FieldHolder>
  );
}

function Count({ name, text }: { name: Name; text: string }) {
  const t = useTranslations('studio.editor');
  if (name === 'note' || name === 'title') return null;
  const count = [...text].length;
  const words = name === 'altText' ? t('altTextAdvice', { count }) : t('characters', { count });
  return <span className={styles.count}>{words}</span>;
}

function OurTitle({ language }: { language: Language }) {
  const t = useTranslations('studio.editor');
  const { isReadOnly } = useEditor();
  const { value, set } = useField(labelField(language, 'titleIsOurs'));
  return (
    <CheckBox isSelected={value === true} onChange={set} isDisabled={isReadOnly}>
      {t('fields.titleIsOurs')}
    </CheckBox>
  );
}
