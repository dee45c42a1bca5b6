import fs from 'node:fs/promises';
import path from 'node:path';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Ids of uploads are random UUIDs, and nothing else becomes part of a path. */
export function isUploadId(text: string): boolean {
  return ID.test(text);
}

/** Absolute path of an upload's bytes. @throws RangeError for what is no id */
export function uploadFile(dir: string, id: string): string {
  if (!isUploadId(id)) throw new RangeError('no id of an upload');
  return path.join(dir, id);
}

/** Bytes that have come so far; null where the file is not there. */
export async function arrivedBytes(dir: string, id: string): Promise<number | null> {
  try {
    return (await fs.stat(uploadFile(dir, id))).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Removing what is gone is no error. */
export async function removeUploadFile(dir: string, id: string): Promise<void> {
  await fs.rm(uploadFile(dir, id), { force: true });
}
