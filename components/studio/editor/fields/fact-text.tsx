'use client';

import { useTranslations } from 'next-intl';
import type { FactField } from '@/lib/catalogue/draft';
import { TextField } from '../../controls/text-field';
import { useEditor, useField } from '../editor-context';
import { FieldHolder, FieldMarks, useProblem } from './field-holder';

interface Props {
  name: Extract<
    FactField,
    | 'dimensionsAsWritten'
    | 'inventoryNumber'
    | 'sourceUrl'
    | 'fileUrl'
    | 'rightsAsStated'
    | 'creditLine'
    | 'seenIn'
    | 'internalNotes'
    | 'caveats'
    | 'slug'
  >;
  rows?: number;
  /** BCP 47, where what is written in it does not go by the page's direction. */
  lang?: string;
  type?: 'text' | 'url';
}

/** A fact that is a text. */
export function FactText({ name, rows, lang, type }: Props) {
  const t = useTranslations('studio.editor');
  const { isReadOnly } = useEditor();
  const { value, set } = useField(name);
  return (
    <FieldHolder name={name} isWide={(rows ?? 1) > 1}>
      <TextField
        label={t(`fields.${name}`)}
        help={t(`help.${name}`)}
        value={value ?? ''}
        onChange={(next) => set(next === '' && name !== 'slug' ? null : next)}
        rows={rows}
        lang={lang}
        type={type}
        inputMode={type === 'url' ? 'url' : undefined}
        isDisabled={isReadOnly}
        error={useProblem(name)}
        aside={<FieldMarks name={name} />}
      />
    </FieldHolder>
  );
}
