import { createHash, type Hash } from 'node:crypto';

/** More uploads than this at once: the others are read again when they are whole. */
const MOST = 200;

/** A sum over the first `position` bytes of an upload. */
export interface RunningHash {
  hash: Hash;
  position: number;
}

/**
 * SHA-256 of uploads that are arriving, counted as their bytes pass so that a large file need not be read again. It lives in
 * memory only: after a restart, or after a write that failed, the file itself is read once instead.
 */
export class RunningHashes {
  readonly #hashes = new Map<string, RunningHash>();

  /** @returns null where the bytes before `position` were not seen */
  at(id: string, position: number): RunningHash | null {
    const known = this.#hashes.get(id);
    if (known?.position === position) return known;
    this.forget(id);
    if (position !== 0) return null;
    if (this.#hashes.size >= MOST) this.forget(this.#hashes.keys().next().value ?? '');
    const begun = { hash: createHash('sha256'), position };
    this.#hashes.set(id, begun);
    return begun;
  }

  /** Lower-case hex over exactly `bytes` bytes, or null; nothing more can be added then. */
  finish(id: string, bytes: number): string | null {
    const known = this.#hashes.get(id);
    this.forget(id);
    return known?.position === bytes ? known.hash.digest('hex') : null;
  }

  forget(id: string): void {
    this.#hashes.delete(id);
  }
}
