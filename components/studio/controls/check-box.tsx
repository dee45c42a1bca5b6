'use client';

import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import styles from './check-box.module.css';

interface Props {
  children: ReactNode;
  isSelected: boolean;
  onChange(isSelected: boolean): void;
  isDisabled?: boolean;
  isIndeterminate?: boolean;
}

/** Yes or no, in words that are true where it is ticked. */
export function CheckBox({ children, ...rest }: Props) {
  return (
    <Checkbox {...rest} className={styles.check}>
      <span aria-hidden="true" className={styles.box} />
      <span>{children}</span>
    </Checkbox>
  );
}
