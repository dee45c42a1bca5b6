'use client';

import { useTranslations } from 'next-intl';
import { ComboBox } from '../../controls/combo-box';
import { TextField } from '../../controls/text-field';
import { useEditor, useField } from '../editor-context';
import { useOptions } from './choice-field';
import { FieldHolder, FieldMarks, useProblem } from './field-holder';
import styles from './fields.module.css';
import { Listed } from './listed';
import { useNewChoice } from './new-choice';

/** The communities that are shown, each with the words of the source that say so. */
export function CommunitiesField() {
  const t = useTranslations('studio.editor');
  const { choices, isReadOnly } = useEditor();
  const { value, set } = useField('communities');
  const problem = useProblem('communities');
  const ids = value.map(({ communityId }) => communityId);
  const options = useOptions(choices.communities, ids);
  const label = t('fields.communities');
  const add = (communityId: string) => {
    if (!ids.includes(communityId)) set([...value, { communityId, basis: '' }]);
  };
  const { onNew, dialog } = useNewChoice('community', add);
  return (
    <FieldHolder name="communities" isWide>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>
          {label} <FieldMarks name="communities" />
        </legend>
        <p className={styles.help}>{t('help.communities')}</p>
        <ul className={styles.list}>
          {value.map(({ communityId, basis }) => {
            const option = options.find(({ id }) => id === communityId);
            const name = option?.label ?? t('list.unknown');
            return (
              <Listed
                key={communityId}
                name={name}
                lang={option?.lang}
                isReadOnly={isReadOnly}
                onRemove={() => set(value.filter((other) => other.communityId !== communityId))}
              >
                <TextField
                  label={t('basis')}
                  value={basis}
                  onChange={(text) =>
                    set(value.map((one) => (one.communityId === communityId ? { ...one, basis: text } : one)))
                  }
                  isDisabled={isReadOnly}
                />
              </Listed>
            );
          })}
        </ul>
        {isReadOnly ? null : (
          <ComboBox
            label={t('list.add.communities')}
            options={options.filter(({ id }) => !ids.includes(id))}
            value={null}
            onChange={(communityId) => {
              if (communityId !== null) add(communityId);
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
