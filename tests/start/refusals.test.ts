import { writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/folders';
import { freePort, killStartedSites, occupyPort, StartedSite } from '../fixtures/started-site';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});

afterEach(async () => {
  killStartedSites();
  await remove();
});

/** Runs a start that cannot succeed. */
async function refused(settings: Record<string, string>): Promise<{ code: unknown; lines: string[] }> {
  const site = new StartedSite({ DATA_DIR: path.join(folder, 'data'), ...settings });
  const code = await site.ended();
  expect(site.stdout).not.toMatch(/^Open /m);
  return { code, lines: site.stderr.trimEnd().split('\n') };
}

describe('npm start says in one line, and with its exit code, why it cannot', () => {
  it('has a port that another program listens on', async () => {
    const other = await occupyPort();
    const { port } = other.address() as AddressInfo;
    const { code, lines } = await refused({ PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(new RegExp(`${port}.*taken`))]);
  });

  it('has a data folder that cannot be written to', async () => {
    const file = path.join(folder, 'a-file');
    await writeFile(file, '');
    const { code, lines } = await refused({
      PORT: String(await freePort()),
      DATA_DIR: path.join(file, 'data'),
    });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/Cannot write to .*a-file.*DATA_DIR/)]);
  });

  it.each([
    ['PORT', '99999'],
    ['PORT', 'three thousand'],
    ['PUBLIC_URL', 'exhibition.example'],
    ['SCAN_MAX_PIXELS', '-1'],
    ['DATABASE_URL', 'mysql://elsewhere'],
  ])('has a bad setting: %s=%s', async (name, value) => {
    const { code, lines } = await refused({ [name]: value });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringContaining(`${name}="${value}"`)]);
  });
});
