'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Select } from '../../controls/select';
import { TextField } from '../../controls/text-field';
import { useEditor, useField } from '../editor-context';
import { FieldHolder, FieldMarks, useProblem } from './field-holder';
import styles from './fields.module.css';
import { WRITTEN_IN } from './written-in';

/** A source's own words with the language that they are in. */
export function WrittenText({ name }: { name: 'sourceTitle' | 'dateAsWritten' | 'technique' }) {
  const t = useTranslations('studio.editor');
  const { isReadOnly } = useEditor();
  const { value, set } = useField(name);
  // Chosen before anything is written, a language is no value yet.
  const [chosen, setChosen] = useState(value?.lang ?? 'en');
  const lang = value?.lang ?? chosen;
  const label = t(`fields.${name}`);
  return (
    <FieldHolder name={name} isWide>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would not be laid out as a grid is */}
      <div className={styles.written} role="group" aria-label={label}>
        <TextField
          label={label}
          help={t(`help.${name}`)}
          value={value?.text ?? ''}
          onChange={(text) => set(text === '' ? null : { text, lang })}
          lang={lang}
          isDisabled={isReadOnly}
          error={useProblem(name)}
          aside={<FieldMarks name={name} />}
        />
        <Select
          label={t('written.language')}
          options={WRITTEN_IN.map((id) => ({ id, label: t(`written.in.${id}`) }))}
          value={lang}
          onChange={(next) => {
            setChosen(next);
            if (value) set({ ...value, lang: next });
          }}
          placeholder={t('written.language')}
          isDisabled={isReadOnly}
        />
      </div>
    </FieldHolder>
  );
}
