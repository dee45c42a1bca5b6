import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const BYTES = 48;

const kept = new Map<string, string>();

/**
 * The site's own secret, made on first use and kept in the data folder, readable by its owner only. Two processes that
 * start together agree on the one that was written first.
 * @param dataDir absolute path
 */
export function siteSecret(dataDir: string): string {
  const known = kept.get(dataDir);
  if (known) return known;
  const file = path.join(dataDir, 'secret');
  const secret = readSecret(file) ?? makeSecret(file);
  kept.set(dataDir, secret);
  return secret;
}

/** A key for one purpose: what leaks from one says nothing of another. */
export function keyFor(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('base64url');
}

function readSecret(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function makeSecret(file: string): string {
  const secret = randomBytes(BYTES).toString('base64url');
  mkdirSync(path.dirname(file), { recursive: true });
  try {
    writeFileSync(file, `${secret}\n`, { flag: 'wx', mode: 0o600 });
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const written = readSecret(file);
    if (!written) throw error;
    return written;
  }
}
