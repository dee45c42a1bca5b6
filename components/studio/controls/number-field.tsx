'use client';

import type { ReactNode } from 'react';
import {
  NumberField as AriaNumberField,
  FieldError,
  I18nProvider,
  Input,
  Label,
  Text,
} from 'react-aria-components';
import styles from './field.module.css';

interface Props {
  label: string;
  value: number | null;
  /** Called when the field is left or Enter is pressed; null where it was emptied. */
  onChange(value: number | null): void;
  help?: ReactNode;
  error?: string | null;
  minValue?: number;
  maxValue?: number;
  /** Digits after the point that are kept. */
  decimals?: number;
  isDisabled?: boolean;
  /** Coordinates and the like: written with Latin digits on every page. */
  isIdentifier?: boolean;
}

/** A number, typed in the page's digits or in Latin ones. */
export function NumberField(props: Props) {
  const { label, value, help, error, decimals = 0, isIdentifier = false } = props;
  const field = (
    <AriaNumberField
      className={styles.field}
      value={value ?? Number.NaN}
      onChange={(next) => props.onChange(Number.isNaN(next) ? null : next)}
      minValue={props.minValue}
      maxValue={props.maxValue}
      formatOptions={{ maximumFractionDigits: decimals, useGrouping: false }}
      isDisabled={props.isDisabled}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      isWheelDisabled
    >
      <Label className={styles.label}>{label}</Label>
      {help ? (
        <Text slot="description" className={styles.help}>
          {help}
        </Text>
      ) : null}
      <Input className={styles.input} dir={isIdentifier ? 'ltr' : undefined} />
      <FieldError className={styles.error}>{error}</FieldError>
    </AriaNumberField>
  );
  return isIdentifier ? <I18nProvider locale="en-u-nu-latn">{field}</I18nProvider> : field;
}
