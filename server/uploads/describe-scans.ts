import type { Db } from '@/server/db/client';
import { readEmbeddedMetadata } from '@/server/scans/embedded-metadata';
import { keys, type Storage } from '@/server/storage/storage';

/**
 * Reads what the next curator's scan says of itself, and keeps it to be proposed.
 * @param workDir an existing folder, for stores that are not local
 * @returns false where none was left
 * @throws NoMetadataReader
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
  const embedded = file ? await readEmbeddedMetadata(file, iptcCharset) : { tags: [] };
  await db.scan.updateMany({ where: { id: scan.id }, data: { embedded: JSON.stringify(embedded) } });
  return true;
}
