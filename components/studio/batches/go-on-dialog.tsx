'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Dialog } from '@/components/studio/controls/dialog';
import type { Language } from '@/lib/catalogue/languages';
import type { BatchView } from '@/lib/studio/batch-commands';
import type { StudioCommands } from '@/lib/studio/commands';
import { callStudio, type Outcome } from '../call';
import { BulkProgress } from '../lists/bulk-dialog';
import { BulkDone, BulkUndone } from '../lists/bulk-report';
import { Failure } from '../lists/failure';
import { useBulk } from '../lists/use-bulk';

interface Props {
  batch: BatchView;
  name: string;
  language: Language;
  onClose(hasChanged: boolean): void;
}

type Rest = StudioCommands['batches.rest']['output'];

/** Goes on with a bulk change that was cut off, on the photographs that it has not changed yet. */
export function GoOnDialog({ batch, name, language, onClose }: Props) {
  const t = useTranslations('studio.batches');
  const [rest, setRest] = useState<Outcome<Rest> | null>(null);
  useEffect(() => {
    void callStudio('batches.rest', { batchId: batch.id }).then(setRest);
  }, [batch.id]);
  if (rest?.ok)
    return (
      <GoingOn {...{ batch, name, language, onClose }} change={rest.value.change} ids={rest.value.ids} />
    );
  return (
    <Dialog title={t('goOnTitle', { name })} isOpen onClose={() => onClose(false)}>
      <Failure outcome={rest} />
      {rest === null ? <p role="status">{t('looking')}</p> : null}
    </Dialog>
  );
}

function GoingOn({ batch, name, language, onClose, change, ids }: Props & Rest) {
  const t = useTranslations('studio.batches');
  const { step, failure, apply, undo, stop } = useBulk(ids, batch.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins once, when it is opened
  useEffect(() => void apply(change), []);
  return (
    <Dialog
      title={t('goOnTitle', { name })}
      isOpen
      needsAnswer={step.name === 'working' || step.name === 'undoing'}
      onClose={() => onClose(true)}
    >
      <Failure outcome={failure} />
      <BulkProgress step={step} total={ids.length} onStop={stop} />
      {step.name === 'done' ? (
        <BulkDone
          {...step}
          language={language}
          onUndo={undo}
          onGoOn={() => apply(change)}
          onClose={() => onClose(true)}
        />
      ) : null}
      {step.name === 'undone' ? (
        <BulkUndone {...step} language={language} onClose={() => onClose(true)} />
      ) : null}
    </Dialog>
  );
}
