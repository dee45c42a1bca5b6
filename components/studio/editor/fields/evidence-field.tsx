'use client';

import { useTranslations } from 'next-intl';
import { EVIDENCE } from '@/lib/catalogue/snapshot';
import { Select } from '../../controls/select';
import { useEditor, useField } from '../editor-context';
import { FieldHolder, FieldMarks, useProblem } from './field-holder';

/** How sure the record is. */
export function EvidenceField() {
  const t = useTranslations('studio.editor');
  const { isReadOnly } = useEditor();
  const { value, set } = useField('evidence');
  return (
    <FieldHolder name="evidence">
      <Select
        label={t('fields.evidence')}
        help={t('help.evidence')}
        options={EVIDENCE.map((id) => ({ id, label: t(`evidence.${id}`) }))}
        value={value}
        onChange={set}
        placeholder={t('fields.evidence')}
        isDisabled={isReadOnly}
        error={useProblem('evidence')}
        aside={<FieldMarks name="evidence" />}
      />
    </FieldHolder>
  );
}
