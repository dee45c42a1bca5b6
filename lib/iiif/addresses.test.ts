import { expect, it } from 'vitest';
import { type PresentationAddress, parsePresentationPath, presentationPath } from './addresses';

const id = '0198c0de-7000-7abc-8def-0123456789ab';

it.each<PresentationAddress>([
  { kind: 'exhibition' },
  { kind: 'section', id },
  { kind: 'photograph', id },
  { kind: 'annotations', id, language: 'ar' },
])('reads what it writes: $kind', (address) => {
  expect(parsePresentationPath(presentationPath(address))).toEqual(address);
});

it.each([
  '/iiif/presentation/3',
  '/iiif/presentation/3/',
  '/iiif/presentation/3/exhibition/',
  '/iiif/presentation/3/photographs/',
  `/iiif/presentation/3/photographs/${id}`,
  `/iiif/presentation/3/photographs/${id}/manifest/`,
  `/iiif/presentation/3/photographs/../${id}/manifest`,
  `/iiif/presentation/3/photographs/${'a'.repeat(65)}/manifest`,
  `/iiif/presentation/3/photographs/${id}/annotations/xx`,
  `/iiif/presentation/2/photographs/${id}/manifest`,
  `/iiif/3/${id}/info.json`,
])('does not read %s', (path) => {
  expect(parsePresentationPath(path)).toBeNull();
});
