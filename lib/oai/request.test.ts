import { describe, expect, it } from 'vitest';
import { readOaiRequest, resumptionToken, type Selection } from './request';

const read = (query: string) => readOaiRequest(new URLSearchParams(query));

describe('readOaiRequest', () => {
  it('reads each verb', () => {
    expect(read('verb=Identify')).toEqual({ ok: true, request: { verb: 'Identify' } });
    expect(read('verb=GetRecord&identifier=x&metadataPrefix=oai_dc')).toEqual({
      ok: true,
      request: { verb: 'GetRecord', identifier: 'x' },
    });
    expect(read('verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-02&set=s')).toEqual({
      ok: true,
      request: {
        verb: 'ListRecords',
        selection: { from: '2026-01-01T00:00:00Z', until: '2026-01-02T23:59:59Z', set: 's', after: null },
      },
    });
  });

  it.each([
    ['', 'badVerb'],
    ['verb=Nothing', 'badVerb'],
    ['verb=toString', 'badVerb'],
    ['verb=Identify&verb=Identify', 'badVerb'],
    ['verb=Identify&x=1', 'badArgument'],
    ['verb=GetRecord&identifier=x', 'badArgument'],
    ['verb=GetRecord&identifier=x&metadataPrefix=marc', 'cannotDisseminateFormat'],
    ['verb=ListRecords', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2026', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-13-01', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-02T00:00:00Z', 'badArgument'],
    ['verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=ListRecords&resumptionToken=rubbish', 'badResumptionToken'],
    ['verb=ListSets&resumptionToken=x', 'badResumptionToken'],
  ])('%s: %s', (query, error) => {
    expect(read(query)).toEqual({ ok: false, error });
  });

  it('goes on where its token left off', () => {
    const selection: Selection = {
      from: '2026-01-01T00:00:00Z',
      until: null,
      set: 'walls',
      after: { datestamp: '2026-01-05T10:11:12Z', id: '0198-a' },
    };
    const query = new URLSearchParams({
      verb: 'ListIdentifiers',
      resumptionToken: resumptionToken(selection),
    });
    expect(readOaiRequest(query)).toEqual({ ok: true, request: { verb: 'ListIdentifiers', selection } });
  });
});
