import type { Language } from '../catalogue/languages';
import { pickLabel } from '../catalogue/pick-label';
import type { AuthorityView, MakerRole, Text, Texts } from '../catalogue/views';
import { sayDate } from '../dates/say-date';
import type { PhotographRecord } from '../iiif/metadata';
import { withDigits, writeNumber } from '../text/digits';
import { pickText } from '../text/pick-text';

/** Words one message of the page's language, by its whole key. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

/** What a citation may say of a photograph: nothing that its record does not. */
export interface CitedPhotograph {
  language: Language;
  makers: Text[];
  publisher: Text | null;
  title: Text;
  /** What the source calls it, where our title is another: by that it is found at its holder. */
  sourceTitle: Text | null;
  /** EDTF. */
  edtf: string | null;
  /** In the language's words and digits; null where nobody knows it. */
  date: string | null;
  /** The technique. */
  medium: Text | null;
  dimensions: Text | null;
  holder: Text | null;
  inventoryNumber: string | null;
  /** The title of the site. */
  exhibition: Text | null;
  /** Absolute address of the page; null where the institution has not said under which it publishes. */
  address: string | null;
  /** A part of it is meant, and the address leads to that. */
  isDetail?: boolean;
}

/** Whose work it is. A collection makes nothing, and a printer's part is told by the record. */
const MAKERS: ReadonlySet<MakerRole> = new Set(['photographer', 'studio']);

/** What a citation in this language says. @param page absolute address, where there is one */
export function citedPhotograph(
  record: PhotographRecord,
  {
    language,
    siteTitles,
    page,
    say,
  }: { language: Language; siteTitles: Texts; page: string | null; say: Say },
): CitedPhotograph {
  const { makers, sourceTitle, date, holder, techniqueTerm } = record;
  const title = pickLabel(record.labels, 'title', language) ??
    sourceTitle ?? { text: record.id, lang: 'und' };
  const named = (authority: AuthorityView) => pickText(authority.names, language);
  const inRole = (isMeant: (role: MakerRole) => boolean) =>
    makers.filter(({ role }) => isMeant(role)).flatMap((maker) => named(maker) ?? []);
  const words = date.edtf === null ? null : (citationDate(date.edtf, say) ?? date.edtf);
  return {
    language,
    makers: inRole((role) => MAKERS.has(role)),
    publisher: inRole((role) => role === 'publisher')[0] ?? null,
    title,
    sourceTitle: sourceTitle && sourceTitle.text !== title.text ? sourceTitle : null,
    edtf: date.edtf,
    date: words && withDigits(words, language),
    medium: techniqueTerm && named(techniqueTerm),
    dimensions: dimensionsOf(record, language, say),
    holder: holder && named(holder),
    inventoryNumber: record.inventoryNumber,
    exhibition: pickText(siteTitles, language),
    address: page,
  };
}

/** A date as citations write it: "ca. 1870", "1856–1857"; in Latin digits. Null where it cannot be read. */
export function citationDate(edtf: string, say: Say): string | null {
  return sayDate(edtf, (phrase, values) =>
    say(phrase === 'about' || phrase === 'between' ? `citation.${phrase}` : `dates.${phrase}`, values),
  );
}

function dimensionsOf(
  { dimensions, dimensionsAsWritten }: PhotographRecord,
  language: Language,
  say: Say,
): Text | null {
  if (!dimensions) return dimensionsAsWritten;
  const [height, width] = [dimensions.heightCm, dimensions.widthCm].map((cm) => writeNumber(cm, language));
  return {
    text: say('photograph.centimetres', { height: height ?? '', width: width ?? '' }),
    lang: language,
  };
}
