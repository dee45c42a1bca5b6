import { diffWords } from 'diff';

export interface DiffPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/**
 * What became of a text, word by word as `language` (BCP 47) parts them; the parts without the added ones are the old text, those
 * without the removed ones the new.
 */
export function diffTexts(before: string, after: string, language: string): DiffPart[] {
  const intlSegmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return diffWords(before, after, { intlSegmenter }).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
