import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trash } from '@/server/catalogue/publishing/trash';
import { operator, requireDisposable } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { loadStarterSite } from '@/tests/fixtures/starter-site';
import { OaiRepository } from './oai';
import { PublishedReader } from './published';

const publicUrl = 'https://exhibition.example';

let site: TestSite;
let oai: OaiRepository;
beforeAll(async () => {
  site = await openTestSite();
  await loadStarterSite(site);
  const published = new PublishedReader(site.reader, publicUrl);
  oai = new OaiRepository(published, { publicUrl, adminEmail: 'a@b.example', pageSize: 20 });
});
afterAll(() => site.close());

const ask = (query: Record<string, string>) => oai.answer(new URLSearchParams(query));
const texts = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(([, text = '']) => text);

/** Throws where tags do not nest. */
function expectWellFormed(xml: string): void {
  const open: string[] = [];
  for (const [, slash, name = ''] of xml.replace(/^<\?.*\?>/, '').matchAll(/<(\/?)([\w:-]+)[^>]*>/g)) {
    if (slash) expect(open.pop()).toBe(name);
    else open.push(name);
  }
  expect(open).toEqual([]);
  expect(xml.replaceAll(/&(?:amp|lt|gt|quot);/g, '')).not.toContain('&');
}

describe('the repository', () => {
  it('says who it is', async () => {
    const xml = await ask({ verb: 'Identify' });
    expectWellFormed(xml);
    expect(texts(xml, 'repositoryName')).toEqual(['Jerusalem: Convergence of Civilisations']);
    expect(texts(xml, 'baseURL')).toEqual([`${publicUrl}/oai`]);
    expect(texts(xml, 'deletedRecord')).toEqual(['persistent']);
    expect(texts(xml, 'earliestDatestamp')[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(xml).toContain(`<request verb="Identify">${publicUrl}/oai</request>`);
  });

  it('gives every record, page by page, each once, with words in both languages', async () => {
    const published = await site.reader.photograph.count({ where: { status: 'PUBLISHED' } });
    const pages: string[] = [];
    let query: Record<string, string> | null = { verb: 'ListRecords', metadataPrefix: 'oai_dc' };
    while (query) {
      const xml: string = await ask(query);
      expectWellFormed(xml);
      pages.push(xml);
      const [token = ''] = texts(xml, 'resumptionToken');
      query = token ? { verb: 'ListRecords', resumptionToken: token } : null;
    }
    expect(pages).toHaveLength(Math.ceil(published / 20));
    const all = pages.join('');
    expect(texts(all, 'identifier')).toHaveLength(published);
    expect(new Set(texts(all, 'identifier')).size).toBe(published);
    expect(all.match(/<dc:title xml:lang="ar">/g)).toHaveLength(published);
    expect(all.match(/<dc:title xml:lang="en">/g)?.length).toBeGreaterThanOrEqual(published);
    expect(texts(all, 'dc:type')).toContain('StillImage');
    const addresses = texts(all, 'dc:identifier');
    expect(addresses.some((text) => text.startsWith(`${publicUrl}/iiif/presentation/3/`))).toBe(true);
  });

  it('gives a section’s records as a set, and those of a time', async () => {
    const sets = await ask({ verb: 'ListSets' });
    expect(texts(sets, 'setName')).toContain('The city and its walls');
    const [set = ''] = texts(sets, 'setSpec');
    const xml = await ask({ verb: 'ListIdentifiers', metadataPrefix: 'oai_dc', set });
    const inIt = [...new Set(texts(xml, 'setSpec'))];
    expect(texts(xml, 'identifier').length).toBeGreaterThan(3);
    expect(inIt).toContain(set);
    const early = { verb: 'ListIdentifiers', metadataPrefix: 'oai_dc', until: '1999-12-31' };
    expect(await ask(early)).toContain('<error code="noRecordsMatch"></error>');
  });

  it('gives one record by its identifier, and says of a withdrawn one that it is deleted', async () => {
    const { id } = await site.reader.photograph.findFirstOrThrow({ where: { status: 'PUBLISHED' } });
    const query = { verb: 'GetRecord', metadataPrefix: 'oai_dc', identifier: `oai:exhibition.example:${id}` };
    expect(await ask(query)).toContain('<oai_dc:dc ');
    const curator = operator('test');
    await site.writer.$transaction(async (tx) =>
      trash(tx, curator, await requireDisposable(tx, curator, id)),
    );
    const xml = await ask(query);
    expectWellFormed(xml);
    expect(xml).toContain('<header status="deleted">');
    expect(xml).not.toContain('<metadata>');
  });

  it('names what is wrong with a request, and repeats no arguments that make no sense', async () => {
    expect(await ask({ verb: 'GetRecord', metadataPrefix: 'oai_dc', identifier: 'x' })).toContain(
      '<error code="idDoesNotExist">',
    );
    const bad = await ask({ verb: '"><script>' });
    expect(bad).toContain(`<request>${publicUrl}/oai</request><error code="badVerb">`);
  });
});
