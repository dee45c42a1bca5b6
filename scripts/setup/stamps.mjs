import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ROOT } from './child.mjs';

/** Made by steps or used by tests only: a change in them is no reason to build again. */
const NOT_INPUT = /(^|\/)(generated|node_modules)(\/|$)|\.test\.tsx?$|~$/;

/**
 * One digest for the contents of files and folders, and for the Node that will read them.
 * @param {string[]} inputs relative to `root`; those that do not exist count as empty
 * @param {string} root
 * @returns {string}
 */
function digestOf(inputs, root) {
  const hash = createHash('sha256');
  hash.update(`${process.platform} ${process.arch} ${process.versions.modules}\n`);
  for (const file of inputs.flatMap((input) => filesUnder(input, root))) {
    hash
      .update(`${file}\n`)
      .update(readFileSync(path.join(root, file)))
      .update('\n');
  }
  return hash.digest('hex');
}

/** @returns {string[]} relative to `root` */
function filesUnder(relative, root) {
  const full = path.join(root, relative);
  if (NOT_INPUT.test(relative) || !existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [relative];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(`${relative}/${name}`, root));
}

/**
 * Does a step unless it was done with the same inputs before. A step that fails or is killed leaves no stamp.
 * @param {string} name
 * @param {{ inputs: string[], outputs: string[], root?: string }} what outputs that must still exist for the stamp to count
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether it had to be done
 */
export async function unlessDone(name, { inputs, outputs, root = ROOT }, work) {
  const stamp = path.join(root, '.cache', 'setup', name);
  const digest = digestOf(inputs, root);
  const whole = outputs.every((output) => existsSync(path.join(root, output)));
  if (whole && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return false;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
  return true;
}
