'use client';

import { type ReactNode, useContext } from 'react';
import { stopElementId } from './player-tour';
import styles from './tour.module.css';
import { TourContext } from './tour-context';

interface Props {
  id: string;
  /** From 0. */
  index: number;
  children: ReactNode;
}

/** A stop's words on the page. The player shows one at a time, the article all of them. */
export function TourStop({ id, index, children }: Props) {
  const { at, view } = useContext(TourContext);
  return (
    <li
      id={stopElementId(id)}
      className={styles.stop}
      data-stop=""
      hidden={view === 'player' && at !== index}
    >
      {children}
    </li>
  );
}
