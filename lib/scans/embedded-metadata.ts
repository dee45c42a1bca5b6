/** What a file says of itself (IPTC, XMP, EXIF), and what of that a curator may be asked to take over. */
import { readHistoricalDate } from '../dates/historical-date';

/** One value as the file has it, tidied of what no text contains. */
export interface EmbeddedTag {
  /** Group and name as ExifTool writes them, such as `IPTC:Caption-Abstract`. */
  tag: string;
  /** BCP 47, where the file says it (alternatives in XMP). */
  language: string | null;
  value: string;
}

export interface EmbeddedMetadata {
  tags: EmbeddedTag[];
  /** True where there was nothing on the machine to read it with. */
  isUnread?: boolean;
}

/** What a value is proposed for. `rights` and `place` are words: which entry of our lists they mean, a person decides. */
export const PROPOSED_FIELDS = [
  'title',
  'caption',
  'description',
  'altText',
  'maker',
  'dateAsWritten',
  'dateEdtf',
  'inventoryNumber',
  'creditLine',
  'rights',
  'place',
] as const;

export type ProposedField = (typeof PROPOSED_FIELDS)[number];

export interface MetadataProposal {
  field: ProposedField;
  /** Of the text, BCP 47: as the file says, else by its script (`ar`; `en` is a guess for Latin letters); null where none is needed. */
  language: string | null;
  value: string;
  /** Where it stands, such as `XMP-dc:Description`. */
  source: string;
}

/**
 * From the most to the least telling. Alternative text has one source only: a caption says what a picture means, not what it
 * shows to those who do not see it. Coordinates are left out: they say where a camera was, which may be a scanner.
 */
const SOURCES: Readonly<Record<Exclude<ProposedField, 'dateAsWritten' | 'dateEdtf'>, readonly string[]>> = {
  title: ['XMP-dc:Title', 'IPTC:ObjectName', 'XMP-photoshop:Headline', 'IPTC:Headline'],
  caption: ['XMP-dc:Description', 'IPTC:Caption-Abstract', 'IFD0:ImageDescription'],
  description: ['XMP-iptcCore:ExtDescrAccessibility'],
  altText: ['XMP-iptcCore:AltTextAccessibility'],
  maker: ['XMP-dc:Creator', 'IPTC:By-line', 'IFD0:Artist'],
  inventoryNumber: [
    'XMP-iptcExt:ArtworkSourceInventoryNo',
    'XMP-photoshop:TransmissionReference',
    'IPTC:OriginalTransmissionReference',
  ],
  creditLine: ['XMP-photoshop:Credit', 'IPTC:Credit'],
  rights: ['XMP-dc:Rights', 'IPTC:CopyrightNotice', 'IFD0:Copyright', 'XMP-xmpRights:WebStatement'],
  place: [
    'XMP-iptcCore:Location',
    'IPTC:Sub-location',
    'XMP-photoshop:City',
    'IPTC:City',
    'XMP-photoshop:Country',
    'IPTC:Country-PrimaryLocationName',
  ],
};

/** When the picture was made, not when it was scanned, which `EXIF` dates mostly tell. */
const DATE_SOURCES = ['XMP-photoshop:DateCreated', 'IPTC:DateCreated'];

const WITH_LANGUAGE: ReadonlySet<ProposedField> = new Set(['title', 'caption', 'description', 'altText']);

/** What scanners and cameras write without being asked. */
const EMPTY_PHRASES =
  /^(?:untitled|ole?ympus digital camera|default|none|n\/a|sony dsc|image|unknown|-+|\.+)$/i;

/**
 * What may be proposed, the most telling source first; nothing is ever applied by itself. The same words from two sources are
 * proposed once.
 */
export function proposalsOf({ tags }: EmbeddedMetadata): MetadataProposal[] {
  const texts = Object.entries(SOURCES).flatMap(([field, sources]) =>
    sources.flatMap((source) => proposalsFrom(tags, source, field as ProposedField)),
  );
  return unrepeated([...texts, ...dateProposals(tags)]);
}

function proposalsFrom(
  tags: readonly EmbeddedTag[],
  source: string,
  field: ProposedField,
): MetadataProposal[] {
  return tags
    .filter(({ tag, value }) => tag === source && !EMPTY_PHRASES.test(value))
    .map(({ language, value }) => ({
      field,
      language: WITH_LANGUAGE.has(field) ? languageOfText(value, language) : null,
      value,
      source,
    }));
}

function dateProposals(tags: readonly EmbeddedTag[]): MetadataProposal[] {
  const found = DATE_SOURCES.flatMap((source) => tags.find(({ tag }) => tag === source) ?? []);
  return found.flatMap(({ value, tag: source }) => {
    const asWritten = { field: 'dateAsWritten' as const, language: null, value, source };
    const edtf = asEdtf(value);
    return edtf ? [{ ...asWritten, field: 'dateEdtf' as const, value: edtf }, asWritten] : [asWritten];
  });
}

/** `1898:05:00`, `18980500` and `1898-05-01T00:00:00` as EDTF; null where it is none of our dates. */
function asEdtf(written: string): string | null {
  const [, year, month = '00', day = '00'] =
    /^(\d{4})(?:[:-]?(\d{2})(?:[:-]?(\d{2})(?:[T ].*)?)?)?$/.exec(written.trim()) ?? [];
  if (!year || year === '0000') return null;
  const parts = [year, ...(month === '00' ? [] : day === '00' ? [month] : [month, day])];
  const edtf = parts.join('-');
  return readHistoricalDate(edtf) ? edtf : null;
}

function unrepeated(proposals: readonly MetadataProposal[]): MetadataProposal[] {
  const seen = new Set<string>();
  return proposals.filter(({ field, language, value }) => {
    const key = JSON.stringify([field, language, value]);
    return !seen.has(key) && seen.add(key);
  });
}

/** `x-default` says nothing: the script decides. Hebrew, Armenian and Greek, which stand on such prints too, are told by theirs. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Latin}/gu, 'en'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
];

function languageOfText(value: string, said: string | null): string {
  if (said && said !== 'x-default') return said;
  const counted = SCRIPTS.map(([letters, language]) => ({
    language,
    count: value.match(letters)?.length ?? 0,
  }));
  const most = counted.reduce((best, each) => (each.count > best.count ? each : best));
  return most.count > 0 ? most.language : 'und';
}
