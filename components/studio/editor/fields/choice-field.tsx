'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useMemo } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import type { Choice } from '@/lib/studio/choice-commands';
import { ComboBox } from '../../controls/combo-box';
import type { SelectOption } from '../../controls/select';
import { useEditor, useField } from '../editor-context';
import { nameOf } from '../field-words';
import { FieldHolder, FieldMarks, useProblem } from './field-holder';
import { useNewChoice } from './new-choice';

/** Which list each field chooses from. */
const LISTS = {
  techniqueId: 'techniques',
  holderId: 'holders',
  sectionId: 'sections',
  rightsId: 'rights',
} as const;

/** What can be added to from here. A section has words and an order of its own to be made with. */
const KINDS = { techniqueId: 'technique', holderId: 'holder', sectionId: null, rightsId: null } as const;

/** One entry of an authority list, or none. */
export function ChoiceField({ name }: { name: keyof typeof LISTS }) {
  const t = useTranslations('studio.editor');
  const { choices, isReadOnly } = useEditor();
  const { value, set } = useField(name);
  const options = useOptions(choices[LISTS[name]], value === null ? [] : [value]);
  const { onNew, dialog } = useNewChoice(KINDS[name], set);
  return (
    <FieldHolder name={name}>
      <ComboBox
        label={t(`fields.${name}`)}
        help={t(`help.${name}`)}
        options={options}
        value={value}
        onChange={set}
        empty={t('list.noMatch')}
        openLabel={t('list.open')}
        placeholder={t('list.typeToFind')}
        isDisabled={isReadOnly}
        error={useProblem(name)}
        aside={<FieldMarks name={name} />}
        onNew={onNew}
      />
      {dialog}
    </FieldHolder>
  );
}

/**
 * A list's entries as options, in the reader's alphabet.
 * @param held ids that must be there although the list may have lost them
 */
export function useOptions(list: readonly Choice[], held: readonly string[]): SelectOption[] {
  const t = useTranslations('studio.editor.list');
  const { language, reloadChoices } = useEditor();
  const unknown = t('unknown');
  const lost = held.filter((id) => !list.some((choice) => choice.id === id)).join(' ');
  useEffect(() => {
    // A colleague may have made it since this page was opened.
    if (lost !== '') reloadChoices();
  }, [lost, reloadChoices]);
  return useMemo(() => {
    const missing = held.filter((id) => !list.some((choice) => choice.id === id));
    return [
      ...list.map((choice) => optionOf(choice, language, unknown)),
      ...missing.map((id) => ({ id, label: unknown })),
    ].sort((a, b) => a.label.localeCompare(b.label, language));
  }, [list, held, language, unknown]);
}

function optionOf(choice: Choice, language: Language, unknown: string): SelectOption {
  const { text, lang } = nameOf(choice, language, unknown);
  return { id: choice.id, label: text, lang: lang === language ? undefined : lang };
}
