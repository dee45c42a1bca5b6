import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { tidyText } from '@/lib/catalogue/text-fields';
import { pictureAddress, type SitePictureView } from '@/lib/site/pictures';
import type { Db } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { drawSitePicture } from '@/server/scans/site-picture';
import { keys, type Storage } from '@/server/storage/storage';

/**
 * Decodes a picture and keeps it written anew, under a name that nobody could guess. What came in is thrown away.
 * @param _actor a curator: whoever may publish the page that shows it
 * @throws CodedError as `probe`
 */
export async function receivePicture(
  { db, storage }: { db: Db; storage: Storage },
  _actor: Actor<'curator'>,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<SitePictureView> {
  const file = path.join(os.tmpdir(), `site-picture-${randomUUID()}`);
  try {
    await fs.writeFile(file, bytes, { mode: 0o600, flag: 'wx' });
    const { body, width, height } = await drawSitePicture(file);
    const id = randomBytes(18).toString('base64url');
    await storage.put(keys.sitePicture(id), body, body.length);
    await db.sitePicture.create({ data: { id, name: tidyText(name) ?? '', width, height } });
    return { id, url: pictureAddress(id), width, height };
  } finally {
    await fs.rm(file, { force: true });
  }
}
