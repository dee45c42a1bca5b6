'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { ProgressBar } from 'react-aria-components';
import { Button } from '@/components/studio/controls/button';
import { Dialog, DialogActions } from '@/components/studio/controls/dialog';
import type { Language } from '@/lib/catalogue/languages';
import type { BulkChange, BulkKind } from '@/lib/studio/bulk-commands';
import type { Choices } from '@/lib/studio/choice-commands';
import styles from './bulk.module.css';
import { BulkChoice } from './bulk-choice';
import { BulkDone, BulkLooked, BulkUndone } from './bulk-report';
import { Failure } from './failure';
import { useBulk } from './use-bulk';

interface Props {
  ids: readonly string[];
  /** Known from the button, or to be chosen here. */
  kind: Extract<BulkKind, 'publish' | 'unpublish' | 'trash'> | 'choose';
  options: Choices;
  language: Language;
  onClose(hasChanged: boolean): void;
}

/** One change to all that is selected: chosen, looked at, made, and undone if it was wrong. */
export function BulkDialog({ ids, kind, options, language, onClose }: Props) {
  const t = useTranslations('studio.lists.bulk');
  const bulk = useBulk(ids);
  const [change, setChange] = useState<BulkChange | null>(kind === 'choose' ? null : { kind });
  const { step } = bulk;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what needs no choice is looked at as soon as it opens
  useEffect(() => {
    if (change && step.name === 'choosing' && kind !== 'choose') void bulk.look(change);
  }, []);
  const isBusy = step.name === 'working' || step.name === 'undoing';
  const hasChanged = step.name === 'done' || step.name === 'undone';
  const look = (chosen: BulkChange) => {
    setChange(chosen);
    void bulk.look(chosen);
  };
  return (
    <Dialog
      title={change ? t(`title.${change.kind}`) : t('change')}
      isOpen
      needsAnswer={isBusy}
      onClose={() => onClose(hasChanged)}
    >
      <Failure outcome={bulk.failure} />
      {step.name === 'choosing' && kind === 'choose' ? (
        <BulkChoice options={options} language={language} onChoose={look} onCancel={() => onClose(false)} />
      ) : null}
      <BulkProgress step={step} total={ids.length} onStop={bulk.stop} />
      {step.name === 'looked' && change ? (
        <BulkLooked
          outcome={step.outcome}
          kind={change.kind}
          language={language}
          onApply={() => bulk.apply(change)}
          onCancel={() => onClose(false)}
        />
      ) : null}
      {step.name === 'done' && change ? (
        <BulkDone
          outcome={step.outcome}
          isStopped={step.isStopped}
          language={language}
          onUndo={bulk.undo}
          onGoOn={() => bulk.apply(change)}
          onClose={() => onClose(true)}
        />
      ) : null}
      {step.name === 'undone' ? (
        <BulkUndone {...step} language={language} onClose={() => onClose(true)} />
      ) : null}
    </Dialog>
  );
}

interface ProgressProps {
  step: ReturnType<typeof useBulk>['step'];
  total: number;
  onStop(): void;
}

/** How far a change, or its undoing, is. */
export function BulkProgress({ step, total, onStop }: ProgressProps) {
  const t = useTranslations('studio.lists.bulk');
  if (step.name !== 'looking' && step.name !== 'working' && step.name !== 'undoing') return null;
  const label = t(step.name);
  return (
    <>
      <ProgressBar
        aria-label={label}
        value={step.done}
        maxValue={total}
        valueLabel={t('progress', { done: step.done, total })}
      >
        {({ percentage = 0, valueText }) => (
          <div className={styles.progress}>
            <span>{label}</span>
            <span>{valueText}</span>
            <span className={styles.track}>
              <span className={styles.fill} style={{ inlineSize: `${percentage}%` }} />
            </span>
          </div>
        )}
      </ProgressBar>
      {step.name === 'working' ? (
        <DialogActions>
          <Button onPress={onStop}>{t('stop')}</Button>
        </DialogActions>
      ) : null}
    </>
  );
}
