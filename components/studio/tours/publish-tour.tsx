'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { TourFinding } from '@/lib/studio/tour-commands';
import type { PublishQuestion } from '../arrangements/arrangement-bar';
import { useArrangement } from '../arrangements/arrangement-session';
import { focusField } from '../arrangements/use-publishing';
import { callStudio, type Outcome } from '../call';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';
import { Notice } from '../controls/notice';
import { Readiness } from '../controls/readiness';
import { Failure } from '../lists/failure';
import { type StopTarget, useStops, useTourMaterial } from './tour-session';

/** What is missing and what could be better, before visitors see it. */
export function PublishTour({ isBusy, onPublish, onClose }: PublishQuestion) {
  const t = useTranslations('studio.tours.publish');
  const shared = useTranslations('studio.editor.publish');
  const common = useTranslations('studio.common');
  const { session } = useArrangement();
  const { aim } = useTourMaterial();
  const { findings, failed } = useFindings();
  const words = useFindingWords();
  const hasErrors = findings?.some(({ weight }) => weight === 'error') ?? true;
  return (
    <Dialog title={t('question')} isOpen onClose={onClose} size="wide">
      <Readiness
        findings={findings?.map((finding) => ({
          key: `${finding.code} ${finding.language} ${finding.stopId}`,
          weight: finding.weight,
          words: words(finding),
          onGo: goalOf(finding, aim, onClose),
        }))}
      />
      <Failure outcome={failed} />
      {session.hasUnsent() ? <Notice tone="attention">{shared('unsaved')}</Notice> : null}
      <DialogActions>
        <Button weight="full" isDisabled={hasErrors} isPending={isBusy} onPress={onPublish}>
          {t('now')}
        </Button>
        <Button onPress={onClose}>{common('cancel')}</Button>
      </DialogActions>
    </Dialog>
  );
}

/** Where a finding is mended, once the dialog is closed. */
function goalOf(
  { stopId, field }: TourFinding,
  aim: (target: StopTarget) => void,
  onClose: () => void,
): (() => void) | undefined {
  if (stopId === null && field === null) return undefined;
  return () => {
    onClose();
    if (stopId !== null) aim({ stopId, where: 'panel' });
    // Once the dialog has given the keyboard back.
    else setTimeout(() => focusField(String(field)), 50);
  };
}

function useFindings() {
  const { id, session } = useArrangement();
  const [findings, setFindings] = useState<TourFinding[] | null>(null);
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null);
  useEffect(() => {
    let isEnded = false;
    void session
      .between(() => callStudio('tours.readiness', { id }))
      .then((outcome) => {
        if (isEnded) return;
        setFailed(outcome);
        if (outcome.ok) setFindings(outcome.value);
      });
    return () => {
      isEnded = true;
    };
  }, [id, session]);
  return { findings, failed };
}

function useFindingWords(): (finding: TourFinding) => string {
  const t = useTranslations('studio.tours');
  const { stops } = useStops();
  return ({ code, language, stopId }) => {
    const words = t(`readiness.${code}`, { language: language ?? 'other' });
    const number = stops.findIndex(({ id }) => id === stopId) + 1;
    return number > 0 ? t('ofStop', { number, words }) : words;
  };
}
