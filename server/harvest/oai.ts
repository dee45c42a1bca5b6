import { dublinCore } from '@/lib/oai/dublin-core';
import { OAI_PATH, oaiIdentifier } from '@/lib/oai/identifier';
import {
  type OaiErrorCode,
  type OaiRequest,
  readOaiRequest,
  resumptionToken,
  type Selection,
} from '@/lib/oai/request';
import {
  errorXml,
  headerXml,
  identifyXml,
  listXml,
  metadataFormatsXml,
  type OaiHeader,
  oaiResponse,
  recordXml,
  setsXml,
} from '@/lib/oai/response';
import { pickText } from '@/lib/text/pick-text';
import { element, type Xml } from '@/lib/text/xml';
import { sectionTitles } from '@/server/catalogue/exhibition';
import { photographViewOf } from '@/server/catalogue/photograph-view';
import type { Published, PublishedReader } from './published';

/** Records of one answer. */
const PAGE_SIZE = 100;

interface OaiRecord extends OaiHeader {
  id: string;
}

/** The exhibition as a repository that aggregators harvest over OAI-PMH 2.0. */
export class OaiRepository {
  readonly #baseUrl: string;

  constructor(
    private readonly published: PublishedReader,
    private readonly options: { publicUrl: string; adminEmail: string; pageSize?: number },
  ) {
    this.#baseUrl = `${options.publicUrl}${OAI_PATH}`;
  }

  /** @throws what the database throws */
  async answer(given: URLSearchParams, now = new Date()): Promise<string> {
    const read = readOaiRequest(given);
    const content = read.ok ? await this.#answerRequest(read.request) : read.error;
    const isError = typeof content === 'string';
    // The arguments are not repeated where they make no sense (3.6).
    const repeats = content !== 'badVerb' && content !== 'badArgument';
    return oaiResponse(this.#baseUrl, repeats ? Object.fromEntries(given) : {}, toSecond(now.toISOString()), [
      isError ? errorXml(content) : content,
    ]);
  }

  async #answerRequest(request: OaiRequest): Promise<Xml | OaiErrorCode> {
    const published = await this.published.read();
    const records = await this.#records(published);
    switch (request.verb) {
      case 'Identify':
        return this.#identify(published, records);
      case 'ListSets':
        return setsXml(setsOf(published));
      case 'ListMetadataFormats':
        if (
          request.identifier !== null &&
          !records.some(({ identifier }) => identifier === request.identifier)
        )
          return 'idDoesNotExist';
        return metadataFormatsXml();
      case 'GetRecord': {
        const record = records.find(({ identifier }) => identifier === request.identifier);
        return record ? element('GetRecord', {}, [this.#recordOf(record, published)]) : 'idDoesNotExist';
      }
      default:
        return this.#list(request, records, published);
    }
  }

  /** Every photograph that is or was shown, by the time of its last change. */
  async #records({ exhibition, activities }: Published): Promise<OaiRecord[]> {
    const shown = new Map(exhibition.walk.map(({ id, snapshot }) => [id, snapshot]));
    const sections = new Set(exhibition.sections.map(({ id }) => id));
    const latest = new Map<string, OaiRecord>();
    for (const { type, subject, at } of await activities()) {
      if (subject.kind !== 'photograph') continue;
      const snapshot = type === 'Delete' ? undefined : shown.get(subject.id);
      const shownIn = snapshot ? [snapshot.sectionId, ...snapshot.secondarySectionIds] : [];
      latest.set(subject.id, {
        id: subject.id,
        identifier: oaiIdentifier(this.options.publicUrl, subject.id),
        datestamp: toSecond(at),
        sets: shownIn.flatMap((id) => (id !== null && sections.has(id) ? [id] : [])),
        isDeleted: snapshot === undefined,
      });
    }
    return [...latest.values()].sort(byTime);
  }

  #identify({ publisher }: Published, records: readonly OaiRecord[]): Xml {
    return identifyXml({
      name: pickText(publisher.site.title, 'en')?.text ?? this.options.publicUrl,
      baseUrl: this.#baseUrl,
      adminEmail: this.options.adminEmail,
      earliest: records[0]?.datestamp ?? '1970-01-01T00:00:00Z',
    });
  }

  #list(
    { verb, selection }: Extract<OaiRequest, { selection: Selection }>,
    records: readonly OaiRecord[],
    published: Published,
  ): Xml | OaiErrorCode {
    const selected = records.filter((record) => isSelected(record, selection));
    if (selected.length === 0) return selection.after ? 'badResumptionToken' : 'noRecordsMatch';
    const page = selected.slice(0, this.options.pageSize ?? PAGE_SIZE);
    const after = selected.length > page.length ? (page.at(-1) ?? null) : null;
    const isOneOfMany = after !== null || selection.after !== null;
    const token = after ? resumptionToken({ ...selection, after }) : '';
    const items = page.map((record) =>
      verb === 'ListRecords' ? this.#recordOf(record, published) : headerXml(record),
    );
    return listXml(verb, items, isOneOfMany ? token : null);
  }

  #recordOf(record: OaiRecord, { exhibition }: Published): Xml {
    const entry = record.isDeleted ? undefined : exhibition.walk.find(({ id }) => id === record.id);
    const metadata = entry
      ? dublinCore(photographViewOf(entry, exhibition.authorities), this.options.publicUrl)
      : null;
    return recordXml(record, metadata);
  }
}

function setsOf({ exhibition }: Published): { spec: string; name: string }[] {
  return exhibition.sections.map((section) => {
    // A set has one name (4.6); aggregators of many countries read English.
    const name = pickText(sectionTitles(section), 'en');
    return { spec: section.id, name: name?.text ?? section.slug };
  });
}

function isSelected({ datestamp, id, sets }: OaiRecord, { from, until, set, after }: Selection): boolean {
  if (from !== null && datestamp < from) return false;
  if (until !== null && datestamp > until) return false;
  if (set !== null && !sets.includes(set)) return false;
  return after === null || datestamp > after.datestamp || (datestamp === after.datestamp && id > after.id);
}

function byTime(a: OaiRecord, b: OaiRecord): number {
  const [one, other] = [`${a.datestamp} ${a.id}`, `${b.datestamp} ${b.id}`];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** @param iso ISO 8601, UTC */
function toSecond(iso: string): string {
  return `${iso.slice(0, 19)}Z`;
}
