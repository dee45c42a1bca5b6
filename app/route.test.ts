import { expect, it } from 'vitest';
import { GET } from './route';

function chosenFor(acceptLanguage: string | null): string | null {
  const headers = acceptLanguage === null ? undefined : { 'accept-language': acceptLanguage };
  return GET(new Request('http://any.host/', { headers })).headers.get('location');
}

it.each([
  ['ar-PS,ar;q=0.9,en;q=0.8', '/ar'],
  ['en-GB,en;q=0.9', '/en'],
  ['fr-FR,fr;q=0.9,en;q=0.5', '/en'],
  ['fr-FR,ar;q=0.3', '/ar'],
  ['fr-FR,fr;q=0.9', '/en'],
  ['*', '/ar'],
  [null, '/ar'],
])('leads a browser that asks for %j to %s', (acceptLanguage, address) => {
  expect(chosenFor(acceptLanguage)).toBe(address);
});

it('keeps one reader’s choice from another’s', () => {
  const answer = GET(new Request('http://any.host/'));
  expect(answer.status).toBe(307);
  expect(answer.headers.get('vary')).toBe('Accept-Language');
});
