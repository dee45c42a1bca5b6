import type { ImageView } from '@/lib/catalogue/views';
import type { Db, Tx } from '@/server/db/client';
import { imageOf, type PublishedEntry, SHOWN_SCAN } from '../data';
import { chooseScan } from '../publishing/readiness';
import { snapshotOf } from '../snapshots';
import { readScanSizes } from './annotation-rows';
import { readDraft } from './draft-rows';

/** A draft in the shape of what is published. @returns null where there is none of that id, or it is in the trash */
export async function readDraftEntry(db: Db, id: string): Promise<PublishedEntry | null> {
  const row = await db.photograph.findUnique({
    where: { id, deletedAt: null },
    select: { slug: true, position: true },
  });
  if (!row) return null;
  const [draft, image, scans] = await Promise.all([
    readDraft(db, id),
    readDraftImage(db, id),
    readScanSizes(db, id),
  ]);
  return { id, slug: row.slug, snapshot: snapshotOf(draft, row.position, scans), image };
}

/** The picture that a publish would show now; null while there is none that is READY. */
export async function readDraftImage(db: Db | Tx, id: string): Promise<ImageView | null> {
  const chosen = await chooseScan(db, id);
  if (!chosen) return null;
  return imageOf(await db.scan.findUnique({ where: { id: chosen.id }, select: SHOWN_SCAN }));
}
