import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { FORM_HEADERS, isPersonal, sharedPageOf } from './page-address';

const request = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  ({ method, url, headers }) as unknown as IncomingMessage;

const navigation = FORM_HEADERS.navigation;

describe('sharedPageOf', () => {
  it.each([
    '/ar',
    '/en',
    '/en/photographs',
    '/ar/photographs/damascus-gate',
    '/en/sections/streets',
    '/ar/tours',
    '/en/tours/three-gates',
    '/ar/about',
  ])('shares %s', (path) => {
    expect(sharedPageOf(request(path))).toMatchObject({ target: path, form: 'document' });
    expect(sharedPageOf(request(path, {}, 'HEAD'))?.key).toBe(sharedPageOf(request(path))?.key);
  });

  it('takes a content state for what the browser alone reads', () => {
    const { key, target } = sharedPageOf(request('/en/photographs/gate')) ?? {};
    const given = '/en/photographs/gate?iiif-content=JTdCJTdE';
    expect(sharedPageOf(request(given))).toMatchObject({ key, target });
    expect(sharedPageOf(request(`${given}&x=1`))).toBeNull();
    expect(sharedPageOf(request('/en/sections/walls?iiif-content=JTdCJTdE'))).toBeNull();
  });

  it('keeps comparisons where they push out no other page', () => {
    expect(sharedPageOf(request('/ar/compare/gate'))).toMatchObject({ isVariant: false, declared: true });
    expect(sharedPageOf(request('/ar/compare/gate/wall'))).toMatchObject({ isVariant: true, declared: true });
    expect(sharedPageOf(request('/ar/compare/gate/wall?x=1'))).toBeNull();
    expect(sharedPageOf(request('/ar/compare/gate/wall/tower'))).toMatchObject({ declared: false });
  });

  it('keeps one answer for each detail that a photograph’s page names, and none for what names none', () => {
    const page = '/en/photographs/gate';
    const plain = sharedPageOf(request(page));
    const detail = sharedPageOf(request(`${page}?detail=scan1.10.20.300.400`));
    expect(detail).toMatchObject({ target: `${page}?detail=scan1.10.20.300.400`, isVariant: true });
    expect(detail?.key).not.toBe(plain?.key);
    const same = [
      '?detail=scan1.010.20.300.400',
      '?detail=scan1%2E10.20.300.400',
      '?iiif-content=x&detail=scan1.10.20.300.400',
    ];
    for (const query of same) expect(sharedPageOf(request(page + query))?.key).toBe(detail?.key);
    const nothing = [
      '?detail=',
      '?detail=scan1.1.2.0.4',
      '?detail=scan1.NaN.2.3.4',
      `?detail=${'x'.repeat(500)}`,
      '?detail=a.1.2.3.4.5',
    ];
    for (const query of nothing) expect(sharedPageOf(request(page + query))).toEqual(plain);
    for (const query of ['?detail=a.1.2.3.4&detail=b.1.2.3.4', '?detail=a.1.2.3.4&x=1'])
      expect(sharedPageOf(request(page + query))).toBeNull();
    expect(sharedPageOf(request('/en/sections/walls?detail=a.1.2.3.4'))).toBeNull();
  });

  it.each([
    '/',
    '/english',
    '/en/',
    '/en/studio',
    '/en/studio/photographs/x',
    '/en/photographs/Damascus',
    '/en/a/b/c/d/e',
    '/nowhere',
    '/api/x',
    '/fr?x=1',
    '/en/nowhere?x=1',
    '/favicon.svg',
    '/en/photographs/..',
    '/en/photographs/%61',
    `/en/photographs/${'a'.repeat(200)}`,
    '/en//photographs',
    '//en',
    '/en/photographs?sort=date',
    '/en?_rsc=abc',
    '/en?utm_source=x',
    '/_next/static/x.js',
    '/EN',
  ])('renders %s for each who asks', (path) => {
    expect(sharedPageOf(request(path))).toBeNull();
  });

  it.each([
    ['/en/nowhere', '/en/missing'],
    ['/ar/photographs/a/b', '/ar/missing'],
    ['/fr', '/missing'],
    ['/fr/photographs/x', '/missing'],
    ['/en/missing', '/en/missing'],
  ])('knows nothing of %s but where to send its reader', (path, missing) => {
    expect(sharedPageOf(request(path))).toMatchObject({ target: path, declared: false, missing });
    expect(sharedPageOf(request(path, navigation))).toBeNull();
  });

  it('does not share what is written', () => {
    for (const method of ['POST', 'PUT', 'OPTIONS'])
      expect(sharedPageOf(request('/en', {}, method))).toBeNull();
    expect(sharedPageOf(request('/en', { 'next-action': 'abc' }))).toBeNull();
  });

  it('keeps documents and payloads apart, and takes any parameter of the router', () => {
    const forms = Object.entries(FORM_HEADERS).map(([form, headers]) => {
      const page = sharedPageOf(request(form === 'document' ? '/en' : '/en?_rsc=x1', headers));
      expect(page?.form).toBe(form);
      return page?.key;
    });
    expect(new Set(forms).size).toBe(forms.length);
    const one = sharedPageOf(request('/en?_rsc=a', { ...navigation, 'next-router-state-tree': 'one' }));
    const two = sharedPageOf(request('/en?_rsc=b', { ...navigation, 'next-router-state-tree': 'two' }));
    expect(one?.key).toBe(two?.key);
  });

  it('shares no payload that it does not know', () => {
    const prefetch = { rsc: '1', 'next-router-prefetch': '1' };
    const unknown: Record<string, string>[] = [
      { rsc: '2' },
      prefetch,
      { ...prefetch, 'next-router-state-tree': 'anything' },
      { ...prefetch, 'next-router-segment-prefetch': '/en/__PAGE__' },
      { rsc: '1', 'next-router-prefetch': '2' },
      { rsc: '1', 'next-router-segment-prefetch': '/_tree' },
      { 'next-router-prefetch': '1' },
    ];
    for (const headers of unknown) {
      expect(sharedPageOf(request('/en', headers)), JSON.stringify(headers)).toBeNull();
    }
    expect(sharedPageOf(request('/en?_rsc=a&page=2', navigation))).toBeNull();
  });
});

describe('isPersonal', () => {
  it.each([
    'better-auth.session_token=abc',
    'theme=dark; better-auth.session_token=abc',
    'theme=dark;__Secure-better-auth.session_token=abc',
    'better-auth.session_data=abc',
    '__prerender_bypass=1',
    '__next_preview_data=1',
    'a=1; preview=token',
  ])('knows %s', (cookie) => {
    expect(isPersonal({ cookie })).toBe(true);
    expect(sharedPageOf(request('/en', { cookie }))).toBeNull();
  });

  it.each(['theme=dark', 'x=better-auth.session_token', 'mypreview=1', ''])(
    'lets %s be a stranger',
    (cookie) => {
      expect(isPersonal({ cookie })).toBe(false);
    },
  );

  it('knows a credential', () => expect(isPersonal({ authorization: 'Bearer x' })).toBe(true));
});
