import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ROOT } from './child.mjs';

const STAMPS = path.join(ROOT, '.cache', 'setup');

/** Made by steps or used by tests only: a change in them is no reason to build again. */
const NOT_INPUT = /(^|\/)(generated|node_modules)(\/|$)|\.test\.tsx?$|~$/;

/**
 * One digest for the contents of files and folders, and for the Node that will read them.
 * @param {string[]} inputs relative to the root; those that do not exist count as empty
 * @returns {string}
 */
export function digestOf(inputs) {
  const hash = createHash('sha256');
  hash.update(`${process.platform} ${process.arch} ${process.versions.modules}\n`);
  for (const file of inputs.flatMap((input) => filesUnder(input))) {
    hash
      .update(`${file}\n`)
      .update(readFileSync(path.join(ROOT, file)))
      .update('\n');
  }
  return hash.digest('hex');
}

/** @param {string} relative @returns {string[]} */
function filesUnder(relative) {
  const full = path.join(ROOT, relative);
  if (NOT_INPUT.test(relative) || !existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [relative];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(`${relative}/${name}`));
}

/**
 * Does a step unless it was done with the same inputs before. A step that fails or is killed leaves no stamp.
 * @param {string} name
 * @param {{ inputs: string[], outputs: string[] }} what outputs that must still exist for the stamp to count
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether it had to be done
 */
export async function unlessDone(name, { inputs, outputs }, work) {
  const stamp = path.join(STAMPS, name);
  const digest = digestOf(inputs);
  const whole = outputs.every((output) => existsSync(path.join(ROOT, output)));
  if (whole && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return false;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(stamp, digest);
  return true;
}
