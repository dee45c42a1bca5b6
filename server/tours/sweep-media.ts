import type { Db } from '@/server/db/client';
import { keys, type Storage } from '@/server/storage/storage';

const DAY_MS = 86_400_000;

/** A recording whose stop could not be saved at once, the line being down, must still be there when it is. */
const SPARED_MS = 7 * DAY_MS;

/**
 * Removes recordings and captions that nothing names: no draft, nothing that was ever published, no version in a history,
 * which may be restored. Files without a row go too; one that two rows share stays for the other.
 * @returns how many rows and files were removed
 */
export async function sweepTourMedia(db: Db, storage: Storage, olderThanMs = SPARED_MS): Promise<number> {
  const before = new Date(Date.now() - olderThanMs);
  let removed = 0;
  const media = await db.tourMedia.findMany({
    where: { createdAt: { lte: before } },
    select: { id: true, tourId: true },
  });
  for (const { id, tourId } of media) {
    if (await isNamed(db, id, tourId)) continue;
    await db.tourMedia.delete({ where: { id } });
    removed += 1;
  }
  const room = keys.narration('');
  for await (const { key, modifiedAt } of storage.list(room)) {
    const sha256 = key.slice(room.length);
    if (modifiedAt > before || (await db.tourMedia.count({ where: { sha256 } })) > 0) continue;
    await storage.remove(key);
    removed += 1;
  }
  return removed;
}

async function isNamed(db: Db, id: string, tourId: string): Promise<boolean> {
  const named = { contains: id };
  const places = await Promise.all([
    db.tourStopText.count({ where: { tourId, OR: [{ narrationId: id }, { captionsId: id }] } }),
    db.tourPublication.count({ where: { tourId, snapshot: named } }),
    db.revision.count({
      where: { kind: 'tour', subjectId: tourId, OR: [{ state: named }, { changes: named }] },
    }),
  ]);
  return places.some((count) => count > 0);
}
