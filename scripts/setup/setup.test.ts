import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '@/tests/fixtures/folders';
import { oneAtATime } from './one-at-a-time.mjs';
import { unlessDone } from './stamps.mjs';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});

afterEach(() => remove());

describe('two setups of one folder', () => {
  const lockIn = () => path.join(folder, 'setup.lock');

  it('run one after the other, and the second says that it waits', async () => {
    const seen: string[] = [];
    const onWait = vi.fn();
    let finishFirst = () => {};
    const first = new Promise<void>((resolve) => {
      finishFirst = resolve;
    });
    const one = oneAtATime(() => first.then(() => seen.push('first')), { onWait, lock: lockIn() });
    const two = oneAtATime(async () => seen.push('second'), { onWait, lock: lockIn() });
    await vi.waitFor(() => expect(onWait).toHaveBeenCalledTimes(1));
    expect(seen).toEqual([]);
    finishFirst();
    await Promise.all([one, two]);
    expect(seen).toEqual(['first', 'second']);
  });

  it('do not wait for one that was killed', async () => {
    writeFileSync(lockIn(), '1\n');
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(lockIn(), longAgo, longAgo);
    expect(await oneAtATime(async () => 'done', { onWait: vi.fn(), lock: lockIn() })).toBe('done');
  });

  it('let the next one in after a failure', async () => {
    const options = { onWait: vi.fn(), lock: lockIn() };
    const failing = oneAtATime(() => Promise.reject(new Error('no disk')), options);
    await expect(failing).rejects.toThrow('no disk');
    await oneAtATime(async () => undefined, options);
    expect(options.onWait).not.toHaveBeenCalled();
  });

  it('stop waiting when they are told to stop', async () => {
    writeFileSync(lockIn(), '1\n');
    const stop = new AbortController();
    const waiting = oneAtATime(async () => 'done', {
      onWait: () => stop.abort(),
      signal: stop.signal,
      lock: lockIn(),
    });
    await expect(waiting).rejects.toThrow();
  });
});

describe('a step', () => {
  const build = vi.fn(async () => writeFileSync(path.join(folder, 'out.js'), ''));
  const step = () => unlessDone('build', { inputs: ['src'], outputs: ['out.js'], root: folder }, build);

  beforeEach(() => {
    build.mockClear();
    mkdirSync(path.join(folder, 'src/inner'), { recursive: true });
    writeFileSync(path.join(folder, 'src/inner/a.ts'), 'one');
  });

  it('is done once for the same inputs', async () => {
    expect(await step()).toBe(true);
    expect(await step()).toBe(false);
    expect(build).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a file has changed', () => writeFileSync(path.join(folder, 'src/inner/a.ts'), 'two')],
    ['a file has come', () => writeFileSync(path.join(folder, 'src/b.ts'), '')],
    ['a file has gone', () => rmSync(path.join(folder, 'src/inner/a.ts'))],
    ['what it made is gone', () => rmSync(path.join(folder, 'out.js'))],
  ])('is done again when %s', async (_what, change) => {
    await step();
    change();
    expect(await step()).toBe(true);
  });

  it('is not done again for a change in a test', async () => {
    await step();
    writeFileSync(path.join(folder, 'src/a.test.ts'), '');
    expect(await step()).toBe(false);
  });

  it('is done again after it has failed', async () => {
    await step();
    writeFileSync(path.join(folder, 'src/b.ts'), '');
    build.mockRejectedValueOnce(new Error('does not compile'));
    await expect(step()).rejects.toThrow('does not compile');
    rmSync(path.join(folder, 'src/b.ts'));
    expect(await step()).toBe(true);
  });
});
