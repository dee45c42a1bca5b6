import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ImageRequest } from '@/lib/iiif/image-request';
import { bundleProgram } from '@/tests/fixtures/bundle';
import { storeImage } from '@/tests/fixtures/served-image';
import { ChildComposer, ComposeFailed } from './composer';

const IMAGE = { id: 'picture', tileSize: 512 };
const REQUEST: ImageRequest = {
  region: { x: 10, y: 10, width: 600, height: 400 },
  size: { width: 300, height: 200 },
  mirrored: false,
  rotation: 0,
  quality: 'default',
  format: 'jpg',
};

let root: string;
let bundled: Awaited<ReturnType<typeof bundleProgram>>;
let composer: ChildComposer | undefined;

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'composer-'));
  await storeImage(root, { id: IMAGE.id, width: 1500, height: 1100 });
  bundled = await bundleProgram('server/pyramids/compose-process.ts');
});
afterEach(() => composer?.close());
afterAll(async () => {
  await bundled.remove();
  await rm(root, { recursive: true, force: true });
});

function start(timeoutMs?: number): ChildComposer {
  composer = new ChildComposer({
    entry: bundled.program,
    env: { ...process.env, DATA_DIR: root, STORAGE_URL: `file:${root}` },
    timeoutMs,
  });
  return composer;
}

const file = (name: string) => path.join(root, name);

async function faultOf(made: Promise<void>): Promise<string> {
  const error = await made.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof ComposeFailed ? error.fault : 'none';
}

describe('composing in a process of its own', () => {
  it('makes several pictures at once, and goes on after one that cannot be made', async () => {
    const own = start();
    const made = [1, 2, 3].map((x) =>
      own.compose({
        image: IMAGE,
        request: { ...REQUEST, region: { ...REQUEST.region, x } },
        file: file(`${x}.jpg`),
      }),
    );
    const missing = own.compose({ image: { ...IMAGE, id: 'missing' }, request: REQUEST, file: file('none') });
    const nowhere = own.compose({ image: IMAGE, request: REQUEST, file: file('no/folder/x.jpg') });
    expect(await faultOf(missing)).toBe('missing');
    expect(await faultOf(nowhere)).toBe('failed');
    await Promise.all(made);
    for (const x of [1, 2, 3])
      expect(await sharp(file(`${x}.jpg`)).metadata()).toMatchObject({ width: 300, height: 200 });
  });

  it.skipIf(process.platform !== 'linux')(
    'gives way with every thread, so that tiles do not wait',
    async () => {
      await start().compose({ image: IMAGE, request: REQUEST, file: file('polite.jpg') });
      const composing = childrenOf(process.pid).find((pid) => commandOf(pid).includes(bundled.program));
      expect(composing).toBeDefined();
      const priorities = threadsOf(composing ?? 0).map((thread) => os.getPriority(thread));
      expect(priorities.length).toBeGreaterThan(4);
      expect(new Set(priorities)).toEqual(new Set([os.constants.priority.PRIORITY_LOW]));
    },
  );

  it('is lost when it takes too long, and starts again with the next picture', async () => {
    const own = start(1);
    expect(await faultOf(own.compose({ image: IMAGE, request: REQUEST, file: file('late.jpg') }))).toBe(
      'lost',
    );
    const patient = start();
    await patient.compose({ image: IMAGE, request: REQUEST, file: file('again.jpg') });
    patient.close();
    await patient.compose({ image: IMAGE, request: REQUEST, file: file('anew.jpg') });
    expect((await sharp(file('anew.jpg')).metadata()).width).toBe(300);
  });
});

function threadsOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).map(Number);
}

function childrenOf(pid: number): number[] {
  return threadsOf(pid).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}

function commandOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
}
