import { foldText } from '../text/fold';
import { stemArabic, stemLatin } from './stem';

/** A word of a text, with its place in it. */
export interface Word {
  /** Offsets in UTF-16 units. */
  start: number;
  end: number;
  /** As lists fold it. */
  folded: string;
  /** What all forms of the word have in common. */
  key: string;
}

/** Apostrophes and the half rings of transliteration may stand inside a word. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u0640\u200c-\u200f'’‘`]*/gu;
const INNER = /['’‘`ʿʾʼʻʹ]/gu;
const EDGE = /['’‘`\u200c-\u200f]+$/u;
const ELISION = /^(?:[ldjnsmtc]|qu)['’](?=\p{L}{2})/iu;
const POSSESSIVE = /['’]s$/iu;

/** The Arabic article in Latin letters, with the sun letters that it takes the sound of. */
const ARTICLE = /^(?:[aeiu]l|a[dnrstz]|e[dnrstz]|[ae]sh|[ae]ch|[ae]th)$/;

const STOP_WORDS = new Set(
  [
    'a an and are as at by for from in into is it its of on or that the this to was were which with',
    'photograph photo picture image photographed taken',
    'al el ul le la les l de du des d et en un une au aux dans sur par ou avec',
    'من الى عن علي في مع هذا هذه التي الذي ما لا او ان كان كانت قد ثم كما بعد قبل عند هو هي',
    'صوره صور صورها صوره',
  ]
    .join(' ')
    .split(' '),
);

const IS_ARABIC = /[\u0600-\u06ff]/;

export function isArabic(folded: string): boolean {
  return IS_ARABIC.test(folded);
}

/** Words of one spelling come again and again; a catalogue's vocabulary is small beside its text. */
const KEPT_SPELLINGS = 100_000;
let spellings = new Map<string, { folded: string; key: string }>();

/** The words of a text that say something; articles and the like are left out. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const raw = match[0].replace(EDGE, '');
    const end = start + raw.length;
    const { folded, key } = spellingOf(raw);
    if (key === '' || STOP_WORDS.has(folded)) continue;
    if (isHyphen(text, end) && ARTICLE.test(folded)) continue;
    words.push({ start, end, folded, key });
  }
  return words;
}

function isHyphen(text: string, at: number): boolean {
  return /^[-‐‑]\p{L}/u.test(text.slice(at, at + 3));
}

function spellingOf(raw: string): { folded: string; key: string } {
  const kept = spellings.get(raw);
  if (kept) return kept;
  const folded = foldText(raw.replace(ELISION, '').replace(POSSESSIVE, '').replace(INNER, ''));
  const spelling = { folded, key: isArabic(folded) ? stemArabic(folded) : stemLatin(folded) };
  if (spellings.size >= KEPT_SPELLINGS) spellings = new Map();
  spellings.set(raw, spelling);
  return spelling;
}
