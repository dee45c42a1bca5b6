/** How one value of the catalogue stands in a cell of a spreadsheet, and how it is read back unchanged. */

/** What a spreadsheet would take for a formula; a plain number is none, whatever its sign. */
const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^[-+]?\d+(\.\d+)?$/;

/** Text that no spreadsheet runs: an apostrophe before what looks like a formula, one more before those that have one. */
export function neutralised(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** The text that `neutralised` was given. */
export function plainCell(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** One entry of a list: a slug and, in brackets, what goes with it. */
export interface ListEntry {
  slug: string;
  more: string | null;
}

/** `slug; slug (more)`: a backslash stands before what would otherwise end an entry. */
export function writeEntries(entries: readonly ListEntry[]): string {
  return entries
    .map(({ slug, more }) => (more === null || more === '' ? slug : `${slug} (${escaped(more)})`))
    .join('; ');
}

function escaped(text: string): string {
  return text.replace(/[\\;()]/g, '\\$&').replace(/\n/g, '\\n');
}

const ENTRY = /^\s*([^\s();\\]+)\s*(?:\(((?:[^\\()]|\\[\s\S])*)\))?\s*$/;

/** @returns null where the cell is no such list */
export function readEntries(cell: string): ListEntry[] | null {
  const parts = cell.match(/(?:[^\\;]|\\[\s\S])+/g) ?? [];
  const entries: ListEntry[] = [];
  for (const part of parts) {
    if (part.trim() === '') continue;
    const [, slug, more] = ENTRY.exec(part) ?? [];
    if (!slug) return null;
    entries.push({ slug, more: more === undefined ? null : unescaped(more) });
  }
  return entries;
}

function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, (_, character: string) => (character === 'n' ? '\n' : character));
}

/** A number as a spreadsheet may have written it; null where it is none. */
export function readNumber(cell: string): number | null {
  const text = cell
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace('٫', '.');
  return NUMBER.test(text) ? Number(text) : null;
}
