'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import type { ScanView } from '@/lib/studio/upload-commands';
import { callStudio } from '../call';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { Pill, type PillTone } from '../controls/pill';
import { useFailureWords } from '../failure-words';
import { UploadToPhotograph } from '../upload/upload-to-photograph';
import { useEditor } from './editor-context';
import { FileProposals } from './file-proposals';
import { useMoment } from './moments';
import { useRecord } from './record';
import styles from './scan-panel.module.css';

/** Milliseconds between two looks while something is on its way, and while nothing is. */
const LOOK_EVERY = { busy: 2_000, calm: 15_000 } as const;

/** The files of the photograph: how far each is, the way to bring another, and what the newest says of itself. */
export function ScanPanel() {
  const t = useTranslations('studio.editor.scan');
  const { id, language, isReadOnly, mayDispose } = useEditor();
  const { publication } = useRecord();
  const { scans, look } = useScans();
  const newest = scans?.[0];
  const hasPicture = scans?.some(({ isStandIn }) => !isStandIn) ?? false;
  return (
    <section className={styles.panel} aria-label={t('title')}>
      {waits(scans ?? []) ? (
        <Notice tone="attention" isLive>
          {t('waits')}
        </Notice>
      ) : null}
      {newest ? <Scan scan={newest} look={look} /> : null}
      {scans && scans.length > 1 ? (
        <details>
          <summary className={styles.summary}>{t('history', { count: scans.length })}</summary>
          <ul className={styles.scans}>
            {scans.slice(1).map((scan) => (
              <li key={scan.id}>
                <Scan scan={scan} look={look} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {mayDispose ? (
        <details>
          <summary className={styles.summary}>{hasPicture ? t('replace') : t('add')}</summary>
          <UploadToPhotograph
            photographId={id}
            language={language}
            offersReplacing={publication.isPublished}
            onChange={look}
          />
        </details>
      ) : null}
      {isReadOnly ? null : <FileProposals scanId={newest?.id ?? null} />}
    </section>
  );
}

/** Visitors see the stand-in although a scan is READY: its words are missing, or nobody has published it. */
function waits(scans: readonly ScanView[]): boolean {
  const isSheetShown = scans.some(({ isShown, isStandIn }) => isShown && isStandIn);
  return isSheetShown && scans.some(({ isStandIn, state }) => !isStandIn && state === 'READY');
}

const TONES: Record<ScanView['state'], PillTone> = {
  WAITING: 'plain',
  BUILDING: 'attention',
  READY: 'good',
  FAILED: 'bad',
};

function Scan({ scan, look }: { scan: ScanView; look(): void }) {
  const t = useTranslations('studio.editor.scan');
  const common = useTranslations('studio.common');
  const { mayDispose } = useEditor();
  const locale = useLocale();
  const words = useFailureWords();
  const moment = useMoment();
  const { state, progress, isStandIn, isShown, name, width, height, receivedAt, receivedFrom, failure } =
    scan;
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(progress / 100);
  const retry = async () => {
    await callStudio('scans.retry', { scanId: scan.id });
    look();
  };
  return (
    <div className={styles.scan}>
      <p className={styles.name}>{isStandIn ? t('standIn') : <bdi>{name}</bdi>}</p>
      <p className={styles.facts} role="status">
        <Pill tone={TONES[state]}>{t(`state.${state}`, { percent })}</Pill>
        {isShown ? <Pill>{t('shown')}</Pill> : null}
        {!isStandIn && width && height ? <bdi dir="ltr">{`${width} × ${height}`}</bdi> : null}
      </p>
      {isStandIn ? null : (
        <p className={styles.facts}>
          {moment(receivedAt)}
          {receivedFrom ? <bdi>{receivedFrom}</bdi> : null}
        </p>
      )}
      {failure ? <p className={styles.failure}>{words(failure)}</p> : null}
      {state === 'FAILED' && mayDispose ? <Button onPress={retry}>{common('retry')}</Button> : null}
    </div>
  );
}

/** The scans as they are, looked at again while any is on its way; the page is asked anew when one becomes READY. */
function useScans() {
  const { id } = useEditor();
  const router = useRouter();
  const [scans, setScans] = useState<ScanView[] | null>(null);
  const look = useCallback(() => {
    void callStudio('scans.ofPhotograph', { photographId: id }).then((outcome) => {
      if (outcome.ok) setScans(outcome.value);
    });
  }, [id]);
  const isBusy = scans?.some(({ state }) => state === 'WAITING' || state === 'BUILDING') ?? false;
  useEffect(() => {
    look();
    const every = isBusy ? LOOK_EVERY.busy : LOOK_EVERY.calm;
    const timer = setInterval(() => document.visibilityState === 'visible' && look(), every);
    return () => clearInterval(timer);
  }, [look, isBusy]);
  const ready = scans
    ?.filter(({ state }) => state === 'READY')
    .map((scan) => `${scan.imageId}${scan.isShown}`);
  const shown = ready?.join();
  const [before, setBefore] = useState<string | undefined>(undefined);
  useEffect(() => {
    if (shown === undefined || shown === before) return;
    setBefore(shown);
    if (before !== undefined) router.refresh();
  }, [shown, before, router]);
  return { scans, look };
}
