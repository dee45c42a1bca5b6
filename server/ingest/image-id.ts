import { randomBytes } from 'node:crypto';

/** A new IIIF image id: random, one per build, so that an address may be cached for ever (DECISIONS, 1). */
export function newImageId(): string {
  // Sixteen bytes are beyond guessing; hex needs no escaping and survives case-blind file systems.
  return randomBytes(16).toString('hex');
}
