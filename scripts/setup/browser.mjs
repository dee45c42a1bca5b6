import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { ROOT, runLogged, StepError } from './child.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The Chromium that browser tests and measurements use: the one named in CHROMIUM_PATH, else one on the PATH, else the
 * one that Playwright installed.
 * @returns {string | null} absolute path
 */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return candidates.find(canRun) ?? playwrightsOwn();
}

/** Ubuntu's `chromium-browser`, for one, may be a script that only says where to get a browser. */
function canRun(file) {
  return existsSync(file) && spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0;
}

function playwrightsOwn() {
  const require = createRequire(path.join(ROOT, 'package.json'));
  const file = require('@playwright/test').chromium.executablePath();
  return existsSync(file) ? file : null;
}

/**
 * @param {{ say: (line: string) => void, signal?: AbortSignal }} options
 * @returns {Promise<string>} absolute path of a browser, installed if there was none
 * @throws {StepError} that says how to get one
 */
export async function chromiumOrInstall({ say, signal }) {
  const found = findChromium();
  if (found) return found;
  const ways = [...(canUseApt() ? [installFromDebian] : []), installFromPlaywright];
  for (const install of ways) {
    say('No Chromium found; installing one …');
    const worked = await install(signal).then(
      () => true,
      () => false,
    );
    const installed = worked && findChromium();
    if (installed) return installed;
  }
  throw new StepError(
    'No browser for the browser tests. Install Chromium (on Debian: apt install chromium), or run ' +
      '`npx playwright install --with-deps chromium`, or set CHROMIUM_PATH to one; then run `npm test` again. ' +
      'What was tried is in .cache/logs.',
  );
}

function canUseApt() {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}

async function installFromDebian(signal) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runLogged('apt-update', 'apt-get', ['update'], { signal, env });
  await runLogged('apt-chromium', 'apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    signal,
    env,
  });
}

async function installFromPlaywright(signal) {
  const cli = path.join(ROOT, 'node_modules/@playwright/test/cli.js');
  await runLogged('playwright-chromium', process.execPath, [cli, 'install', 'chromium'], { signal });
}
