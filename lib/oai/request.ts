/** Requests of OAI-PMH 2.0 (https://www.openarchives.org/OAI/openarchivesprotocol.html), checked before anything is looked up. */

export type OaiErrorCode =
  | 'badArgument'
  | 'badResumptionToken'
  | 'badVerb'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noRecordsMatch';

export const METADATA_PREFIX = 'oai_dc';

/** What a list is limited to; times are ISO 8601 to the second, UTC, both ends within. */
export interface Selection {
  from: string | null;
  until: string | null;
  set: string | null;
  /** The last record of the page before. */
  after: { datestamp: string; id: string } | null;
}

export type OaiRequest =
  | { verb: 'Identify' | 'ListSets' }
  | { verb: 'ListMetadataFormats'; identifier: string | null }
  | { verb: 'GetRecord'; identifier: string }
  | { verb: 'ListRecords' | 'ListIdentifiers'; selection: Selection };

export type ReadRequest = { ok: true; request: OaiRequest } | { ok: false; error: OaiErrorCode };

/** Arguments of each verb (4): those it needs, and those it takes. */
const ARGUMENTS: Readonly<Record<string, { needs: readonly string[]; takes: readonly string[] }>> = {
  Identify: { needs: [], takes: [] },
  ListSets: { needs: [], takes: ['resumptionToken'] },
  ListMetadataFormats: { needs: [], takes: ['identifier'] },
  GetRecord: { needs: ['identifier', 'metadataPrefix'], takes: [] },
  ListRecords: { needs: ['metadataPrefix'], takes: ['from', 'until', 'set'] },
  ListIdentifiers: { needs: ['metadataPrefix'], takes: ['from', 'until', 'set'] },
};

const fail = (error: OaiErrorCode): ReadRequest => ({ ok: false, error });

/** Reads the arguments of a request; an argument given twice is as bad as one that the verb does not know (3.6). */
export function readOaiRequest(given: URLSearchParams): ReadRequest {
  const verbs = given.getAll('verb');
  const verb = verbs.length === 1 ? (verbs[0] ?? '') : '';
  const known = Object.hasOwn(ARGUMENTS, verb) ? ARGUMENTS[verb] : undefined;
  if (!known) return fail('badVerb');
  const names = [...given.keys()].filter((name) => name !== 'verb');
  if (new Set(names).size !== names.length) return fail('badArgument');
  const token = given.get('resumptionToken');
  // Exclusive (3.5): a token carries all the others.
  if (token !== null) return names.length === 1 ? resumed(verb, token) : fail('badArgument');
  const isWhole = known.needs.every((name) => names.includes(name));
  if (!isWhole || names.some((name) => ![...known.needs, ...known.takes].includes(name)))
    return fail('badArgument');
  const prefix = given.get('metadataPrefix');
  if (prefix !== null && prefix !== METADATA_PREFIX) return fail('cannotDisseminateFormat');
  return withArguments(verb, given);
}

function withArguments(verb: string, given: URLSearchParams): ReadRequest {
  const identifier = given.get('identifier');
  if (verb === 'Identify' || verb === 'ListSets') return { ok: true, request: { verb } };
  if (verb === 'ListMetadataFormats') return { ok: true, request: { verb, identifier } };
  if (verb === 'GetRecord') return { ok: true, request: { verb, identifier: identifier ?? '' } };
  const selection = selectionOf(given);
  return selection ? listing(verb, selection) : fail('badArgument');
}

function listing(verb: string, selection: Selection): ReadRequest {
  const list = verb === 'ListRecords' ? 'ListRecords' : 'ListIdentifiers';
  return { ok: true, request: { verb: list, selection } };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SECOND = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

function selectionOf(given: URLSearchParams): Selection | null {
  const [from, until] = [given.get('from'), given.get('until')];
  const dates = [from, until].filter((date) => date !== null);
  const granularity = [DAY, SECOND].find((pattern) => dates.every((date) => pattern.test(date)));
  if (!granularity || dates.some((date) => Number.isNaN(Date.parse(date)))) return null;
  if (from !== null && until !== null && from > until) return null;
  const ofDay = granularity === DAY;
  return {
    from: from && (ofDay ? `${from}T00:00:00Z` : from),
    until: until && (ofDay ? `${until}T23:59:59Z` : until),
    set: given.get('set'),
    after: null,
  };
}

/** A token says all that is needed to go on, so that it holds for ever and on every process. */
export function resumptionToken({ from, until, set, after }: Selection): string {
  return [after?.datestamp, after?.id, from, until, set].map((part) => part ?? '').join('!');
}

function resumed(verb: string, token: string): ReadRequest {
  if (verb !== 'ListRecords' && verb !== 'ListIdentifiers') return fail('badResumptionToken');
  const [datestamp = '', id = '', from = '', until = '', set = '', ...more] = token.split('!');
  const dates = [datestamp, from, until].filter((date) => date !== '');
  if (more.length > 0 || id === '' || datestamp === '' || !dates.every((date) => SECOND.test(date)))
    return fail('badResumptionToken');
  const after = { datestamp, id };
  return listing(verb, { from: from || null, until: until || null, set: set || null, after });
}
