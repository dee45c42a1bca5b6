/**
 * The small Markdown subset of descriptions and essays (DECISIONS, 14): paragraphs, emphasis and links. What it does not know
 * stays plain text, and no HTML ever comes out of it: a page draws these nodes itself.
 */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'emphasis'; text: string }
  | { kind: 'link'; text: string; href: string };

export type Paragraph = Inline[];

const INLINE = /\*([^*\n]+)\*|\[([^\]\n]+)\]\((https?:\/\/[^\s()]+)\)/g;

/** Reads paragraphs, which blank lines part. Only http and https addresses become links. */
export function readMarkup(source: string): Paragraph[] {
  return source
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map(readInline);
}

/** What is long enough to say what a page is about; those who show it cut it sooner or later. */
const LONGEST_SUMMARY = 300;

/** A text without its markup on one line, cut between two words: for where nothing but plain text is shown. */
export function summaryOf(source: string): string {
  const paragraphs = readMarkup(source).map((nodes) => nodes.map(({ text }) => text).join(''));
  const plain = paragraphs.join(' ');
  if (plain.length <= LONGEST_SUMMARY) return plain;
  const cut = plain.slice(0, LONGEST_SUMMARY);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s،,؛;:.]+$/u, '')}…`;
}

function readInline(paragraph: string): Paragraph {
  const nodes: Paragraph = [];
  let end = 0;
  for (const match of paragraph.matchAll(INLINE)) {
    if (match.index > end) nodes.push({ kind: 'text', text: paragraph.slice(end, match.index) });
    const [whole, emphasised, linkText = '', href = ''] = match;
    nodes.push(
      emphasised === undefined
        ? { kind: 'link', text: linkText, href }
        : { kind: 'emphasis', text: emphasised },
    );
    end = match.index + whole.length;
  }
  if (end < paragraph.length) nodes.push({ kind: 'text', text: paragraph.slice(end) });
  return nodes;
}
