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

/**
 * The limits, and the digits that mean something, about a tenth of a metre. The fields are not given the limits: they would turn
 * a mistyped number into another one without a word.
 */
const PARTS = {
  latitude: { least: -90, most: 90, decimals: 6 },
  longitude: { least: -180, most: 180, decimals: 6 },
  bearing: { least: 0, most: 359.9, decimals: 1 },
  angle: { least: 0.1, most: 360, decimals: 1 },
} as const;

type Part = keyof typeof PARTS;

const PART_NAMES = Object.keys(PARTS) as Part[];

/** The number that a refusal of the whole is about. */
function faultOf(now: Unfinished): Part {
  const isBeyond = (part: Part) => {
    const number = now[part];
    return number !== null && (number < PARTS[part].least || number > PARTS[part].most);
  };
  return PART_NAMES.find(isBeyond) ?? (now.latitude === null ? 'latitude' : 'longitude');
}

/** Where the photographer stood and looked. */
export function ViewpointField() {
  const t = useTranslations('studio.editor');
  const { isReadOnly } = useEditor();
  const { value, set } = useField('viewpoint');
  const problem = useProblem('viewpoint');
  const now: Unfinished = value ?? NOTHING;
  const fault = faultOf(now);
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
            {PART_NAMES.map((part) => (
              <NumberField
                key={part}
                label={t(`viewpoint.${part}`)}
                value={now[part]}
                onChange={(number) => change({ [part]: number })}
                decimals={PARTS[part].decimals}
                isDisabled={isReadOnly}
                error={part === fault ? problem : null}
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
