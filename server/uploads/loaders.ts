import type { UploadList } from '@/lib/studio/upload-commands';
import { config } from '@/server/config';
import { databases } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { listUploads } from './data';

/** The uploads of whoever opens the page. */
export function loadUploads(actor: Actor): Promise<UploadList> {
  return listUploads(databases().reader, actor, config().uploads);
}
