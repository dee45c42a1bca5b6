import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort, StartedSite } from '../../fixtures/started-site';

/**
 * Starts one real site for all tests, as `npm start` does, on a free port and with data of its own.
 * Tests find it through the `site` fixture.
 * @returns what stops it and removes its data
 */
export default async function startSite(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'exhibition-'));
  const site = new StartedSite({ PORT: String(await freePort()), DATA_DIR: dataDir });
  process.env.SITE_URL = await site.address();
  process.env.SITE_DATA_DIR = dataDir;
  return async () => {
    await site.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
