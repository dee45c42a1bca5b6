'use client';

import { Checkbox, type CheckboxProps } from 'react-aria-components';
import styles from './tick.module.css';

/** The box that chooses a row, or all rows; named by the row or by `aria-label`. */
export function Tick(props: Omit<CheckboxProps, 'className' | 'style' | 'children'>) {
  return (
    <Checkbox {...props} className={styles.tick}>
      <span className={styles.box} aria-hidden="true" />
    </Checkbox>
  );
}
