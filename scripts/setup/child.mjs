import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** The project's root folder. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

const LOGS = path.join(ROOT, '.cache', 'logs');
const LINES_SHOWN = 40;

/** A step that did not succeed; `message` is for a person and names the log. */
export class StepError extends Error {}

/**
 * Runs a program to its end with its output in `.cache/logs/<name>.log`.
 * @param {string} name of the log
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, signal?: AbortSignal, cwd?: string }} [options]
 * @throws {StepError} with the log's last lines when the program fails
 */
export async function runLogged(name, command, args, { env, signal, cwd = ROOT } = {}) {
  mkdirSync(LOGS, { recursive: true });
  const log = path.join(LOGS, `${name}.log`);
  const output = openSync(log, 'w');
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output],
    // A group of its own: compilers and bundlers have children, and they must stop with it.
    detached: true,
  });
  closeSync(output);
  const code = await ended(child, signal).catch((error) => {
    throw new StepError(`${command} could not be run: ${error.message}`);
  });
  if (signal?.aborted) throw new StepError('Stopped.');
  if (code !== 0) {
    const tail = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-LINES_SHOWN).join('\n');
    throw new StepError(`${tail}\n\nThat did not work; all of it is in ${path.relative(ROOT, log)}.`);
  }
}

/**
 * Resolves with the exit code, or with 128 + the signal's number as a shell would say it.
 * @param {import('node:child_process').ChildProcess} child leader of its own group
 * @param {AbortSignal} [signal] stops the whole group
 * @returns {Promise<number>}
 */
export function ended(child, signal) {
  return new Promise((resolve, reject) => {
    const stop = () => killGroup(child, 'SIGTERM');
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    child.once('error', reject);
    child.once('exit', (code, name) => {
      signal?.removeEventListener('abort', stop);
      resolve(code ?? 128 + (name ? os.constants.signals[name] : 0));
    });
  });
}

function killGroup(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
