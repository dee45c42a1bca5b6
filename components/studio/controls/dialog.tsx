'use client';

import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './dialog.module.css';

interface Props {
  title: string;
  isOpen: boolean;
  onClose(): void;
  /** Its last row is a `DialogActions`. */
  children: ReactNode;
  /** `wide` for tables and texts side by side. */
  size?: 'plain' | 'wide';
  /** Where closing without a choice would lose something. */
  needsAnswer?: boolean;
}

/** A question before the page: the keyboard stays inside, Escape leaves, focus returns. */
export function Dialog({ title, isOpen, onClose, children, size = 'plain', needsAnswer = false }: Props) {
  return (
    <ModalOverlay
      className={styles.overlay}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={!needsAnswer}
      isKeyboardDismissDisabled={needsAnswer}
    >
      <Modal className={`${styles.modal} ${styles[size]}`}>
        <AriaDialog className={styles.dialog} role={needsAnswer ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" className={styles.title}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The buttons of a dialog, the one that goes on first. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
