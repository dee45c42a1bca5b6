import { element, type Xml } from '../text/xml';
import { METADATA_PREFIX, type OaiErrorCode } from './request';

/** A record as harvesters know it. */
export interface OaiHeader {
  identifier: string;
  /** ISO 8601 to the second, UTC. */
  datestamp: string;
  sets: readonly string[];
  isDeleted: boolean;
}

export interface Repository {
  name: string;
  baseUrl: string;
  adminEmail: string;
  earliest: string;
}

const NAMESPACES = {
  xmlns: 'http://www.openarchives.org/OAI/2.0/',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation':
    'http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd',
};

/**
 * A whole answer (3.2).
 * @param asked the arguments, which an answer to a bad verb or a bad argument does not repeat
 * @param now ISO 8601 to the second, UTC
 */
export function oaiResponse(
  baseUrl: string,
  asked: Readonly<Record<string, string>>,
  now: string,
  content: readonly Xml[],
): string {
  const root = element('OAI-PMH', NAMESPACES, [
    element('responseDate', {}, now),
    element('request', asked, baseUrl),
    ...content,
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}`;
}

export function errorXml(code: OaiErrorCode): Xml {
  return element('error', { code }, '');
}

export function identifyXml(repository: Repository): Xml {
  const line = (name: string, text: string) => element(name, {}, text);
  return element('Identify', {}, [
    line('repositoryName', repository.name),
    line('baseURL', repository.baseUrl),
    line('protocolVersion', '2.0'),
    line('adminEmail', repository.adminEmail),
    line('earliestDatestamp', repository.earliest),
    // Tombstones stay (DECISIONS, 10).
    line('deletedRecord', 'persistent'),
    line('granularity', 'YYYY-MM-DDThh:mm:ssZ'),
  ]);
}

export function metadataFormatsXml(): Xml {
  return element('ListMetadataFormats', {}, [
    element('metadataFormat', {}, [
      element('metadataPrefix', {}, METADATA_PREFIX),
      element('schema', {}, 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd'),
      element('metadataNamespace', {}, 'http://www.openarchives.org/OAI/2.0/oai_dc/'),
    ]),
  ]);
}

export function setsXml(sets: readonly { spec: string; name: string }[]): Xml {
  return element(
    'ListSets',
    {},
    sets.map(({ spec, name }) =>
      element('set', {}, [element('setSpec', {}, spec), element('setName', {}, name)]),
    ),
  );
}

export function headerXml({ identifier, datestamp, sets, isDeleted }: OaiHeader): Xml {
  return element('header', { status: isDeleted ? 'deleted' : undefined }, [
    element('identifier', {}, identifier),
    element('datestamp', {}, datestamp),
    ...sets.map((set) => element('setSpec', {}, set)),
  ]);
}

/** @param metadata null of what is deleted */
export function recordXml(header: OaiHeader, metadata: Xml | null): Xml {
  return element('record', {}, [
    headerXml(header),
    ...(metadata ? [element('metadata', {}, [metadata])] : []),
  ]);
}

/** @param token to go on with; empty on the last of several pages, null where one page is all (3.5) */
export function listXml(
  verb: 'ListRecords' | 'ListIdentifiers',
  items: readonly Xml[],
  token: string | null,
): Xml {
  return element(verb, {}, [...items, ...(token === null ? [] : [element('resumptionToken', {}, token)])]);
}
