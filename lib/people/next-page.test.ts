import { expect, it } from 'vitest';
import { pageAfterSignIn } from './next-page';

it.each([
  '/ar/studio',
  '/en/studio/photographs/019aa-b_c',
  '/en/studio/photographs?status=draft&q=%D8%A7%D9%84%D9%82%D8%AF%D8%B3',
])('leads back to %s', (page) => {
  expect(pageAfterSignIn(page, 'ar')).toBe(page);
});

it('leaves out what the router adds', () => {
  expect(pageAfterSignIn('/en/studio/log?_rsc=1x2y', 'ar')).toBe('/en/studio/log');
  expect(pageAfterSignIn('/en/studio/log?page=2&_rsc=1x2y', 'ar')).toBe('/en/studio/log?page=2');
});

it.each([
  null,
  undefined,
  '',
  'https://evil.example/ar/studio',
  '//evil.example/ar/studio',
  '/\\evil.example/ar/studio',
  '\\\\evil.example',
  '/ar/studio@evil.example',
  '/ar/studio/../../evil',
  '/ar/studio/..%2f..%2fevil',
  '/ar/studio//evil.example',
  '/ar/studio\n//evil.example',
  '/ar/studio\thttps://evil.example',
  ' /ar/studio',
  'javascript:alert(1)',
  'javascript:/ar/studio',
  'data:text/html,x',
  '/ar/studio#//evil.example',
  '/fr/studio',
  '/ar',
  '/ar/studios',
  '/ar/studio/sign-in',
  '/ar/studio/link',
  `/ar/studio?${'a'.repeat(600)}`,
])('leads to the first page instead of %j', (page) => {
  expect(pageAfterSignIn(page, 'ar')).toBe('/ar/studio');
});
