'use client';

import { useTranslations } from 'next-intl';
import { MAKER_ROLES } from '@/lib/catalogue/snapshot';
import type { MakerRole } from '@/lib/catalogue/views';
import { ComboBox } from '../../controls/combo-box';
import { Select } from '../../controls/select';
import { useEditor, useField } from '../editor-context';
import { useOptions } from './choice-field';
import { FieldHolder, FieldMarks, useProblem } from './field-holder';
import styles from './fields.module.css';
import { Listed, swapped } from './listed';
import { useNewChoice } from './new-choice';

/** Who made the photograph, each with a role, in order. */
export function MakersField() {
  const t = useTranslations('studio.editor');
  const { choices, isReadOnly } = useEditor();
  const { value, set } = useField('makers');
  const problem = useProblem('makers');
  const options = useOptions(
    choices.makers,
    value.map(({ makerId }) => makerId),
  );
  const add = (makerId: string) => set([...value, { makerId, role: freeRole(value, makerId) }]);
  const { onNew, dialog } = useNewChoice('maker', add);
  const roles = MAKER_ROLES.map((id) => ({ id, label: t(`roles.${id}`) }));
  return (
    <FieldHolder name="makers" isWide>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>
          {t('fields.makers')} <FieldMarks name="makers" />
        </legend>
        <p className={styles.help}>{t('help.makers')}</p>
        <ul className={styles.list}>
          {value.map((maker, index) => {
            const option = options.find(({ id }) => id === maker.makerId);
            const name = option?.label ?? t('list.unknown');
            return (
              <Listed
                key={`${maker.makerId} ${maker.role}`}
                name={name}
                lang={option?.lang}
                isReadOnly={isReadOnly}
                hasOrder={value.length > 1}
                onUp={index > 0 ? () => set(swapped(value, index, index - 1)) : undefined}
                onDown={index < value.length - 1 ? () => set(swapped(value, index, index + 1)) : undefined}
                onRemove={() => set(value.filter((other) => other !== maker))}
              >
                <Select
                  label={t('makers.role')}
                  options={roles}
                  value={maker.role}
                  onChange={(role) =>
                    set(value.map((one) => (one === maker ? { ...one, role: role as MakerRole } : one)))
                  }
                  placeholder={t('makers.role')}
                  isDisabled={isReadOnly}
                />
              </Listed>
            );
          })}
        </ul>
        {isReadOnly ? null : (
          <ComboBox
            label={t('makers.add')}
            options={options}
            value={null}
            onChange={(makerId) => {
              if (makerId !== null) add(makerId);
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

/** One maker may stand there twice, in two roles. */
function freeRole(makers: readonly { makerId: string; role: MakerRole }[], makerId: string): MakerRole {
  const taken = makers.filter((one) => one.makerId === makerId).map(({ role }) => role);
  return MAKER_ROLES.find((role) => !taken.includes(role)) ?? MAKER_ROLES[0];
}
