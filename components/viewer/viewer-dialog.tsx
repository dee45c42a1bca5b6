'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from './icons';
import styles from './viewer-dialog.module.css';

interface Props {
  heading: string;
  /** Name of the button that closes it. */
  close: string;
  /** The dialog has been closed; focus is back where it was. */
  closed(): void;
  children: ReactNode;
}

/** A dialog over the darkroom. The element inside it that is marked `data-first` has the keyboard first. */
export function ViewerDialog({ heading, close, closed, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const headingId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    // The keys of the zoom, and Escape for whatever lies beneath, are not meant while this is open.
    const keep = (event: KeyboardEvent) => event.stopPropagation();
    element.addEventListener('keydown', keep);
    element.showModal();
    element.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => element.removeEventListener('keydown', keep);
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press beside the dialog closes it, as Escape does
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={headingId}
      onClose={closed}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <div className={styles.content}>
        <header className={styles.head}>
          <h2 id={headingId}>{heading}</h2>
          <button type="button" className={styles.close} onClick={() => dialog.current?.close()}>
            <Icon name="close" />
            <span className={styles.spoken}>{close}</span>
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
