'use client';

import { useTranslations } from 'next-intl';
import { needsSource, OTHER_NAME_KINDS, type OtherName, otherNamesOf } from '@/lib/catalogue/authority-draft';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import { Button } from '../controls/button';
import { CheckBox } from '../controls/check-box';
import { Select } from '../controls/select';
import { TextField } from '../controls/text-field';
import { WRITTEN_IN } from '../editor/fields/written-in';
import styles from './authorities.module.css';
import { EntryField } from './entry-field';
import { useEntryProblem } from './entry-words';
import { useOpenEntry } from './use-entry';

/** What old sources call a place, and what communities do. */
export function OtherNamesField() {
  const t = useTranslations('studio.authorities');
  const { value, set, problems, language } = useOpenEntry();
  const names = otherNamesOf(value('otherNames'));
  const put = (next: OtherName[]) => set('otherNames', next as unknown as FieldValue);
  const isRefused = problems.otherNames !== undefined;
  return (
    <EntryField field="otherNames">
      <section className={styles.group} aria-labelledby="other-names-title">
        <h2 id="other-names-title" className={styles.title}>
          {t('fields.otherNames')}
        </h2>
        <p className={styles.help}>{t('help.otherNames')}</p>
        <ul className={styles.names}>
          {names.map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same, and none moves
            <li key={index}>
              <NameRow
                name={name}
                number={index + 1}
                isRefused={isRefused}
                onChange={(next) => put(names.map((one, at) => (at === index ? next : one)))}
                onRemove={() => put(names.filter((_, at) => at !== index))}
              />
            </li>
          ))}
        </ul>
        <div>
          <Button
            onPress={() =>
              put([...names, { kind: 'former', text: '', lang: language, isOurs: false, source: null }])
            }
          >
            {t('otherNames.add')}
          </Button>
        </div>
      </section>
    </EntryField>
  );
}

interface RowProps {
  name: OtherName;
  /** From 1. */
  number: number;
  isRefused: boolean;
  onChange(name: OtherName): void;
  onRemove(): void;
}

function NameRow({ name, number, isRefused, onChange, onRemove }: RowProps) {
  const t = useTranslations('studio.authorities.otherNames');
  const problem = useEntryProblem();
  const { kind, text, source, isOurs } = name;
  return (
    <fieldset className={styles.nameRow} aria-label={t('row', { number })}>
      <div className={styles.nameLine}>
        <TextField
          label={t('name')}
          value={text}
          onChange={(next) => onChange({ ...name, text: next })}
          lang={name.lang === 'und' ? undefined : name.lang}
          maxLength={500}
          autoFocus={text === ''}
        />
        <Select
          label={t('kindOf')}
          options={OTHER_NAME_KINDS.map((id) => ({ id, label: t(`kind.${id}`) }))}
          value={kind}
          onChange={(next) => onChange({ ...name, kind: next as OtherName['kind'] })}
          placeholder={t('kindOf')}
        />
        <LanguageOf name={name} onChange={onChange} />
      </div>
      <TextField
        label={t('source')}
        help={kind === 'community' ? t('sourceNeeded') : undefined}
        value={source ?? ''}
        onChange={(next) => onChange({ ...name, source: next === '' ? null : next })}
        error={isRefused && text !== '' && needsSource(name) ? problem('NEEDS_SOURCE') : null}
      />
      <div className={styles.tools}>
        <CheckBox isSelected={isOurs} onChange={(next) => onChange({ ...name, isOurs: next })}>
          {t('isOurs')}
        </CheckBox>
        <Button
          weight="quiet"
          onPress={onRemove}
          aria-label={t('removeNamed', { name: text || String(number) })}
        >
          {t('remove')}
        </Button>
      </div>
    </fieldset>
  );
}

function LanguageOf({ name, onChange }: Pick<RowProps, 'name' | 'onChange'>) {
  const t = useTranslations('studio.editor.written');
  const known = WRITTEN_IN.map((id) => ({ id: id as string, label: t(`in.${id}`) }));
  const options = known.some(({ id }) => id === name.lang)
    ? known
    : [...known, { id: name.lang, label: name.lang }];
  return (
    <Select
      label={t('language')}
      options={options}
      value={name.lang}
      onChange={(lang) => onChange({ ...name, lang })}
      placeholder={t('language')}
    />
  );
}
