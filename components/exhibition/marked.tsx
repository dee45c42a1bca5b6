import { wordsOf } from '@/lib/search/words';

/** A text with the words marked that a search has found in it. */
export function Marked({ text, keys }: { text: string; keys: ReadonlySet<string> }) {
  const found = wordsOf(text).filter(({ key }) => keys.has(key));
  let end = 0;
  const pieces = found.map((word) => {
    const before = text.slice(end, word.start);
    end = word.end;
    return { ...word, before };
  });
  return (
    <>
      {pieces.map(({ start, end: to, before }) => (
        <span key={start}>
          {before}
          <mark>{text.slice(start, to)}</mark>
        </span>
      ))}
      {text.slice(end)}
    </>
  );
}
