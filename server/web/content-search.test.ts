import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { searchAnswers } from './content-search';

const PATH = '/iiif/search/2/photographs/a';
const TYPE = 'application/ld+json;profile="http://iiif.io/api/search/2/context.json"';
const answer = searchAnswers({
  search: async (path, given) => {
    if (path.includes('/gone/')) return { kind: 'gone' };
    return path.startsWith(PATH) ? { kind: 'found', body: JSON.stringify([...given]), type: TYPE } : null;
  },
});
const server = http.createServer(async (request, response) => {
  if (!(await answer(request, response))) response.writeHead(418).end();
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

it('answers everyone, in the type that they want', async () => {
  const found = await fetch(`${origin}${PATH}/search?q=a%3Fb?c`);
  expect(found.status).toBe(200);
  expect(found.headers.get('content-type')).toBe(TYPE);
  expect(found.headers.get('access-control-allow-origin')).toBe('*');
  expect(await found.json()).toEqual([['q', 'a?b?c']]);
  const plain = await fetch(`${origin}${PATH}/search`, { headers: { accept: 'application/json' } });
  expect(plain.headers.get('content-type')).toBe('application/json');
  expect((await fetch(`${origin}${PATH}/search`, { method: 'OPTIONS' })).status).toBe(204);
});

it('says what is wrong by its status', async () => {
  const status = async (path: string, method = 'GET') => (await fetch(`${origin}${path}`, { method })).status;
  expect(await status(`${PATH}/autocomplete`)).toBe(400);
  expect(await status(`${PATH}/search?q=%E0%A4%A`)).toBe(200);
  expect(await status('/iiif/search/2/photographs/gone/search')).toBe(410);
  expect(await status('/iiif/search/2/nothing')).toBe(404);
  expect(await status(`${PATH}/search`, 'POST')).toBe(405);
  expect(await status('/iiif/search/1/photographs/a/search')).toBe(418);
});
