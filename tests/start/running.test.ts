import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../fixtures/folders';
import { freePort, isRunning, killStartedSites, StartedSite } from '../fixtures/started-site';

/** What is promised for a start that finds everything in place. */
const SECOND_START_MS = 5_000;

/** How long Node alone takes to start where nothing else wants the processor; a slow disk doubles it. */
const BARE_START_MS = 80;

let settings: Record<string, string>;
let remove: () => Promise<void>;

beforeAll(async () => {
  const { folder, remove: removeFolder } = await temporaryFolder();
  remove = removeFolder;
  settings = { DATA_DIR: folder, PORT: String(await freePort()) };
});

afterEach(killStartedSites);

afterAll(() => remove());

/** Nothing of these processes runs any more. */
async function expectGone(pids: number[]): Promise<void> {
  await vi.waitFor(() => expect(pids.filter(isRunning)).toEqual([]), { timeout: 15_000 });
}

function workerOf(site: StartedSite): number | undefined {
  return site.descendants().find(({ command }) => command.includes('dist/worker.js'))?.pid;
}

/** How many times longer than usual things take here now: 1 on a machine that is free. */
function slowness(): number {
  const begun = performance.now();
  for (let i = 0; i < 10; i += 1) execFileSync(process.execPath, ['-e', '0']);
  return Math.max(1, (performance.now() - begun) / 10 / BARE_START_MS);
}

describe('npm start', () => {
  it('serves the home page, and on SIGTERM stops with code 0 and leaves no process', async () => {
    const site = new StartedSite(settings);
    const address = await site.address();
    expect(address).toBe(`http://127.0.0.1:${settings.PORT}`);
    expect((await fetch(address)).status).toBe(200);
    await vi.waitUntil(() => workerOf(site), { timeout: 10_000 });
    const pids = site.descendants().map(({ pid }) => pid);
    expect(await site.stop('SIGTERM')).toBe(0);
    await expectGone(pids);
  });

  it('listens within five seconds when nothing has changed, and stops on Ctrl-C', { retry: 2 }, async () => {
    const slowBefore = slowness();
    const begun = performance.now();
    const site = new StartedSite(settings);
    await site.address();
    const took = performance.now() - begun;
    const pids = site.descendants().map(({ pid }) => pid);
    expect(await site.stop('SIGINT')).toBe(0);
    await expectGone(pids);
    expect(took).toBeLessThan(SECOND_START_MS * Math.max(slowBefore, slowness()));
  });

  it('stops as cleanly when it is npm that is asked to', async () => {
    const site = new StartedSite(settings, ['npm', 'start']);
    await site.address();
    const pids = site.descendants().map(({ pid }) => pid);
    expect(await site.stop('SIGTERM')).toBe(0);
    await expectGone(pids);
  });

  it('starts a worker that was killed again, and the site stays open meanwhile', async () => {
    const site = new StartedSite(settings);
    const address = await site.address();
    const first = await vi.waitUntil(() => workerOf(site), { timeout: 10_000 });
    process.kill(first, 'SIGKILL');
    await site.says(/The worker process ended \(SIGKILL\); starting it again/);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    const second = await vi.waitUntil(() => workerOf(site), { timeout: 10_000 });
    expect(second).not.toBe(first);
    expect(await site.stop()).toBe(0);
  });

  it('takes web and worker with it when it is killed outright', async () => {
    const site = new StartedSite(settings);
    await site.address();
    await vi.waitUntil(() => workerOf(site), { timeout: 10_000 });
    const pids = site.descendants().map(({ pid }) => pid);
    site.process.kill('SIGKILL');
    await expectGone(pids);
  });
});
