'use client';

import { useTranslations } from 'next-intl';
import { DIMENSIONS_OF } from '@/lib/catalogue/snapshot';
import type { DimensionsOf } from '@/lib/catalogue/views';
import { NumberField } from '../../controls/number-field';
import { Select } from '../../controls/select';
import { useEditor, useField } from '../editor-context';
import { FieldHolder, FieldMarks, useProblem } from './field-holder';
import styles from './fields.module.css';

/** On the way to a value: one of the two may be missing yet. It is kept here, and refused, until both are there. */
interface Unfinished {
  widthCm: number | null;
  heightCm: number | null;
  of: DimensionsOf;
}

const NOTHING: Unfinished = { widthCm: null, heightCm: null, of: 'print' };

/** Height and width in centimetres, and of what. */
export function DimensionsField() {
  const t = useTranslations('studio.editor');
  const { isReadOnly } = useEditor();
  const { value, set } = useField('dimensions');
  const problem = useProblem('dimensions');
  const now: Unfinished = value ?? NOTHING;
  const change = (part: Partial<Unfinished>) => {
    const next = { ...now, ...part };
    set(next.widthCm === null && next.heightCm === null ? null : { ...next });
  };
  return (
    <FieldHolder name="dimensions" isWide>
      <fieldset className={styles.group} aria-describedby="dimensions-help">
        <legend className={styles.legend}>
          {t('fields.dimensions')} <FieldMarks name="dimensions" />
        </legend>
        <p className={styles.help} id="dimensions-help">
          {t('help.dimensions')}
        </p>
        <div className={styles.row}>
          <NumberField
            label={t('dimensions.height')}
            value={now.heightCm}
            onChange={(heightCm) => change({ heightCm })}
            minValue={0}
            decimals={2}
            isDisabled={isReadOnly}
            error={now.heightCm === null ? problem : null}
          />
          <NumberField
            label={t('dimensions.width')}
            value={now.widthCm}
            onChange={(widthCm) => change({ widthCm })}
            minValue={0}
            decimals={2}
            isDisabled={isReadOnly}
            error={now.heightCm === null ? null : problem}
          />
          <Select
            label={t('dimensions.of')}
            options={DIMENSIONS_OF.map((id) => ({ id, label: t(`dimensionsOf.${id}`) }))}
            value={now.of}
            onChange={(of) => change({ of: of as DimensionsOf })}
            placeholder={t('dimensions.of')}
            isDisabled={isReadOnly || value === null}
          />
        </div>
      </fieldset>
    </FieldHolder>
  );
}
