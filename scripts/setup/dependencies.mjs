import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ROOT, runLogged, StepError } from './child.mjs';

/**
 * Whether `node_modules` holds what the lock file says. Packages for other platforms may be absent.
 * @returns {boolean}
 */
export function dependenciesInstalled() {
  const installed = packagesIn('node_modules/.package-lock.json');
  if (!installed) return false;
  return Object.entries(packagesIn('package-lock.json') ?? {}).every(([place, { version, optional }]) => {
    if (place === '') return true;
    return installed[place]?.version === version || (optional && !installed[place]);
  });
}

/** @returns {Record<string, { version: string, optional?: boolean }> | null} */
function packagesIn(lockFile) {
  const file = path.join(ROOT, lockFile);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;
}

/**
 * Installs from the lock file. No package's own script runs here: the only one that is needed is run by
 * `buildDatabaseDriver`, and several of the others would download from somewhere that is not the registry.
 * @param {AbortSignal} [signal]
 */
export async function installDependencies(signal) {
  const flags = ['--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--no-update-notifier'];
  await runLogged('install', npm(), ['ci', ...flags], { signal });
}

/** @returns {boolean} whether better-sqlite3's native part is there and made for this Node */
export function databaseDriverWorks() {
  const code = "new (require('better-sqlite3'))(':memory:').close()";
  return spawnSync(process.execPath, ['-e', code], { cwd: ROOT, stdio: 'ignore' }).status === 0;
}

/**
 * Fetches or compiles better-sqlite3's native part.
 * @param {AbortSignal} [signal]
 * @throws {StepError} that says what a compiler needs
 */
export async function buildDatabaseDriver(signal) {
  const args = ['rebuild', 'better-sqlite3', '--foreground-scripts', '--no-update-notifier'];
  try {
    await runLogged('database-driver', npm(), args, { signal, env: compilerSettings() });
  } catch (error) {
    if (!(error instanceof StepError) || signal?.aborted) throw error;
    const need =
      'It needs a C++ compiler, make and Python 3 (on Debian: apt install build-essential python3).';
    throw new StepError(`${error.message}\n${need}`, { cause: error });
  }
  if (!databaseDriverWorks()) throw new StepError('better-sqlite3 was built but does not load.');
}

/**
 * Node's headers lie beside Node on most systems; without this node-gyp would download them.
 * The two names are what old and new versions of node-gyp read.
 */
function compilerSettings() {
  const jobs = { JOBS: 'max' };
  const prefix = path.dirname(path.dirname(process.execPath));
  if (!existsSync(path.join(prefix, 'include/node/node.h'))) return jobs;
  return { ...jobs, npm_config_nodedir: prefix, npm_package_config_node_gyp_nodedir: prefix };
}

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}
