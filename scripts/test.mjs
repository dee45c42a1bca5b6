/**
 * `npm test [-- PART …]`: makes the clone ready, then runs every part (or those named) to its end, so that one run shows
 * all that is wrong. The last line holds the totals; any failure is a non-zero exit code.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { chromiumOrInstall } from './setup/browser.mjs';
import { ended, ROOT, StepError } from './setup/child.mjs';
import { setUp } from './setup.mjs';

const REPORTS = path.join(ROOT, '.cache', 'test');
const VITEST_REPORT = path.join(REPORTS, 'vitest.json');
const START_REPORT = path.join(REPORTS, 'start.json');
const PLAYWRIGHT_REPORT = path.join(REPORTS, 'playwright.json');

/** Biome colours each character of a difference, even where nobody can see colours. */
const COLOURS = process.stdout.isTTY ? '--colors=force' : '--colors=off';

/** `names` are those of the failures. @typedef {{ passed: number, failed: number, skipped: number, names?: string[] }} Totals */

/** In this order: what fails fastest comes first. @type {Record<string, () => Promise<Totals>>} */
const PARTS = {
  lint: () => check('node_modules/@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', COLOURS, '.']),
  types: () => check('node_modules/typescript/bin/tsc', ['--noEmit']),
  unit: () => vitest('unit', VITEST_REPORT),
  start: () => vitest('start', START_REPORT),
  e2e: playwright,
};

const say = (line) => process.stdout.write(`${line}\n`);
const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => stopping.abort());

async function test(wanted) {
  const unknown = wanted.find((name) => !PARTS[name]);
  if (unknown)
    throw new StepError(`There is no part "${unknown}"; there are ${Object.keys(PARTS).join(', ')}.`);
  const parts = wanted.length > 0 ? wanted : Object.keys(PARTS);
  mkdirSync(REPORTS, { recursive: true });
  await setUp({ say, signal: stopping.signal });
  const browser = parts.includes('e2e') && (await chromiumOrInstall({ say, signal: stopping.signal }));
  if (browser) process.env.CHROMIUM_PATH = browser;

  const lines = [];
  const sum = { passed: 0, failed: 0 };
  for (const part of parts) {
    say(`\n== ${part} ==`);
    const start = performance.now();
    const { passed, failed, skipped, names = [] } = await PARTS[part]();
    if (stopping.signal.aborted) throw new StepError('Stopped.');
    sum.passed += passed;
    sum.failed += failed;
    const seconds = Math.round((performance.now() - start) / 1000);
    lines.push(`${part}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds} s`);
    // Once more at the end: of a long run's output often only the tail is kept.
    lines.push(...names.map((name) => `  failed: ${name}`));
  }
  say(`\n${lines.join('\n')}\n`);
  say(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 ? 0 : 1;
}

/** A tool without tests of its own adds to the failures only. */
async function check(program, args) {
  const code = await run(program, args);
  return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function vitest(project, report) {
  rmSync(report, { force: true });
  const code = await run('node_modules/vitest/vitest.mjs', [
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = read(report) ?? {};
  // A file that does not load has no tests to count.
  const broken = (testResults ?? []).filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  );
  return withExitCode(code, {
    passed: numPassedTests ?? 0,
    failed: (numFailedTests ?? 0) + broken.length,
    skipped: (numPendingTests ?? 0) + (numTodoTests ?? 0),
    names: [...broken.map(({ name, message }) => nameOf(name, message)), ...failedIn(testResults ?? [])],
  });
}

async function playwright() {
  rmSync(PLAYWRIGHT_REPORT, { force: true });
  const code = await run('node_modules/@playwright/test/cli.js', ['test', '--reporter=line,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: PLAYWRIGHT_REPORT,
  });
  const { stats, suites = [] } = read(PLAYWRIGHT_REPORT) ?? {};
  return withExitCode(code, {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
    names: suites.flatMap(failedSpecs),
  });
}

function failedIn(testResults) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => `${nameOf(name, fullName)}: ${firstLine(failureMessages[0])}`),
  );
}

const nameOf = (file, words) => `${path.relative(ROOT, file)} › ${firstLine(words)}`;

const firstLine = (text = '') => text.split('\n', 1)[0];

function failedSpecs({ specs = [], suites = [] }) {
  const failed = specs.filter(({ ok }) => !ok).map(({ file, line, title }) => `${file}:${line} › ${title}`);
  return [...failed, ...suites.flatMap(failedSpecs)];
}

/** A run that ends badly without a failed test has failed all the same: it crashed, or something threw outside tests. */
function withExitCode(code, totals) {
  const crashed = code !== 0 && totals.failed === 0;
  return crashed ? { ...totals, failed: 1, names: [`ended with code ${code} outside of tests`] } : totals;
}

function read(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
}

function run(program, args, env = {}) {
  const child = spawn(process.execPath, [path.join(ROOT, program), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  return ended(child, stopping.signal);
}

try {
  process.exitCode = await test(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof StepError ? error.message : error.stack}\n`);
  process.exitCode = stopping.signal.aborted ? 130 : 1;
}
