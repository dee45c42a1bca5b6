import { mediaAddress, type TourMediaView } from '@/lib/tours/media';
import { readStopField, type StopText, type TourDraft } from '@/lib/tours/tour-draft';
import type { Db, Tx } from '@/server/db/client';

const KINDS = { NARRATION: 'narration', CAPTIONS: 'captions' } as const;

/** Those of these recordings and captions that belong to the tour; in no order. */
export async function readMedia(
  db: Db | Tx,
  tourId: string,
  ids: readonly string[],
): Promise<TourMediaView[]> {
  const rows = await db.tourMedia.findMany({ where: { tourId, id: { in: [...new Set(ids)] } } });
  return rows.map(mediaViewOf);
}

/** What the stops of a draft name, by id. */
export async function readMediaNamedBy(
  db: Db | Tx,
  tourId: string,
  draft: TourDraft,
): Promise<Record<string, TourMediaView>> {
  const ids = Object.entries(draft).flatMap(([field, value]) => {
    if (value === null || (readStopField(field)?.language ?? null) === null) return [];
    const { narrationId, captionsId } = value as StopText;
    return [narrationId ?? [], captionsId ?? []].flat();
  });
  const media = await readMedia(db, tourId, ids);
  return Object.fromEntries(media.map((each) => [each.id, each]));
}

interface MediaRow {
  id: string;
  kind: keyof typeof KINDS;
  type: string;
  bytes: number;
  seconds: number | null;
  name: string;
}

export function mediaViewOf({ id, kind, type, bytes, seconds, name }: MediaRow): TourMediaView {
  return { id, kind: KINDS[kind], url: mediaAddress(id), type, bytes, seconds, name };
}
