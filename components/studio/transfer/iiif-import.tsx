'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/studio/controls/button';
import { Notice } from '@/components/studio/controls/notice';
import { Pill, type PillTone } from '@/components/studio/controls/pill';
import { TextField } from '@/components/studio/controls/text-field';
import { Failure } from '@/components/studio/lists/failure';
import { isErrorCode } from '@/lib/errors';
import type { CanvasReport, Notice as Found } from '@/lib/iiif/import-report';
import tableStyles from '../controls/table.module.css';
import styles from './transfer.module.css';
import { type IiifRow, useIiifImport } from './use-iiif-import';

/** Rows that are listed; all are counted. */
const LISTED = 500;

const TONES: Record<CanvasReport['outcome'], PillTone> = {
  made: 'good',
  fetched: 'good',
  known: 'plain',
  trashed: 'attention',
  skipped: 'attention',
};

/** What another institution publishes, brought in as drafts. */
export function IiifImport() {
  const t = useTranslations('studio.transfer.iiif');
  const [address, setAddress] = useState('');
  const { state, rows, pieces, failure, run, stop } = useIiifImport();
  const wished = address.trim();
  const isAddress = URL.canParse(wished) && /^https?:$/.test(new URL(wished).protocol);
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{t('title')}</h2>
      <p>{t('help')}</p>
      <div className={styles.address}>
        <TextField
          label={t('address')}
          value={address}
          onChange={setAddress}
          type="url"
          lang="en"
          maxLength={2000}
          isDisabled={state === 'working'}
          error={wished !== '' && !isAddress ? t('notAddress') : null}
        />
      </div>
      <div className={styles.actions}>
        {state === 'working' ? (
          <Button onPress={stop}>{t('stop')}</Button>
        ) : (
          <Button weight="full" isDisabled={!isAddress} onPress={() => void run(wished)}>
            {t(state === 'stopped' ? 'goOn' : 'start')}
          </Button>
        )}
      </div>
      <Failure outcome={failure} />
      <State state={state} rows={rows} pieces={pieces} />
      {rows.length > 0 ? <Rows rows={rows.slice(0, LISTED)} /> : null}
    </section>
  );
}

function State({ state, rows, pieces }: Pick<ReturnType<typeof useIiifImport>, 'state' | 'rows' | 'pieces'>) {
  const t = useTranslations('studio.transfer.iiif');
  if (state === 'free') return null;
  if (state === 'stopped') return <Notice tone="attention">{t('stopped')}</Notice>;
  const canvases = rows.flatMap(({ canvas }) => canvas ?? []);
  if (state === 'done') {
    const failed = rows.filter(({ source, canvas }) => (canvas ?? source).failure !== null).length;
    const made = canvases.filter(({ outcome }) => outcome === 'made').length;
    return (
      <Notice tone={failed > 0 ? 'attention' : 'good'} isLive>
        {t('done', { made, failed })}
      </Notice>
    );
  }
  const total = rows.reduce((sum, { source, canvas }) => sum + (canvas ? 0 : source.canvases), 0);
  const values = { done: canvases.length, total };
  return (
    <p role="status">
      {total === 0
        ? t('reading')
        : pieces
          ? t('workingPieces', { ...values, pieces: pieces.done, all: pieces.total })
          : t('working', values)}
    </p>
  );
}

function Rows({ rows }: { rows: readonly IiifRow[] }) {
  const t = useTranslations('studio.transfer');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className={tableStyles.scroller} aria-label={t('iiif.results')} tabIndex={0}>
      <table className={tableStyles.table}>
        <thead>
          <tr>
            <th>{t('record')}</th>
            <th>{t('outcome')}</th>
            <th>{t('details')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row: { source, canvas } }: { row: IiifRow }) {
  const t = useTranslations('studio.transfer.iiif');
  const say = useTranslations('errors');
  const { failure, notices } = canvas ?? source;
  const name = (canvas ?? source).name;
  return (
    <tr>
      <td>
        {canvas ? (
          t('place', { number: canvas.number, name: name ?? t('unnamed') })
        ) : (
          <bdi>{name ?? source.address}</bdi>
        )}
        {canvas?.slug ? (
          <>
            {' '}
            <bdi dir="ltr">{canvas.slug}</bdi>
          </>
        ) : null}
      </td>
      <td>{canvas ? <Pill tone={TONES[canvas.outcome]}>{t(`outcomes.${canvas.outcome}`)}</Pill> : null}</td>
      <td>
        {failure ? <p>{say(isErrorCode(failure.code) ? failure.code : 'INTERNAL', failure.detail)}</p> : null}
        {notices.map((notice) => (
          <NoticeLine key={JSON.stringify(notice)} notice={notice} />
        ))}
      </td>
    </tr>
  );
}

function NoticeLine({ notice }: { notice: Found }) {
  const t = useTranslations('studio.transfer');
  if (notice.code === 'FIELD_LEFT_OUT') {
    const problem = t(`problems.${notice.problem}`, { what: '' });
    return <p>{t('iiif.notices.FIELD_LEFT_OUT', { field: notice.field, problem })}</p>;
  }
  const { code, ...values } = notice;
  return <p>{t(`iiif.notices.${code}`, values)}</p>;
}
