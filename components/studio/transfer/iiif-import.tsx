'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/studio/controls/button';
import { Notice } from '@/components/studio/controls/notice';
import { TextField } from '@/components/studio/controls/text-field';
import { Failure } from '@/components/studio/lists/failure';
import type { Language } from '@/lib/catalogue/languages';
import { IiifReport } from './iiif-report';
import { ProgressLine } from './progress-line';
import styles from './transfer.module.css';
import { madeIn, useIiifImport } from './use-iiif-import';

/** What another institution publishes, brought in as drafts. */
export function IiifImport({ language }: { language: Language }) {
  const t = useTranslations('studio.transfer');
  const [address, setAddress] = useState('');
  const { state, rows, pieces, failure, run, stop, undo } = useIiifImport();
  const wished = address.trim();
  const isAddress = URL.canParse(wished) && /^https?:$/.test(new URL(wished).protocol);
  const isWorking = state.name === 'working' || state.name === 'undoing';
  const canUndo = madeIn(rows) > 0 && (state.name === 'done' || state.name === 'stopped');
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{t('iiif.title')}</h2>
      <p>{t('iiif.help')}</p>
      <div className={styles.address}>
        <TextField
          label={t('iiif.address')}
          value={address}
          onChange={setAddress}
          type="url"
          lang="en"
          maxLength={2000}
          isDisabled={isWorking}
          error={wished !== '' && !isAddress ? t('iiif.notAddress') : null}
        />
      </div>
      <div className={styles.actions}>
        {state.name === 'working' ? (
          <Button onPress={stop}>{t('iiif.stop')}</Button>
        ) : (
          <Button weight="full" isDisabled={!isAddress || isWorking} onPress={() => void run(wished)}>
            {t(state.name === 'stopped' ? 'iiif.goOn' : 'iiif.start')}
          </Button>
        )}
        {canUndo ? <Button onPress={() => void undo()}>{t('undo')}</Button> : null}
      </div>
      <Failure outcome={failure} />
      <State state={state} rows={rows} pieces={pieces} />
      {rows.length > 0 ? <IiifReport rows={rows} language={language} /> : null}
    </section>
  );
}

function State({ state, rows, pieces }: Pick<ReturnType<typeof useIiifImport>, 'state' | 'rows' | 'pieces'>) {
  const t = useTranslations('studio.transfer');
  if (state.name === 'stopped') return <Notice tone="attention">{t('iiif.stopped')}</Notice>;
  if (state.name === 'undoing')
    return <ProgressLine label={t('undoing')} done={state.done} total={state.total} />;
  if (state.name === 'undone') {
    return (
      <Notice tone="good" isLive>
        <span>{t('iiif.undone', { count: state.undone })}</span>
        {state.left > 0 ? <span>{t('undoLeft', { count: state.left })}</span> : null}
      </Notice>
    );
  }
  if (state.name === 'done') return <Done rows={rows} />;
  if (state.name === 'free') return null;
  const total = rows.reduce((sum, { source, canvas }) => sum + (canvas ? 0 : source.canvases), 0);
  if (total === 0) return <p role="status">{t('iiif.reading')}</p>;
  return (
    <ProgressLine
      label={pieces ? t('iiif.pieces', { done: pieces.done, total: pieces.total }) : t('iiif.working')}
      done={rows.filter(({ canvas }) => canvas !== null).length}
      total={total}
      part={pieces ? pieces.done / pieces.total : 0}
    />
  );
}

/** What came of it, in the words of each outcome that there is. */
function Done({ rows }: Pick<ReturnType<typeof useIiifImport>, 'rows'>) {
  const t = useTranslations('studio.transfer.iiif');
  const made = madeIn(rows);
  const outcomes = rows.flatMap(({ canvas }) => canvas?.outcome ?? []);
  const among = (...wanted: string[]) => outcomes.filter((outcome) => wanted.includes(outcome)).length;
  const failed = rows.filter(({ source, canvas }) => (canvas ?? source).failure !== null).length;
  const counts = {
    fetched: among('fetched'),
    known: among('known'),
    left: among('skipped', 'trashed'),
    failed,
  };
  return (
    <Notice tone={failed === 0 ? (made > 0 ? 'good' : 'plain') : made > 0 ? 'attention' : 'bad'} isLive>
      <span>{t('counts.made', { count: made })}</span>
      {(['fetched', 'known', 'left', 'failed'] as const).map((name) =>
        counts[name] > 0 ? <span key={name}>{t(`counts.${name}`, { count: counts[name] })}</span> : null,
      )}
    </Notice>
  );
}
