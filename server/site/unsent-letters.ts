import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { LetterForm, LetterProblems } from '@/lib/site/letters';

/** A letter that could not be taken, as long as whoever wrote it may want to mend it. */
export interface UnsentLetter {
  values: LetterForm;
  problems?: LetterProblems;
  refusal?: 'tooMany' | 'crossSite' | 'tooLarge' | 'failed';
}

const KEPT_MS = 15 * 60_000;
/** All together; a letter has at most some 30 KB. */
const MOST = 200;

/** Next's bundle carries this module more than once. */
const shared = globalThis as typeof globalThis & { convergenceUnsent?: LRUCache<string, UnsentLetter> };

function kept(): LRUCache<string, UnsentLetter> {
  shared.convergenceUnsent ??= new LRUCache({ max: MOST, ttl: KEPT_MS });
  return shared.convergenceUnsent;
}

/** Keeps it in memory for a while. @returns the name under which the form finds it, which nobody can guess */
export function keepUnsent(letter: UnsentLetter): string {
  const name = randomBytes(18).toString('base64url');
  kept().set(name, letter);
  return name;
}

/** Null where it is unknown, or was kept too long ago, or by another process: the form is empty then. */
export function unsentLetter(name: string): UnsentLetter | null {
  return kept().get(name) ?? null;
}
