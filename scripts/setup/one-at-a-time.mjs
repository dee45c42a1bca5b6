import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from './child.mjs';

const SETUP_LOCK = path.join(ROOT, '.cache', 'setup.lock');
const BEAT_MS = 1_000;

/** Long past several beats: whoever held the lock is dead. A process number would not tell, for numbers come again. */
const DEAD_AFTER_MS = 10_000;

/**
 * Runs `work` while no other setup of this folder runs: two at once would install over each other.
 * @template T
 * @param {() => Promise<T>} work
 * @param {{ onWait: () => void, signal?: AbortSignal, lock?: string }} options `lock` is a file that exists meanwhile
 * @returns {Promise<T>}
 */
export async function oneAtATime(work, { onWait, signal, lock = SETUP_LOCK }) {
  mkdirSync(path.dirname(lock), { recursive: true });
  for (let waits = 0; !take(lock); waits += 1) {
    if (waits === 0) onWait();
    await pause(200 + Math.random() * 200, undefined, { signal });
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimesSync(lock, now, now);
  }, BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    writeFileSync(lock, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const held = statSync(lock, { throwIfNoEntry: false });
  if (held && Date.now() - held.mtimeMs > DEAD_AFTER_MS) rmSync(lock, { force: true });
  return false;
}
