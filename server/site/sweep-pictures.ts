import type { Db } from '@/server/db/client';
import { keys, type Storage } from '@/server/storage/storage';

const DAY_MS = 86_400_000;

/** A logo whose document could not be saved at once, the line being down, must still be there when it is. */
const SPARED_MS = 7 * DAY_MS;

/**
 * Removes pictures of the site that nothing names: no document's draft, nothing that was ever published, no version in a
 * history, which may be restored. What is in storage without a row goes too.
 * @returns how many were removed
 */
export async function sweepSitePictures(db: Db, storage: Storage, olderThanMs = SPARED_MS): Promise<number> {
  const before = new Date(Date.now() - olderThanMs);
  let removed = 0;
  const pictures = await db.sitePicture.findMany({
    where: { createdAt: { lte: before } },
    select: { id: true },
  });
  for (const { id } of pictures) {
    if (await isNamed(db, id)) continue;
    await db.sitePicture.delete({ where: { id } });
    await storage.remove(keys.sitePicture(id));
    removed += 1;
  }
  for await (const { key, modifiedAt } of storage.list('pictures/')) {
    const id = key.slice('pictures/'.length);
    if (modifiedAt > before || (await db.sitePicture.count({ where: { id } })) > 0) continue;
    await storage.remove(key);
    removed += 1;
  }
  return removed;
}

async function isNamed(db: Db, id: string): Promise<boolean> {
  const named = { contains: id };
  const places = await Promise.all([
    db.siteDocument.count({ where: { draft: named } }),
    db.sitePublication.count({ where: { snapshot: named } }),
    db.revision.count({ where: { kind: 'document', OR: [{ state: named }, { changes: named }] } }),
  ]);
  return places.some((count) => count > 0);
}
