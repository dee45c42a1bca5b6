import { diffWords } from 'diff';

/** What became of a text, word by word: taken out and put in, marked for eyes and for screen readers. */
export function TextDiff({ before, after }: { before: string | null; after: string | null }) {
  let at = 0;
  return diffWords(before ?? '', after ?? '').map(({ value, added, removed }) => {
    const key = at;
    at += value.length + 1;
    if (removed) return <del key={key}>{value}</del>;
    return added ? <ins key={key}>{value}</ins> : <span key={key}>{value}</span>;
  });
}
