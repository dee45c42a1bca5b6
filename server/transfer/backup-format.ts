import { z } from 'zod';
import { assertKey } from '@/server/storage/storage';

/** One .tar: the database, the site's secret, every object that the database names, and at its end this list of them all. */
export const DATABASE_MEMBER = 'catalogue.db';
export const SECRET_MEMBER = 'secret';
export const MANIFEST_MEMBER = 'manifest.json';

const STORAGE = 'storage/';

export const manifestSchema = z.object({
  format: z.literal('exhibition-backup'),
  version: z.literal(1),
  /** ISO 8601, UTC. */
  madeAt: z.iso.datetime(),
  counts: z.object({ photographs: z.number().int(), scans: z.number().int(), objects: z.number().int() }),
  members: z.array(
    z.object({
      name: z.string(),
      bytes: z.number().int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  /** Keys of objects that the database names and the store did not have. */
  missing: z.array(z.string()),
});

export type Manifest = z.infer<typeof manifestSchema>;

export function memberOfObject(key: string): string {
  return `${STORAGE}${key}`;
}

/** True for a name that a backup of ours may hold: nothing that could leave the folder that it is restored into. */
export function isMemberName(name: string): boolean {
  if ([DATABASE_MEMBER, SECRET_MEMBER, MANIFEST_MEMBER].includes(name)) return true;
  if (!name.startsWith(STORAGE)) return false;
  try {
    assertKey(name.slice(STORAGE.length));
    return true;
  } catch {
    return false;
  }
}

/** What is wrong with a backup: a value of the sentence for BACKUP_DAMAGED. */
export type Damage =
  | 'FOREIGN'
  | 'TRUNCATED'
  | 'NAME'
  | 'CHECKSUM'
  | 'MISSING'
  | 'UNLISTED'
  | 'DATABASE'
  | 'NEWER';
