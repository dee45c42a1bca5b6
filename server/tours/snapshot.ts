import type { ScanSize } from '@/lib/annotations/shape';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { type StopText, stopsOf, stopTextOf, type TourDraft } from '@/lib/tours/tour-draft';
import type { StopSnapshot, TourSnapshot } from '@/lib/tours/tour-snapshot';
import { titledLabelsOf } from '@/server/catalogue/arrangements/rows';
import type { Db, Tx } from '@/server/db/client';

/** Freezes a draft as it is published: the sizes of scans and the recordings that it names with it. */
export async function tourSnapshotOf(db: Db | Tx, id: string, draft: TourDraft): Promise<TourSnapshot> {
  const { position } = await db.tour.findUniqueOrThrow({ where: { id }, select: { position: true } });
  const scans = await readSizes(
    db,
    stopsOf(draft).map(({ stop }) => stop.scanId),
  );
  const media = await readRecordings(db, id);
  return {
    slug: draft.slug,
    position,
    labels: titledLabelsOf(draft),
    stops: stopsOf(draft).map(({ id: stopId, stop }) => {
      const { photographId, region, awaited, dwellSeconds } = stop;
      const scan = scans.get(stop.scanId ?? '') ?? null;
      const texts = LANGUAGES.map((language) => [
        language,
        saidOf(stopTextOf(draft, stopId, language), media),
      ]);
      return {
        ...{ id: stopId, photographId, scan, awaited, dwellSeconds },
        region: scan && region,
        texts: Object.fromEntries(texts) as StopSnapshot['texts'],
      };
    }),
  };
}

/** Of the built ones among these scans, by id. */
export async function readSizes(
  db: Db | Tx,
  ids: readonly (string | null)[],
): Promise<Map<string, ScanSize>> {
  const rows = await db.scan.findMany({
    where: { id: { in: [...new Set(ids.flatMap((id) => id ?? []))] } },
    select: { id: true, width: true, height: true, standIn: true },
  });
  return new Map(
    rows.flatMap(({ id, width, height, standIn }) =>
      width && height ? [[id, { id, width, height, standIn }]] : [],
    ),
  );
}

type Recordings = Map<string, { id: string; type: string; seconds: number }>;

async function readRecordings(db: Db | Tx, tourId: string): Promise<Recordings> {
  const rows = await db.tourMedia.findMany({
    where: { tourId, kind: 'NARRATION' },
    select: { id: true, type: true, seconds: true },
  });
  return new Map(rows.map(({ id, type, seconds }) => [id, { id, type, seconds: seconds ?? 0 }]));
}

function saidOf({ title, text, narrationId, captionsId }: StopText, recordings: Recordings) {
  const narration = recordings.get(narrationId ?? '') ?? null;
  return { title, text, narration, captionsId: narration && captionsId };
}
