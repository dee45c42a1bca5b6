import { type Db, databases } from '@/server/db/client';
import { readCatalogueVersion } from './data';

/** Something read of what is published: once a catalogue version, and shared by all requests of this process. */
export function oncePerVersion<T>(read: (db: Db) => Promise<T>): () => Promise<T> {
  let latest: { version: number; value: Promise<T> } | undefined;
  return async () => {
    const { reader } = databases();
    const version = await readCatalogueVersion(reader);
    if (latest?.version !== version) {
      const kept = { version, value: read(reader) };
      latest = kept;
      kept.value.catch(() => {
        if (latest === kept) latest = undefined;
      });
    }
    return latest.value;
  };
}
