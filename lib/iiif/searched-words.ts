import { foldText } from '../text/fold';

/** A word as it stands in a text. */
export interface FoundWord {
  /** As written. */
  word: string;
  /** UTF-16 units from the text's start. */
  start: number;
}

/** Letters and digits with the marks on them and what joins them. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u0640\u200c\u200d]*/gu;

/** The article, and the letters that are written in one with it or with the word. */
const PREFIX = /^(?:[وف]?[بك]?ال|[وف]?لل|[وف](?=..))/u;

/** Long enough for a sentence; what is longer was hardly typed. */
const LONGEST_QUERY = 500;
const MOST_TERMS = 20;

export function wordsIn(text: string): FoundWord[] {
  return [...text.matchAll(WORD)].map((match) => ({ word: match[0], start: match.index }));
}

/** The folded words of a query, each once; empty where there is none in it. */
export function termsOf(query: string): string[] {
  const words = wordsIn(query.slice(0, LONGEST_QUERY)).map(({ word }) => foldText(word));
  return [...new Set(words.filter(Boolean))].slice(0, MOST_TERMS);
}

/** True where a word of a text begins with the term, the Arabic article and its letters left aside on either side. */
export function beginsWith(word: string, term: string): boolean {
  const folded = foldText(word);
  const bare = withoutPrefix(term);
  return folded.startsWith(term) || withoutPrefix(folded).startsWith(bare);
}

function withoutPrefix(folded: string): string {
  const bare = folded.replace(PREFIX, '');
  return bare.length > 1 ? bare : folded;
}
