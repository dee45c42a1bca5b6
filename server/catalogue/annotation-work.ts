import { isSaidIn } from '@/lib/annotations/annotation';
import { moveToScan } from '@/lib/annotations/shape';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { ANNOTATION_GAPS, type AnnotationGap } from '@/lib/studio/photograph-filter';
import type { Db, Tx } from '@/server/db/client';
import { annotationFieldsOf } from './drafts/annotation-rows';
import { pickScan, type ScanState } from './publishing/readiness';

type PhotographWhere = NonNullable<Parameters<Tx['photograph']['findMany']>[0]>['where'];

/**
 * Photographs whose annotations need somebody, by what they need. Their shapes and texts are JSON, which the engines do not read
 * alike, so they are looked through here: only photographs that have any are read.
 */
export async function readAnnotationWork(
  db: Db | Tx,
  where: PhotographWhere,
): Promise<Record<AnnotationGap, string[]>> {
  const photographs = await db.photograph.findMany({
    where: { AND: [where ?? {}, { annotations: { some: {} } }] },
    select: {
      id: true,
      annotations: true,
      scans: {
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        select: {
          ...{ id: true, standIn: true, state: true, width: true, height: true },
          publications: { where: { currentOf: { isNot: null } }, select: { id: true } },
        },
      },
    },
  });
  const needs = photographs.map(({ id, annotations, scans }) => ({ id, gaps: gapsOf(annotations, scans) }));
  const having = (gap: AnnotationGap) => needs.filter(({ gaps }) => gaps.has(gap)).map(({ id }) => id);
  return Object.fromEntries(ANNOTATION_GAPS.map((gap) => [gap, having(gap)])) as Record<
    AnnotationGap,
    string[]
  >;
}

type Scans = readonly (ScanState & { width: number | null; height: number | null })[];

function gapsOf(rows: Parameters<typeof annotationFieldsOf>[0], scans: Scans): Set<AnnotationGap> {
  const annotations = Object.values(annotationFieldsOf(rows));
  const gaps = new Set<AnnotationGap>(
    LANGUAGES.filter((language) => annotations.some((each) => !isSaidIn(each, language))),
  );
  const sizes = new Map(
    scans.flatMap(({ id, width, height, standIn }) =>
      width && height ? [[id, { id, width, height, standIn }] as const] : [],
    ),
  );
  const shown = sizes.get(pickScan(scans)?.id ?? '');
  const isPlaced = ({ scanId, shape }: (typeof annotations)[number]) => {
    const from = sizes.get(scanId);
    return from && shown && moveToScan(shape, from, shown);
  };
  if (shown && !annotations.every(isPlaced)) gaps.add('review');
  return gaps;
}
