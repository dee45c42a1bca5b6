import { fork } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleProgram } from '@/tests/fixtures/bundle';
import { folderIn, temporaryFolder } from '@/tests/fixtures/folders';
import { jpegOf, photograph, plain, plainTiff } from '@/tests/fixtures/images';
import type { BuildEvent } from './build-scan';
import { type RunOptions, runBuild } from './run-build';

const LIMITS = { maxPixels: 1_000_000_000, maxWholePixels: 100_000_000 };

let folder: string;
let entry: string;
const cleanUp: (() => Promise<void>)[] = [];
beforeAll(async () => {
  const temporary = await temporaryFolder();
  const bundle = await bundleProgram('server/ingest/build-process.ts');
  folder = temporary.folder;
  entry = bundle.program;
  cleanUp.push(temporary.remove, bundle.remove);
});
afterAll(async () => {
  for (const remove of cleanUp) await remove();
});

let scans = 0;

async function requestFor(bytes: Buffer | string) {
  const originalPath = path.join(folder, `scan-${++scans}`);
  await writeFile(originalPath, bytes);
  const workDir = await folderIn(folder, `work-${scans}`);
  return { job: { originalPath, workDir, limits: LIMITS }, threads: 1 };
}

const options = (more: Partial<RunOptions> = {}): RunOptions => ({
  entry,
  env: { PATH: process.env.PATH, NODE_ENV: 'test' },
  timeoutMs: 60_000,
  onEvent: () => {},
  ...more,
});

/** Long enough to be stopped in the middle, or to be seen to advance. */
const LARGE = { width: 12_000, height: 8000, channels: 1 } as const;
const large = () => plainTiff({ ...LARGE, data: Buffer.alloc(LARGE.width * LARGE.height, 120) });

/** A program in place of the builder, that does only this. */
async function programThat(does: string): Promise<string> {
  const file = path.join(folder, `program-${++scans}.mjs`);
  await writeFile(file, does);
  return file;
}

describe('a build in its own process', () => {
  it('gives events and result, and how much memory it took', async () => {
    const events: BuildEvent[] = [];
    const request = await requestFor(await jpegOf(photograph(900, 700)));
    const { result, peakMemoryBytes } = await runBuild(
      request,
      options({ onEvent: (event) => events.push(event) }),
    );
    expect(result).toMatchObject({ width: 900, height: 700, tileCount: 5 });
    expect(events[0]?.type).toBe('probed');
    expect(events.some(({ type }) => type === 'previews')).toBe(true);
    expect(peakMemoryBytes).toBeGreaterThan(20_000_000);
    expect(peakMemoryBytes).toBeLessThan(1_000_000_000);
  });

  it('says why a file was refused, with the same code and values', async () => {
    const request = await requestFor('not a picture');
    await expect(runBuild(request, options())).rejects.toMatchObject({ code: 'FILE_NOT_IMAGE' });
    const bomb = await requestFor(plainTiff({ ...plain(1, 1, [0]), width: 60_000, height: 60_000 }));
    await expect(runBuild(bomb, options())).rejects.toMatchObject({
      code: 'IMAGE_TOO_MANY_PIXELS',
      detail: { megapixels: 3600 },
    });
    expect(await readdir(request.job.workDir)).toEqual([]);
  });

  it('reports how far it has come while the tiles are cut', async () => {
    const percents: number[] = [];
    await runBuild(
      await requestFor(large()),
      options({
        onEvent: (event) =>
          event.type === 'progress' && event.stage === 'tiles' && percents.push(event.percent),
      }),
    );
    expect(percents.length).toBeGreaterThan(process.platform === 'linux' ? 1 : 0);
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
  });

  it('is stopped when it takes too long', async () => {
    const request = await requestFor(large());
    await expect(runBuild(request, options({ timeoutMs: 700 }))).rejects.toMatchObject({
      code: 'BUILD_TIMED_OUT',
    });
  });

  it('is stopped by a signal, before it starts and in the middle', async () => {
    const stopping = new AbortController();
    const request = await requestFor(large());
    const reason = new Error('stop');
    const build = runBuild(
      request,
      options({
        signal: stopping.signal,
        onEvent: (event) => event.type === 'previews' && stopping.abort(reason),
      }),
    );
    await expect(build).rejects.toBe(reason);
    await expect(runBuild(request, options({ signal: stopping.signal }))).rejects.toBe(reason);
  });

  it('that ends without a word has crashed', async () => {
    const request = await requestFor('x');
    for (const [does, how] of [
      ['process.exit(7)', 'exit 7'],
      ['process.on("message", () => process.kill(process.pid, "SIGKILL"))', 'SIGKILL'],
      ['process.on("message", () => process.abort())', 'SIGABRT'],
      ['process.exit(0)', 'exit 0'],
    ] as const) {
      const crash = runBuild(request, options({ entry: await programThat(does) }));
      await expect(crash).rejects.toMatchObject({ code: 'BUILD_CRASHED', detail: { how } });
    }
  });

  it('ends when its parent dies', async () => {
    const request = await requestFor(large());
    const child = fork(entry, [], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
    await new Promise<void>((resolve) => {
      child.on('message', (reply: { event?: BuildEvent }) => reply.event?.type === 'previews' && resolve());
      child.send(request);
    });
    child.disconnect();
    expect(await ended).toBe('SIGKILL');
  });
});
