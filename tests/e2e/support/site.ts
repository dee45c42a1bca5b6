import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabases } from '@/server/db/client';
import { freePort, StartedSite } from '../../fixtures/started-site';
import { HELD } from './held';

/** As many as the tests look at; all would keep both processors of a small machine busy for most of the run. */
const STAND_INS_DRAWN = 2;

/**
 * Starts one real site for all tests, as `npm start` does, on a free port and with data of its own.
 * Tests find it through the `site` fixture.
 * @returns what stops it and removes its data
 */
export default async function startSite(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'exhibition-'));
  const port = String(await freePort());
  const site = new StartedSite({ PORT: port, DATA_DIR: dataDir, IIIF_PRIVATE_HOSTS: '127.0.0.1' });
  process.env.SITE_URL = await site.address();
  process.env.SITE_DATA_DIR = dataDir;
  await holdStandIns(dataDir);
  return async () => {
    await site.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

async function holdStandIns(dataDir: string): Promise<void> {
  const { reader, writer } = openDatabases(`file:${path.join(dataDir, 'catalogue.db')}`);
  const begun = await reader.scan.count({ where: { standIn: true, state: { not: 'WAITING' } } });
  const waiting = await reader.scan.findMany({
    where: { standIn: true, state: 'WAITING' },
    skip: Math.max(0, STAND_INS_DRAWN - begun),
    select: { id: true },
  });
  const ids = waiting.map(({ id }) => id);
  await writer.scan.updateMany({ where: { id: { in: ids }, state: 'WAITING' }, data: HELD });
  await Promise.all([writer.$disconnect(), reader.$disconnect()]);
}
