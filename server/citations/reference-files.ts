import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import type { CslItem } from '@/lib/citations/csl-item';

/** Reference managers read UTF-8, and letters outside ASCII would else be left out. */
plugins.config.get('@bibtex').format.asciiOnly = false;

export interface ReferenceNotes {
  /** The date in words with Latin digits; null where nobody knows it. */
  date: string | null;
  /** What a format has no field for, in one line. */
  note: string | null;
}

interface BibtexEntry {
  type: string;
  properties: Record<string, string>;
}

/**
 * A BibTeX entry. The package leaves the escaping of a Unicode file to us, and gives a date that is near or long the look of a sure
 * one: the words go in its place.
 */
export function bibtexOf(item: CslItem, { date, note }: ReferenceNotes): string {
  const [entry] = formatted<BibtexEntry[]>(item, 'bibtex');
  const { year, month, url, howpublished: _, ...fields } = entry?.properties ?? {};
  const { issued } = item;
  const isSure = issued?.['date-parts']?.length === 1 && !issued.circa;
  const when = isSure ? { year, month } : { year: date ?? undefined };
  const written = { ...fields, ...when, howpublished: item['container-title'], note: note ?? undefined };
  const lines = Object.entries(written).flatMap(([name, value]) =>
    value === undefined ? [] : [`\t${name} = {${escapedForTex(value)}},`],
  );
  const address = url === undefined ? [] : [`\turl = {${url}},`];
  return [`@${entry?.type ?? 'misc'}{${item['citation-key']},`, ...lines, ...address, '}', ''].join('\n');
}

/** Braces are the package's own by now: see `plain`. */
function escapedForTex(value: string): string {
  return value.replace(/[&%$#_]/g, (mark) => `\\${mark}`);
}

/**
 * An RIS record. Its fields are the package's; the lines are ours, since it breaks those that are longer than 70 characters,
 * addresses too.
 */
export function risOf(item: CslItem, { date, note }: ReferenceNotes): string {
  const [record] = formatted<Record<string, string | string[]>[]>(item, 'ris');
  // The package cuts an id off at twenty letters, where ours begin to differ.
  const { TY = 'ART', DA, ID: _, ...fields } = record ?? {};
  const isSure = item.issued?.['date-parts']?.length === 1 && !item.issued.circa;
  const ymd = typeof DA === 'string' ? DA.replace(/[^/]*$/, '') : '///';
  // The fourth part of DA is "other information", free text.
  const day = isSure || date === null ? DA : `${ymd}${date}`;
  const written = { TY, ...fields, DA: day, DB: item['container-title'], N1: note ?? undefined, ER: '' };
  return Object.entries(written)
    .flatMap(([tag, value]) => (value === undefined ? [] : [value].flat().map((line) => `${tag}  - ${line}`)))
    .concat('')
    .join('\r\n');
}

/** CSL-JSON, a list of one. */
export function cslJsonOf(item: CslItem): string {
  return JSON.stringify([item], null, 2);
}

function formatted<Entries>(item: CslItem, format: 'bibtex' | 'ris'): Entries {
  return new Cite([plain(item)], { generateGraph: false }).format(format, { format: 'object' }) as Entries;
}

/** No line ends, which end a field, and no braces, which TeX counts. */
function plain<Value>(value: Value): Value {
  if (typeof value === 'string') {
    const line = value.replace(/\s+/g, ' ').replaceAll('{', '(').replaceAll('}', ')').replaceAll('\\', '/');
    return line as Value;
  }
  if (Array.isArray(value)) return value.map(plain) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)])) as Value;
}
