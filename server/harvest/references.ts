import { parseReferencePath, type ReferenceFormat } from '@/lib/citations/addresses';
import {
  type CitedPhotograph,
  citationDate,
  citedPhotograph,
  type Say,
} from '@/lib/citations/cited-photograph';
import { cslItem } from '@/lib/citations/csl-item';
import { CitationWriter } from '@/lib/citations/writer';
import { pagePath } from '@/lib/iiif/addresses';
import type { PhotographRecord } from '@/lib/iiif/metadata';
import type { RecordWords } from '@/lib/iiif/record-words';
import { readFateById } from '@/server/catalogue/data';
import { photographViewOf } from '@/server/catalogue/photograph-view';
import { bibtexOf, cslJsonOf, risOf } from '@/server/citations/reference-files';
import type { Db } from '@/server/db/client';
import type { FoundDocument } from './harvest';
import type { Published } from './published';

const TYPES: Readonly<Record<ReferenceFormat, string>> = {
  bib: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  json: 'application/vnd.citationstyles.csl+json',
};

interface Options {
  words: RecordWords;
  /** Without the institution's own address a reference names none: where it is read is no place to cite. */
  publicUrlIsSet: boolean;
}

/**
 * A photograph's file for reference managers.
 * @throws what the database throws
 */
export async function findReference(
  db: Db,
  path: string,
  { exhibition, publisher }: Published,
  { words, publicUrlIsSet }: Options,
): Promise<FoundDocument> {
  const address = parseReferencePath(path);
  if (!address) return { kind: 'missing' };
  const { language, id, format } = address;
  const entry = exhibition.walk.find((published) => published.id === id);
  if (!entry) return { kind: await readFateById(db, 'photograph', id) };
  const record = photographViewOf(entry, exhibition.authorities);
  const page = `${publisher.publicUrl}${pagePath(language, `/photographs/${record.slug}`)}`;
  const say: Say = (key, values) => words.say(language, key, values);
  const siteTitles = publisher.site.title;
  const cited = citedPhotograph(record, { language, siteTitles, page: publicUrlIsSet ? page : null, say });
  return {
    kind: 'found',
    body: written(format, record, cited, say),
    type: TYPES[format],
    fileName: `${record.slug}.${format}`,
  };
}

function written(
  format: ReferenceFormat,
  record: PhotographRecord,
  cited: CitedPhotograph,
  say: Say,
): string {
  const item = cslItem(cited, record, say);
  if (format === 'json') return cslJsonOf(item);
  const notes = {
    date: cited.edtf === null ? null : (citationDate(cited.edtf, say) ?? cited.edtf),
    note: noteOf(cited, say),
  };
  return format === 'bib' ? bibtexOf(item, notes) : risOf(item, notes);
}

/** Who has it, under which number, and what its source calls it: neither BibTeX nor RIS has fields for these. */
function noteOf(cited: CitedPhotograph, say: Say): string | null {
  const place = new CitationWriter(cited, say)
    .place()
    .map(({ text }) => text)
    .join('');
  return [place, cited.sourceTitle?.text].filter(Boolean).join('. ') || null;
}
