'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/studio/controls/button';
import { Dialog, DialogActions } from '@/components/studio/controls/dialog';
import type { Language } from '@/lib/catalogue/languages';
import type { BatchView } from '@/lib/studio/batch-commands';
import { BulkProgress } from '../lists/bulk-dialog';
import { BulkUndone } from '../lists/bulk-report';
import { Failure } from '../lists/failure';
import { useBulk } from '../lists/use-bulk';

interface Props {
  batch: BatchView;
  name: string;
  language: Language;
  onClose(hasChanged: boolean): void;
}

/** Asks before a batch is taken back, takes it back, and says what was left because somebody has edited it since. */
export function UndoDialog({ batch, name, language, onClose }: Props) {
  const t = useTranslations('studio.batches');
  const common = useTranslations('studio.common');
  const { step, failure, undo, stop } = useBulk([], batch.id);
  const isAsking = step.name === 'choosing' || step.name === 'done';
  return (
    <Dialog
      title={t('undoTitle', { name })}
      isOpen
      needsAnswer={step.name === 'undoing'}
      onClose={() => onClose(step.name !== 'choosing')}
    >
      <Failure outcome={failure} />
      {isAsking ? (
        <>
          <p>{t('undoHelp', { count: batch.changed })}</p>
          <DialogActions>
            <Button weight="danger" onPress={undo}>
              {t('undoIt')}
            </Button>
            <Button onPress={() => onClose(step.name !== 'choosing')}>{common('cancel')}</Button>
          </DialogActions>
        </>
      ) : null}
      <BulkProgress step={step} total={batch.changed} onStop={stop} />
      {step.name === 'undone' ? (
        <BulkUndone {...step} language={language} onClose={() => onClose(true)} />
      ) : null}
    </Dialog>
  );
}
