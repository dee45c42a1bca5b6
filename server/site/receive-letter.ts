import { LRUCache } from 'lru-cache';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { type LetterForm, readLetter } from '@/lib/site/letters';
import type { Db } from '@/server/db/client';
import { clientAddressOf } from '@/server/people/client-address';
import { isFromOurPages } from '@/server/people/same-site';
import { keepLetter } from './letters';
import { keepUnsent, type UnsentLetter } from './unsent-letters';

/** Bytes of a whole form: four a character, and what percent-encoding adds. */
const MOST_BYTES = 128_000;

/** Letters that one address may send within the time; counted in memory and written down nowhere. */
const LIMIT = { letters: 6, withinMs: 10 * 60_000 } as const;

/** Addresses that are counted at a time. */
const MOST_ADDRESSES = 5_000;

const shared = globalThis as typeof globalThis & { convergenceLetters?: LRUCache<string, number> };

/**
 * Takes a letter from the form of a visitors' page. Every answer leads on to a page, so that it works without script: thanks, or the
 * form with what was written and what is wrong with it.
 * @param onError hears of what is nobody's fault but ours
 */
export async function receiveLetter(
  request: Request,
  db: Db,
  onError: (error: unknown) => void,
): Promise<Response> {
  const form = await readForm(request);
  const language = LANGUAGES.find((one) => one === form?.language) ?? LANGUAGES[0];
  if (form === null) return leadTo(formAddress({}, language, { values: {}, refusal: 'tooLarge' }));
  if (!isFromOurPages(request.headers)) {
    return leadTo(formAddress(form, language, { values: form, refusal: 'crossSite' }));
  }
  // Whoever filled in what nobody sees is told what everyone is told.
  if (form.website) return leadTo(thanksAddress(language));
  const read = readLetter(form);
  if (!read.ok) return leadTo(formAddress(form, language, { values: form, problems: read.problems }));
  if (!countLetter(clientAddressOf(request.headers) ?? '')) {
    return leadTo(formAddress(form, language, { values: form, refusal: 'tooMany' }));
  }
  try {
    await keepLetter(db, read.letter);
    return leadTo(thanksAddress(language));
  } catch (error) {
    onError(error);
    return leadTo(formAddress(form, language, { values: form, refusal: 'failed' }));
  }
}

/** Null where it is no form, or larger than any letter. */
async function readForm(request: Request): Promise<LetterForm | null> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return {};
  const text = await readAtMost(request, MOST_BYTES);
  return text === null ? null : Object.fromEntries(new URLSearchParams(text));
}

async function readAtMost(request: Request, bytes: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > bytes || !request.body) return null;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > bytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function countLetter(address: string): boolean {
  shared.convergenceLetters ??= new LRUCache({ max: MOST_ADDRESSES, ttl: LIMIT.withinMs, noUpdateTTL: true });
  const count = shared.convergenceLetters.get(address) ?? 0;
  if (count >= LIMIT.letters) return false;
  shared.convergenceLetters.set(address, count + 1);
  return true;
}

function thanksAddress(language: Language): string {
  return `/${language}/contact/thanks`;
}

/** A correction's form is on a page of its photograph's. */
function formAddress(form: LetterForm, language: Language, unsent: UnsentLetter): string {
  const read = readLetter({ text: 'a letter for its slug', photograph: form.photograph });
  const slug = read.ok ? read.letter.photograph : null;
  const path = slug === null ? '/contact' : `/photographs/${slug}/correction`;
  return `/${language}${path}?letter=${keepUnsent(unsent)}`;
}

/** Relative, so that no Host header enters it; 303, so that going back sends nothing twice. */
function leadTo(address: string): Response {
  return new Response(null, { status: 303, headers: { Location: address, 'Cache-Control': 'no-store' } });
}
