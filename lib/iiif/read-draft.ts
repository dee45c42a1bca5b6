import { LANGUAGES } from '../catalogue/languages';
import { readHistoricalDate } from '../dates/historical-date';
import type { SourceCanvas, SourceManifest } from './read-presentation';
import { type SourceText, textIn } from './read-text';
import type { SourceEntry } from './read-words';

/** What a source says in the fields of a draft, and the statement of rights to be looked up among ours. */
export interface SourceDraft {
  fields: Record<string, unknown>;
  rights: string | null;
  /** What the draft is called, in whichever language; null where the source has no name for it. */
  title: string | null;
}

/** Characters that a line and a text of a draft can hold. */
const LONGEST = { line: 500, text: 20_000 } as const;

/** What institutions call these; anything else stays in the notes, for a curator to judge. */
const CALLED = {
  date: /^(date|date created|date of creation|creation date|created|تاريخ|التاريخ|تاريخ الإنشاء)$/iu,
  inventory:
    /^(shelf ?mark|shelf locator|call number|inventory (number|no\.?)|accession (number|no\.?)|رقم الجرد|رقم الحفظ)$/iu,
  dimensions: /^(dimensions?|size|الأبعاد|المقاس)$/iu,
  technique: /^(technique|medium|materials?|التقنية)$/iu,
  rights: /^(rights|rights statement|rights information|licen[cs]e|copyright|الحقوق|حقوق الاستخدام)$/iu,
} as const;

/**
 * A draft of one canvas in its source's own words. A title or description goes into a language only where the source says that
 * it is in that language; what says none stays the source's title, or a note.
 * @param seen where and when the manifest was read
 */
export function readSourceDraft(manifest: SourceManifest, canvas: SourceCanvas, seen: string): SourceDraft {
  const label = titlesOf(manifest, canvas);
  const summary = canvas.summary.length > 0 ? canvas.summary : manifest.summary;
  const entries = [...canvas.metadata, ...manifest.metadata];
  const rights = canvas.rights ?? manifest.rights;
  const attribution = canvas.attribution.length > 0 ? canvas.attribution : manifest.attribution;
  const [title = null] = label;
  return {
    rights,
    title: title?.text ?? null,
    fields: {
      ...labelsOf(label, summary),
      ...factsOf(entries),
      sourceTitle: title && { ...title, text: shortened(title.text, LONGEST.line) },
      creditLine: attribution[0] ? shortened(attribution[0].text, LONGEST.line) : null,
      rightsAsStated: shortened(
        [rights ?? '', ...valuesOf(entries, CALLED.rights)].filter(Boolean).join('\n'),
        LONGEST.text,
      ),
      sourceUrl:
        canvas.homepage ?? manifest.homepage ?? (/^https?:/.test(manifest.id ?? '') ? manifest.id : null),
      seenIn: shortened(seen, LONGEST.line),
      internalNotes: shortened(notesOf(label, summary, attribution, entries), LONGEST.text),
    },
  };
}

/** Of a manifest with one canvas its own label, for canvases are called after files; of many both, in each language that has both. */
function titlesOf(manifest: SourceManifest, canvas: SourceCanvas): SourceText[] {
  if (manifest.label.length === 0) return canvas.label;
  if (manifest.canvases.length === 1) return manifest.label;
  return manifest.label.map(({ text, lang }) => {
    // A folio number says no language and is the same in each.
    const own =
      canvas.label.find((each) => each.lang === lang) ?? canvas.label.find((each) => each.lang === 'und');
    // Pages without a number are called `-`.
    const isTold = own && own.text !== text && /[\p{L}\p{N}]/u.test(own.text);
    return { lang, text: isTold ? `${text} · ${own.text}` : text };
  });
}

function labelsOf(label: SourceText[], summary: SourceText[]): Record<string, unknown> {
  return Object.fromEntries(
    LANGUAGES.flatMap((language): [string, unknown][] => {
      const title = textIn(label, language);
      const description = textIn(summary, language);
      return [
        ...(title === null
          ? []
          : ([
              [`labels.${language}.title`, shortened(title, LONGEST.line)],
              [`labels.${language}.titleIsOurs`, false],
            ] satisfies [string, unknown][])),
        ...(description === null
          ? []
          : ([[`labels.${language}.description`, shortened(description, LONGEST.text)]] satisfies [
              string,
              unknown,
            ][])),
      ];
    }),
  );
}

function factsOf(entries: SourceEntry[]): Record<string, unknown> {
  const date = entryCalled(entries, CALLED.date);
  const technique = entryCalled(entries, CALLED.technique);
  const [inventory] = valuesOf(entries, CALLED.inventory);
  const [dimensions] = valuesOf(entries, CALLED.dimensions);
  const asLine = (text: SourceText | null) => text && { ...text, text: shortened(text.text, LONGEST.line) };
  return {
    dateAsWritten: asLine(date),
    dateEdtf: date && isPlainDate(date.text) ? date.text : null,
    technique: asLine(technique),
    inventoryNumber: inventory === undefined ? null : shortened(inventory, LONGEST.line),
    dimensionsAsWritten: dimensions === undefined ? null : shortened(dimensions, LONGEST.line),
  };
}

/** A year, month or day written as EDTF writes it too; anything else is for a curator to interpret. */
function isPlainDate(text: string): boolean {
  return /^\d{4}(-\d\d){0,2}$/.test(text) && readHistoricalDate(text) !== null;
}

function entryCalled(entries: SourceEntry[], name: RegExp): SourceText | null {
  const entry = entries.find(
    ({ label, value }) => value.length > 0 && label.some(({ text }) => name.test(text)),
  );
  return entry?.value[0] ?? null;
}

function valuesOf(entries: SourceEntry[], name: RegExp): string[] {
  return entries
    .filter(({ label }) => label.some(({ text }) => name.test(text)))
    .flatMap(({ value }) => value[0]?.text ?? []);
}

/** Everything that the source says, for signed-in readers: nothing is lost because no field was meant for it. */
function notesOf(
  label: SourceText[],
  summary: SourceText[],
  attribution: SourceText[],
  entries: SourceEntry[],
): string {
  const said = [label, summary, attribution].flatMap((texts) => texts.map(withLanguage));
  const facts = entries.map(({ label: name, value }) => {
    const values = value.map(withLanguage).join(' | ');
    return name.length > 0 ? `${name.map(({ text }) => text).join(' / ')}: ${values}` : values;
  });
  return [...said, ...facts].filter(Boolean).join('\n');
}

const withLanguage = ({ text, lang }: SourceText) => (lang === 'und' ? text : `${text} [${lang}]`);

function shortened(text: string, longest: number): string {
  const characters = [...text];
  return text.length <= longest
    ? text
    : `${characters.slice(0, longest - 1 - (text.length - characters.length)).join('')}…`;
}
