import type { EmbeddedMetadata } from '@/lib/scans/embedded-metadata';
import type { Db } from '@/server/db/client';
import { NoMetadataReader, readEmbeddedMetadata } from '@/server/scans/embedded-metadata';
import { keys, type Storage } from '@/server/storage/storage';

/** Kept in the place of what a scan says where nothing on this machine can read it. */
const UNREAD = JSON.stringify({ tags: [], isUnread: true } satisfies EmbeddedMetadata);

/** Lets scans be looked at again that could not be read before: the reader may be there now. */
export async function forgetUnread(db: Db): Promise<void> {
  await db.scan.updateMany({ where: { embedded: UNREAD }, data: { embedded: null } });
}

/**
 * Reads what the next curator's scan says of itself, and keeps it to be proposed.
 * @param workDir an existing folder, for stores that are not local
 * @returns false where none was left
 * @throws NoMetadataReader where this one could not be read, which is kept
 */
export async function describeNextScan(
  db: Db,
  storage: Storage,
  { workDir, iptcCharset }: { workDir: string; iptcCharset: string },
): Promise<boolean> {
  const scan = await db.scan.findFirst({
    where: { embedded: null, standIn: false, deliveredById: { not: null }, originalSha256: { not: null } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, originalSha256: true },
  });
  if (!scan?.originalSha256) return false;
  const file = await storage.localPath(keys.original(scan.originalSha256), workDir).catch(() => null);
  try {
    const embedded = file ? await readEmbeddedMetadata(file, iptcCharset) : { tags: [] };
    await db.scan.updateMany({ where: { id: scan.id }, data: { embedded: JSON.stringify(embedded) } });
  } catch (error) {
    if (!(error instanceof NoMetadataReader)) throw error;
    await db.scan.updateMany({ where: { id: scan.id }, data: { embedded: UNREAD } });
    throw error;
  }
  return true;
}
