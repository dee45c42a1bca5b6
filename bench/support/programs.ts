import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Debian keeps servers in folders that an ordinary account's PATH leaves out. */
const BESIDE_PATH = ['/usr/sbin', '/usr/local/sbin', '/sbin'];

/** Absolute path of an installed program, or null. */
export function findProgram(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...BESIDE_PATH];
  for (const folder of folders.filter(Boolean)) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}
