import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Databases } from '@/server/db/client';
import { receiveFile } from '@/server/ingest/receive';
import { LocalStorage } from '@/server/storage/local-storage';
import { jpegOf, photograph } from '@/tests/fixtures/images';

/** The worker may be drawing stand-ins when the scans come. */
export const SCANS_MS = 240_000;

interface Wanted {
  photographId: string;
  /** Pixels. */
  width: number;
  height: number;
  /** Another picture for another number. */
  seed?: number;
}

/** Gives the photograph a real scan, built by the site's own worker. @returns the scan's id */
export async function giveScan(
  { reader, writer }: Databases,
  dataDir: string,
  wanted: Wanted,
): Promise<string> {
  const { photographId, width, height, seed = 1 } = wanted;
  const file = path.join(dataDir, `scan-of-${photographId}`, 'scan.jpg');
  await mkdir(path.dirname(file));
  await writeFile(file, await jpegOf(photograph(width, height, 3, seed)));
  const storage = new LocalStorage(path.join(dataDir, 'storage'));
  await receiveFile(writer, storage, { file, photographId, publishWhenReady: false });
  const ready = () =>
    reader.scan.findFirst({ where: { photographId, state: 'READY' }, select: { id: true } });
  await expect.poll(ready, { timeout: SCANS_MS }).not.toBeNull();
  return (await ready())?.id ?? '';
}
