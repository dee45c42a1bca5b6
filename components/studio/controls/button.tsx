'use client';

import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import { useListens } from '../listens';
import styles from './button.module.css';

interface Props extends Omit<ButtonProps, 'className' | 'style' | 'children'> {
  /** `full` for the one action of a page or dialog; `quiet` in rows and toolbars; `danger` for what takes away. */
  weight?: 'full' | 'outline' | 'quiet' | 'danger';
  children: ReactNode;
}

/** The studio's button: at least 44 px high, the words say what it does. */
export function Button({ weight = 'outline', children, ...rest }: Props) {
  // A form that is sent before the page listens would carry its fields into the address. Enter does not send it either while
  // its button is disabled: HTML, "implicit submission".
  const isDeaf = !useListens() && rest.type === 'submit';
  return (
    <AriaButton
      {...rest}
      isDisabled={rest.isDisabled || isDeaf}
      className={`${styles.button} ${styles[weight]}`}
    >
      {children}
    </AriaButton>
  );
}
