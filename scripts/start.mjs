/** `npm start`: makes the clone ready, brings the data up to date, then runs web and worker until it is told to stop. */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { ended, ROOT, StepError } from './setup/child.mjs';
import { supervise } from './setup/supervisor.mjs';
import { saveStartTimes, setUp } from './setup.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const since = (start) => Number(((performance.now() - start) / 1000).toFixed(2));

async function start(signal) {
  const begun = performance.now();
  const steps = await setUp({ say, signal });
  const beforeData = performance.now();
  await prepareData(signal);
  steps.push({ name: 'Preparing the data', seconds: since(beforeData) });
  const beforeWeb = performance.now();
  const { listening, ended: exitCode } = supervise({ say, signal });
  const url = await Promise.race([listening.catch(() => null), exitCode.then(() => null)]);
  if (!url) return exitCode;
  steps.push({ name: 'Starting the site', seconds: since(beforeWeb) });
  const secondsToListening = since(begun);
  say(`Open ${url}`);
  await firstPage(url, signal);
  saveStartTimes({ secondsToListening, secondsToFirstPage: since(begun), steps });
  return exitCode;
}

/** Settings, data folder, migrations and the starter catalogue; it says what is wrong itself. */
async function prepareData(signal) {
  const child = spawn(process.execPath, ['dist/prepare.js'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  const code = await ended(child, signal);
  if (signal.aborted) throw new StepError('Stopped.');
  if (code !== 0) throw new Exit(code);
}

/** The first reader should not be the one who waits for Next to load its code. */
async function firstPage(url, signal) {
  const answer = await fetch(url, { signal }).catch(() => null);
  await answer?.arrayBuffer().catch(() => null);
}

class Exit extends Error {
  constructor(code) {
    super(`exit ${code}`);
    this.code = code;
  }
}

const PARENT_LOOK_MS = 1_000;

const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => stopping.abort());

// When npm is killed outright, nobody is left who could be asked to stop the site.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid === parent || stopping.abort(), PARENT_LOOK_MS).unref();
}

try {
  process.exitCode = await start(stopping.signal);
} catch (error) {
  if (stopping.signal.aborted) process.exitCode = 0;
  else if (error instanceof Exit) process.exitCode = error.code;
  else {
    process.stderr.write(`${error instanceof StepError ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}
