'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/studio/controls/button';
import { Notice } from '@/components/studio/controls/notice';
import { Pill, type PillTone } from '@/components/studio/controls/pill';
import type { RowProblem, RowReport } from '@/lib/studio/transfer-commands';
import tableStyles from '../controls/table.module.css';
import { TableScroller } from '../controls/table-scroller';
import styles from './transfer.module.css';
import type { ImportStep } from './use-import';

/** Rows that are listed; all are counted. */
const LISTED = 500;

const OUTCOMES = ['create', 'change', 'same', 'refused'] as const;
const TONES: Record<RowReport['outcome'], PillTone> = {
  create: 'good',
  change: 'attention',
  same: 'plain',
  refused: 'bad',
};

interface Props {
  step: Extract<ImportStep, { name: 'looked' | 'done' }>;
  onApply(): void;
  onUndo(): void;
  onAgain(): void;
}

/** Row by row what a file would do, or did. */
export function ImportReport({ step, onApply, onUndo, onAgain }: Props) {
  const t = useTranslations('studio.transfer');
  const { reports, reading, name } = step;
  const count = (outcome: RowReport['outcome']) =>
    reports.filter((report) => report.outcome === outcome).length;
  const changes = count('create') + count('change');
  const listed = reports.filter(({ outcome }) => outcome !== 'same').slice(0, LISTED);
  return (
    <>
      <Notice tone={name === 'done' ? 'good' : 'plain'} isLive>
        {OUTCOMES.map((outcome) => (
          <span key={outcome}>{t(`counts.${name}.${outcome}`, { count: count(outcome) })}</span>
        ))}
      </Notice>
      {reading.unknown.length > 0 ? (
        <Notice tone="attention">{t('unknownColumns', { columns: reading.unknown.join(', ') })}</Notice>
      ) : null}
      {reading.repeated.length > 0 ? (
        <Notice tone="attention">{t('repeatedColumns', { columns: reading.repeated.join(', ') })}</Notice>
      ) : null}
      <div className={styles.actions}>
        {name === 'looked' && changes > 0 ? (
          <Button weight="full" onPress={onApply}>
            {t('apply', { count: changes })}
          </Button>
        ) : null}
        {name === 'done' && changes > 0 ? <Button onPress={onUndo}>{t('undo')}</Button> : null}
        <Button onPress={onAgain}>{t('another')}</Button>
      </div>
      {listed.length > 0 ? <Rows reports={listed} /> : null}
    </>
  );
}

function Rows({ reports }: { reports: readonly RowReport[] }) {
  const t = useTranslations('studio.transfer');
  return (
    <TableScroller label={t('rows')}>
      <table className={tableStyles.table}>
        <thead>
          <tr>
            <th className={tableStyles.number}>{t('line')}</th>
            <th>{t('record')}</th>
            <th>{t('outcome')}</th>
            <th>{t('details')}</th>
          </tr>
        </thead>
        <tbody>
          {reports.map((report) => (
            <tr key={report.line}>
              <td className={tableStyles.number}>{t('number', { value: report.line })}</td>
              <td>
                <bdi dir="ltr">{report.slug || report.id}</bdi>
              </td>
              <td>
                <Pill tone={TONES[report.outcome]}>{t(`outcomes.${report.outcome}`)}</Pill>
              </td>
              <td>
                {report.problems.length > 0 ? (
                  report.problems.map((problem) => (
                    <Problem key={`${problem.column} ${problem.code}`} problem={problem} />
                  ))
                ) : (
                  <bdi dir="ltr">{report.columns.join(', ')}</bdi>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroller>
  );
}

function Problem({ problem: { column, code, what } }: { problem: RowProblem }) {
  const t = useTranslations('studio.transfer');
  return (
    <p>
      {column ? <code dir="ltr">{column}</code> : null} {t(`problems.${code}`, { what })}
    </p>
  );
}
