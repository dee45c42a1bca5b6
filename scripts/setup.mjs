import { writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {
  buildPages,
  bundlePrograms,
  DATABASE_INPUTS,
  generateDatabaseClient,
  hasPages,
  PAGE_INPUTS,
  PROGRAM_INPUTS,
} from './setup/build.mjs';
import { ROOT, StepError } from './setup/child.mjs';
import {
  buildDatabaseDriver,
  databaseDriverWorks,
  dependenciesInstalled,
  installDependencies,
} from './setup/dependencies.mjs';
import { oneAtATime } from './setup/one-at-a-time.mjs';
import { unlessDone } from './setup/stamps.mjs';

const OLDEST_NODE = [20, 19];
const INSTALLING = 'Installing packages';

/** @typedef {{ name: string, seconds: number }} StepTime */

/**
 * Makes a fresh or changed clone ready to run: dependencies, database client, programs, pages. What is there already is
 * left alone, so a second call takes a fraction of a second.
 * @param {{ say: (line: string) => void, signal?: AbortSignal, withPages?: boolean }} options `withPages: false` leaves the
 *   pages as they are: a command beside a running site must not build them away from under it
 * @returns {Promise<StepTime[]>} the steps that had to be done
 * @throws {StepError} with what a person needs to know
 */
export async function setUp({ say, signal, withPages = true }) {
  checkNode();
  return oneAtATime(() => doSteps(stopwatch(say), signal, withPages), {
    signal,
    onWait: () => say('Another setup of this folder is running; waiting for it.'),
  });
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new StepError(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`);
}

/** @param {ReturnType<typeof stopwatch>} timed */
async function doSteps(timed, signal, withPages) {
  if (!dependenciesInstalled()) await timed(INSTALLING, () => installDependencies(signal));
  // The driver keeps one core busy for minutes and nothing of the build needs it.
  const driver = databaseDriverWorks()
    ? Promise.resolve()
    : timed('Compiling the database driver', () => buildDatabaseDriver(signal));
  await together([driver, build(timed, signal, withPages)]);
  return timed.steps();
}

async function build(timed, signal, withPages) {
  await unlessDone(
    'database-client',
    { inputs: DATABASE_INPUTS, outputs: ['server/db/generated/sqlite/client.ts'] },
    () => timed('Generating the database client', () => generateDatabaseClient(signal)),
  );
  await unlessDone('programs', { inputs: PROGRAM_INPUTS, outputs: ['dist'] }, () =>
    timed('Bundling the programs', bundlePrograms),
  );
  if (!withPages || !hasPages()) return;
  await unlessDone('pages', { inputs: PAGE_INPUTS, outputs: ['.next/BUILD_ID'] }, () =>
    timed('Building the pages', () => buildPages(signal)),
  );
}

/** Waits for all, so that none goes on writing after a failure was reported; then throws the first failure. */
async function together(works) {
  const failure = (await Promise.allSettled(works)).find(({ status }) => status === 'rejected');
  if (failure) throw failure.reason;
}

/** Says what begins and how long it took, and remembers. */
function stopwatch(say) {
  const steps = [];
  const timed = async (name, work) => {
    const start = performance.now();
    say(`${name} …`);
    await work();
    const seconds = Number(((performance.now() - start) / 1000).toFixed(1));
    steps.push({ name, seconds });
    say(`${name}: done in ${seconds} s`);
  };
  timed.steps = () => steps;
  return timed;
}

/**
 * Keeps the times of a start for whoever compares machines or versions; those of a fresh clone apart, because it is fresh
 * only once.
 * @param {{ steps: StepTime[] } & Record<string, unknown>} times
 */
export function saveStartTimes(times) {
  const isFresh = times.steps.some(({ name }) => name === INSTALLING);
  const file = path.join(ROOT, '.cache', isFresh ? 'fresh-start-times.json' : 'start-times.json');
  writeFileSync(file, `${JSON.stringify({ node: process.version, ...times }, null, 2)}\n`);
}
