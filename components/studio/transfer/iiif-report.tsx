import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Pill, type PillTone } from '@/components/studio/controls/pill';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { isErrorCode } from '@/lib/errors';
import type { CanvasReport, Notice as Found, SourceReport } from '@/lib/iiif/import-report';
import tableStyles from '../controls/table.module.css';
import { TableScroller } from '../controls/table-scroller';
import styles from './transfer.module.css';
import type { IiifRow } from './use-iiif-import';

/** Rows that are listed; all are counted. */
const LISTED = 500;

const TONES: Record<CanvasReport['outcome'], PillTone> = {
  made: 'good',
  fetched: 'good',
  known: 'plain',
  trashed: 'attention',
  skipped: 'attention',
};

/** What became of each source and each of its canvases. */
export function IiifReport({ rows, language }: { rows: readonly IiifRow[]; language: Language }) {
  const t = useTranslations('studio.transfer');
  return (
    <>
      <TableScroller label={t('iiif.results')}>
        <table className={`${tableStyles.table} ${styles.report}`}>
          <thead>
            <tr>
              <th>{t('iiif.heads.canvas')}</th>
              <th>{t('outcome')}</th>
              <th>{t('iiif.heads.notes')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, LISTED).map((row) => (
              <Row key={row.key} row={row} language={language} />
            ))}
          </tbody>
        </table>
      </TableScroller>
      {rows.length > LISTED ? <p>{t('iiif.more', { count: rows.length - LISTED })}</p> : null}
    </>
  );
}

function Row({ row: { source, canvas }, language }: { row: IiifRow; language: Language }) {
  const t = useTranslations('studio.transfer.iiif');
  const say = useTranslations('errors');
  const { failure, notices, name } = canvas ?? source;
  return (
    <tr>
      <td>
        {canvas ? (
          <CanvasName canvas={canvas} source={source} language={language} />
        ) : (
          <strong>
            <bdi>{name ?? source.address}</bdi>
          </strong>
        )}
      </td>
      <td>
        {canvas ? (
          <Pill tone={failure ? 'bad' : TONES[canvas.outcome]}>
            {t(failure ? 'withoutPicture' : `outcomes.${canvas.outcome}`)}
          </Pill>
        ) : null}
        {!canvas && failure ? <Pill tone="bad">{t('refused')}</Pill> : null}
      </td>
      <td>
        {failure ? <p>{say(isErrorCode(failure.code) ? failure.code : 'INTERNAL', failure.detail)}</p> : null}
        {notices.map((notice) => (
          <NoticeLine key={JSON.stringify(notice)} notice={notice} />
        ))}
      </td>
    </tr>
  );
}

interface NameProps {
  canvas: CanvasReport;
  source: SourceReport;
  language: Language;
}

/** Its place and its name, or its source's, which leads to its draft. */
function CanvasName({ canvas, source, language }: NameProps) {
  const t = useTranslations('studio.transfer.iiif');
  const { number, name, photographId, outcome } = canvas;
  const said = t.rich('place', {
    number,
    name: name ?? source.name ?? t('unnamed'),
    b: (words) => <bdi>{words}</bdi>,
  });
  if (!photographId || outcome === 'trashed') return said;
  return (
    <Link href={pageAddress(language, `/studio/photographs/${photographId}`)} prefetch={false}>
      {said}
    </Link>
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
