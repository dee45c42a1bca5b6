import { fork } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { ROOT } from './child.mjs';

/** Web lets requests finish for 10 s, and the worker gives up its build at once; past this something hangs. */
const GRACE_MS = 15_000;

const SHORTEST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;

/** A process that ran for so long was well: its next crash is counted from the beginning. */
const WELL_AFTER_MS = 60_000;

/**
 * Runs web and worker, each started again when it crashes, until the signal aborts. Each has an IPC channel and leaves
 * when that closes, so that neither outlives this process even when this one is killed.
 * @param {{ say: (line: string) => void, signal: AbortSignal }} options
 * @returns {{ listening: Promise<string>, ended: Promise<number> }} the address once web listens (rejected with an exit
 *   code if it ends before), and the exit code once no process is left
 */
export function supervise({ say, signal }) {
  const state = { say, children: new Set(), retries: new Set(), stopping: false, exitCode: 0 };
  const ended = new Promise((resolve) => {
    state.finish = () => resolve(state.exitCode);
  });
  const listening = new Promise((resolve, reject) => {
    const onEarlyEnd = (code) => {
      reject(code || 1);
      stopAll(state, code || 1);
    };
    keepRunning(state, 'web', { onListening: resolve, onEarlyEnd });
  });
  // The worker takes every core it finds; readers come first.
  listening.then(
    () => state.stopping || keepRunning(state, 'worker', {}),
    () => undefined,
  );
  if (signal.aborted) stopAll(state, 0);
  else signal.addEventListener('abort', () => stopAll(state, 0), { once: true });
  return { listening, ended };
}

/** With `onEarlyEnd`, a process that ends before it ever listened is not tried again: the reason is a setting. */
function keepRunning(state, name, { onListening, onEarlyEnd }) {
  let delay = SHORTEST_DELAY_MS;
  let mayRetry = !onEarlyEnd;
  const run = () => {
    const startedAt = performance.now();
    const child = start(name);
    state.children.add(child);
    child.on('message', (message) => {
      if (message?.type !== 'listening') return;
      mayRetry = true;
      onListening?.(message.url);
    });
    child.once('exit', (code, killedBy) => {
      state.children.delete(child);
      if (state.stopping) return finishIfAlone(state);
      if (!mayRetry) return onEarlyEnd(code);
      if (performance.now() - startedAt > WELL_AFTER_MS) delay = SHORTEST_DELAY_MS;
      state.say(
        `The ${name} process ended (${killedBy ?? `code ${code}`}); starting it again in ${delay / 1000} s.`,
      );
      later(state, delay, run);
      delay = Math.min(delay * 2, LONGEST_DELAY_MS);
    });
  };
  run();
}

/**
 * What a process is started with beside the settings of its surroundings. An upload passes through the web process in small
 * buffers from many threads: with an arena of memory for each, glibc keeps a quarter more than is used.
 */
export function environmentOf(name) {
  return name === 'web' ? { MALLOC_ARENA_MAX: '2' } : {};
}

function start(name) {
  return fork(path.join(ROOT, 'dist', `${name}.js`), {
    cwd: ROOT,
    // A group of its own: Ctrl-C in a terminal reaches a whole group, and each process would be told twice.
    detached: true,
    env: { NODE_ENV: 'production', ...environmentOf(name), ...process.env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

function later(state, delay, run) {
  const timer = setTimeout(() => {
    state.retries.delete(timer);
    run();
  }, delay);
  state.retries.add(timer);
}

function stopAll(state, exitCode) {
  if (state.stopping) return;
  state.stopping = true;
  state.exitCode = exitCode;
  for (const timer of state.retries) clearTimeout(timer);
  for (const child of state.children) child.kill('SIGTERM');
  const timer = setTimeout(() => killAll(state), GRACE_MS);
  timer.unref();
  finishIfAlone(state);
}

function killAll(state) {
  state.say(`Not stopped after ${GRACE_MS / 1000} s; killed.`);
  state.exitCode ||= 1;
  for (const child of state.children) child.kill('SIGKILL');
}

function finishIfAlone(state) {
  if (state.children.size === 0) state.finish();
}
