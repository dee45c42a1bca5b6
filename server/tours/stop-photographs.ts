import type { ScanSize } from '@/lib/annotations/shape';
import type { StopPhotograph } from '@/lib/studio/tour-commands';
import { imageOf, SHOWN_SCAN } from '@/server/catalogue/data';
import { readDraftImage } from '@/server/catalogue/drafts/draft-entry';
import { titlesOf } from '@/server/catalogue/studio-lists';
import type { Db, Tx } from '@/server/db/client';

/** By id. */
export type StopPhotographs = Map<string, StopPhotograph>;

/** Photographs as the editor of a tour needs them; those that are gone for good are absent. */
export async function readStopPhotographs(db: Db | Tx, ids: readonly string[]): Promise<StopPhotographs> {
  const rows = await db.photograph.findMany({
    where: { id: { in: [...new Set(ids)] }, purgedAt: null },
    select: {
      id: true,
      slug: true,
      labels: { select: { language: true, title: true } },
      publication: { select: { scan: { select: SHOWN_SCAN } } },
      scans: { select: { id: true, width: true, height: true, standIn: true } },
    },
  });
  const found: StopPhotographs = new Map();
  for (const { id, slug, labels, publication, scans } of rows) {
    const shown = imageOf(publication?.scan ?? null);
    found.set(id, {
      ...{ id, slug, titles: titlesOf(labels), isPublished: publication !== null },
      image: shown ?? (await readDraftImage(db, id)),
      scans: scans.flatMap(sizeOf),
    });
  }
  return found;
}

function sizeOf(scan: {
  id: string;
  width: number | null;
  height: number | null;
  standIn: boolean;
}): ScanSize[] {
  const { id, width, height, standIn } = scan;
  return width && height ? [{ id, width, height, standIn }] : [];
}
