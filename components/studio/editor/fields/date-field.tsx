'use client';

import { useTranslations } from 'next-intl';
import { EdtfField } from '../../controls/edtf-field';
import { useEditor, useField } from '../editor-context';
import { FieldHolder, FieldMarks, useProblem } from './field-holder';

/** When the photograph was taken. */
export function DateField() {
  const t = useTranslations('studio.editor');
  const { isReadOnly, language, dates } = useEditor();
  const { value, set } = useField('dateEdtf');
  return (
    <FieldHolder name="dateEdtf" isWide>
      <EdtfField
        label={t('fields.dateEdtf')}
        help={t('help.dateEdtf')}
        value={value}
        onChange={set}
        language={language}
        dates={dates}
        isDisabled={isReadOnly}
        error={useProblem('dateEdtf')}
        aside={<FieldMarks name="dateEdtf" />}
      />
    </FieldHolder>
  );
}
