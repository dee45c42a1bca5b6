'use client';

import { useTranslations } from 'next-intl';
import { ComboBox } from '../../controls/combo-box';
import { useEditor, useField } from '../editor-context';
import { useOptions } from './choice-field';
import { FieldHolder, FieldMarks, useProblem } from './field-holder';
import styles from './fields.module.css';
import { Listed, swapped } from './listed';
import { useNewChoice } from './new-choice';

/** Which list each field chooses from, and whether the order in which they stand says something. */
const LISTS = {
  placeIds: { list: 'places', kind: 'place', hasOrder: true },
  secondarySectionIds: { list: 'sections', kind: null, hasOrder: false },
} as const;

/** Several entries of an authority list. */
export function IdList({ name }: { name: keyof typeof LISTS }) {
  const t = useTranslations('studio.editor');
  const { choices, isReadOnly } = useEditor();
  const { value, set } = useField(name);
  const { list, kind, hasOrder } = LISTS[name];
  const options = useOptions(choices[list], value);
  const label = t(`fields.${name}`);
  const problem = useProblem(name);
  const add = (id: string) => {
    if (!value.includes(id)) set([...value, id]);
  };
  const { onNew, dialog } = useNewChoice(kind, add);
  return (
    <FieldHolder name={name} isWide>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>
          {label} <FieldMarks name={name} />
        </legend>
        <p className={styles.help}>{t(`help.${name}`)}</p>
        <ul className={styles.list}>
          {value.map((id, index) => {
            const option = options.find((one) => one.id === id);
            return (
              <Listed
                key={id}
                name={option?.label ?? t('list.unknown')}
                lang={option?.lang}
                isReadOnly={isReadOnly}
                hasOrder={hasOrder && value.length > 1}
                onUp={index > 0 ? () => set(swapped(value, index, index - 1)) : undefined}
                onDown={index < value.length - 1 ? () => set(swapped(value, index, index + 1)) : undefined}
                onRemove={() => set(value.filter((other) => other !== id))}
              />
            );
          })}
        </ul>
        {isReadOnly ? null : (
          <ComboBox
            label={t(`list.add.${name}`)}
            options={options.filter(({ id }) => !value.includes(id))}
            value={null}
            onChange={(id) => {
              if (id !== null) add(id);
            }}
            empty={t('list.noMatch')}
            openLabel={t('list.open')}
            placeholder={t('list.typeToFind')}
            error={problem}
            isAdding
            onNew={onNew}
          />
        )}
        {dialog}
      </fieldset>
    </FieldHolder>
  );
}
