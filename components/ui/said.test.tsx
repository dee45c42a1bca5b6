import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Identifier, Said } from './said';

it('gives a value of another language its own language and direction', () => {
  const value = { text: 'Château de David', lang: 'fr' };
  expect(renderToStaticMarkup(<Said value={value} language="ar" />)).toBe(
    '<bdi lang="fr" dir="ltr">Château de David</bdi>',
  );
});

it('does not let Latin letters at its beginning turn an Arabic value round', () => {
  const value = { text: 'CC0 1.0، إهداء إلى الملكية العامة', lang: 'ar' };
  expect(renderToStaticMarkup(<Said value={value} language="ar" />)).toMatch(/^<bdi dir="rtl">/);
});

it('writes identifiers from left to right', () => {
  expect(renderToStaticMarkup(<Identifier>2005.100.376.165</Identifier>)).toBe(
    '<bdi dir="ltr" translate="no">2005.100.376.165</bdi>',
  );
});
