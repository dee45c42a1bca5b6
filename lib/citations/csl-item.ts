import { type DatePoint, readHistoricalDate } from '../dates/historical-date';
import type { CitedPhotograph, Say } from './cited-photograph';
import { citationDate } from './cited-photograph';
import { type CitedName, personalName } from './personal-name';

/** A date of CSL-JSON 1.0: exact, near (`circa`), between two, or in words. */
export interface CslDate {
  'date-parts'?: number[][];
  circa?: boolean;
  literal?: string;
}

/** What we write of CSL-JSON 1.0.2 (csl-data.json). */
export interface CslItem {
  id: string;
  'citation-key': string;
  type: 'graphic';
  language: string;
  genre: string;
  title: string;
  'original-title'?: string;
  author?: CitedName[];
  publisher?: string;
  issued?: CslDate;
  medium?: string;
  dimensions?: string;
  archive?: string;
  archive_location?: string;
  'call-number'?: string;
  'container-title'?: string;
  URL?: string;
}

/** A photograph for reference managers. When it was read is theirs to say. */
export function cslItem(
  cited: CitedPhotograph,
  { id, slug }: { id: string; slug: string },
  say: Say,
): CslItem {
  const issued = cited.edtf === null ? undefined : cslDate(cited.edtf, say);
  const item = {
    author: cited.makers.length > 0 ? cited.makers.map(({ text }) => personalName(text)) : undefined,
    publisher: cited.publisher?.text,
    'original-title': cited.sourceTitle?.text,
    issued,
    medium: cited.medium?.text,
    dimensions: cited.dimensions?.text,
    archive: cited.holder?.text,
    archive_location: cited.inventoryNumber ?? undefined,
    'call-number': cited.inventoryNumber ?? undefined,
    'container-title': cited.exhibition?.text,
    URL: cited.address ?? undefined,
  };
  return {
    id,
    'citation-key': slug,
    type: 'graphic',
    language: cited.title.lang,
    genre: say('citation.photograph'),
    title: cited.title.text,
    ...Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)),
  };
}

/** Numbers where the record is sure of them or near them; words for what numbers would make surer than it is. */
export function cslDate(edtf: string, say: Say): CslDate {
  const date = readHistoricalDate(edtf);
  const ends = date?.kind === 'interval' ? [date.from, date.to] : date ? [date.point] : [];
  const parts = ends.map((end) => (typeof end === 'object' ? partsOf(end) : null));
  if (parts.length === 0 || parts.includes(null)) return { literal: citationDate(edtf, say) ?? edtf };
  const isNear = ends.some((end) => typeof end === 'object' && end.approximate);
  return {
    'date-parts': parts.flatMap((part) => (part ? [part] : [])),
    ...(isNear ? { circa: true } : {}),
  };
}

function partsOf({ precision, year, month, day, uncertain }: DatePoint): number[] | null {
  if (uncertain || precision === 'century' || precision === 'decade' || precision === 'season') return null;
  return [year, month, day].flatMap((part) => part ?? []);
}
