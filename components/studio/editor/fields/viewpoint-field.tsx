'use client';

import { useTranslations } from 'next-intl';
import { NumberField } from '../../controls/number-field';
import { useEditor, useField } from '../editor-context';
import { Compass } from './compass';
import { FieldHolder, FieldMarks, useProblem } from './field-holder';
import styles from './fields.module.css';

/** On the way to a value: latitude or longitude may be missing yet. */
interface Unfinished {
  latitude: number | null;
  longitude: number | null;
  bearing: number | null;
  angle: number | null;
}

const NOTHING: Unfinished = { latitude: null, longitude: null, bearing: null, angle: null };

/** The limits and the digits that mean something, about a tenth of a metre. */
const PARTS = {
  latitude: { minValue: -90, maxValue: 90, decimals: 6 },
  longitude: { minValue: -180, maxValue: 180, decimals: 6 },
  bearing: { minValue: 0, maxValue: 359.9, decimals: 1 },
  angle: { minValue: 0.1, maxValue: 360, decimals: 1 },
} as const;

/** Where the photographer stood and looked. */
export function ViewpointField() {
  const t = useTranslations('studio.editor');
  const { isReadOnly } = useEditor();
  const { value, set } = useField('viewpoint');
  const problem = useProblem('viewpoint');
  const now: Unfinished = value ?? NOTHING;
  const change = (part: Partial<Unfinished>) => {
    const next = { ...now, ...part };
    set(Object.values(next).every((number) => number === null) ? null : { ...next });
  };
  return (
    <FieldHolder name="viewpoint" isWide>
      <fieldset className={styles.group} aria-describedby="viewpoint-help">
        <legend className={styles.legend}>
          {t('fields.viewpoint')} <FieldMarks name="viewpoint" />
        </legend>
        <p className={styles.help} id="viewpoint-help">
          {t('help.viewpoint')}
        </p>
        <div className={styles.viewpoint}>
          <div className={styles.row}>
            {(['latitude', 'longitude', 'bearing', 'angle'] as const).map((part) => (
              <NumberField
                key={part}
                label={t(`viewpoint.${part}`)}
                value={now[part]}
                onChange={(number) => change({ [part]: number })}
                {...PARTS[part]}
                isDisabled={isReadOnly}
                error={part === 'latitude' ? problem : null}
                isIdentifier
              />
            ))}
          </div>
          <Compass bearing={now.bearing} angle={now.angle} />
        </div>
      </fieldset>
    </FieldHolder>
  );
}
