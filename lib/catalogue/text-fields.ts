/** How values that are texts are read, whatever they are fields of: tidied to plain Unicode, or refused with a reason. */
import { z } from 'zod';
import { readHistoricalDate } from '../dates/historical-date';

/** Characters: far beyond any label, and short enough that a page with it opens. */
const LONGEST = { line: 500, text: 20_000, spoken: 60_000 } as const;

const LINE_ENDS = /\r\n?|\u0085|\u2028|\u2029/g;

/** Controls, halves of characters, zero-width space, word joiner, interlinear marks. Joiners and marks of direction are writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u2060\uFEFF\uFFF9-\uFFFB\p{Cs}]/gu;

/** Embeddings and overrides turn round what stands after them, on a page as in a list. */
const OVERRIDES = /[\u202A-\u202E]/g;

/** Plain Unicode in one form, without what no keyboard types and without blanks at its ends. Null where nothing is left. */
export function tidyText(value: string): string | null {
  const plain = value.replace(LINE_ENDS, '\n').replace(CONTROL, '').replace(OVERRIDES, '');
  const tidy = plain.split('\n').map(closeIsolates).join('\n').normalize('NFC').trim();
  return tidy === '' ? null : tidy;
}

/** An isolate that is not closed in its line, or closes none, goes: it would reach into its surroundings. */
function closeIsolates(line: string): string {
  const opened = line.match(/[\u2066-\u2068]/g)?.length ?? 0;
  const closed = line.match(/\u2069/g)?.length ?? 0;
  return opened === closed ? line : line.replace(/[\u2066-\u2069]/g, '');
}

const text = (longest: number) =>
  z
    .string()
    .max(longest * 2)
    .transform(tidyText)
    .pipe(z.string().max(longest).nullable())
    .nullable();
/** One line of text, tidied; null where nothing is left. */
export const line = text(LONGEST.line).transform((value) => value?.replace(/\s*\n\s*/g, ' ') ?? null);
/** Text in paragraphs, tidied; null where nothing is left. */
export const words = text(LONGEST.text);
/** What is spoken at one stop of a tour, tidied: an hour of speech is some 50,000 characters. */
export const spokenWords = text(LONGEST.spoken);
/** BCP 47; `und` where nobody has determined it. */
export const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

/** A source's own words with their language (BCP 47; `und` where nobody determined it). */
export const written = z
  .object({ text: line, lang: languageTag })
  .transform(({ text: said, lang }) => (said === null ? null : { text: said, lang }))
  .nullable();

/** A date in EDTF level 1, or null. */
export const edtf = line.refine((value) => value === null || readHistoricalDate(value) !== null, {
  params: { reason: 'NOT_EDTF' },
});
/** A web address, or null. */
export const address = line.refine(
  (value) => value === null || (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)),
  { params: { reason: 'NOT_ADDRESS' } },
);
