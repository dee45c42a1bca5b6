import { describe, expect, it } from 'vitest';
import { contentStateOf, decodeContentState, encodeContentState, readContentState } from './content-state';

/** The specification's own example (6.3). */
const EXAMPLE =
  '{"id":"https://example.org/object1/canvas7#xywh=1000,2000,1000,2000","type":"Canvas","partOf":[{"id":"https://example.org/object1/manifest","type":"Manifest"}]}';
const EXAMPLE_ENCODED =
  'JTdCJTIyaWQlMjIlM0ElMjJodHRwcyUzQSUyRiUyRmV4YW1wbGUub3JnJTJGb2JqZWN0MSUyRmNhbnZhczclMjN4eXdoJTNEMTAwMCUyQzIwMDAlMkMxMDAwJTJDMjAwMCUyMiUyQyUyMnR5cGUlMjIlM0ElMjJDYW52YXMlMjIlMkMlMjJwYXJ0T2YlMjIlM0ElNUIlN0IlMjJpZCUyMiUzQSUyMmh0dHBzJTNBJTJGJTJGZXhhbXBsZS5vcmclMkZvYmplY3QxJTJGbWFuaWZlc3QlMjIlMkMlMjJ0eXBlJTIyJTNBJTIyTWFuaWZlc3QlMjIlN0QlNUQlN0Q';

const canvas = 'https://example.org/object1/canvas7';
const manifest = 'https://example.org/object1/manifest';
const fragment = 'xywh=1000,2000,1000,2000';

describe('the encoding', () => {
  it('is the one of the specification’s example', () => {
    expect(encodeContentState(EXAMPLE)).toBe(EXAMPLE_ENCODED);
    expect(decodeContentState(EXAMPLE_ENCODED)).toBe(EXAMPLE);
  });

  it.each(['', '{}', 'a', 'ab', 'abc', 'القدس 🏛 “?&+/=#”', '\u0000'])('takes %j there and back', (text) => {
    const encoded = encodeContentState(text);
    expect(encoded).toMatch(/^[A-Za-z0-9_-]*$/);
    expect(text === '' ? '' : decodeContentState(encoded)).toBe(text);
  });

  it.each(['a', 'JTd=', 'J Td', 'JTd+', '{"id":1}', 'JQ', 'القدس'])('does not decode %j', (text) => {
    expect(decodeContentState(text)).toBeNull();
  });
});

describe('readContentState', () => {
  const annotation = (target: unknown) =>
    JSON.stringify({ type: 'Annotation', motivation: ['contentState'], target });
  const whole = JSON.parse(EXAMPLE) as object;

  it.each([
    ['encoded', EXAMPLE_ENCODED],
    ['as JSON', EXAMPLE],
    ['of an annotation', annotation(whole)],
    [
      'of an annotation with several',
      annotation([whole, { id: 'https://example.org/other', type: 'Canvas' }]),
    ],
    [
      'with a selector',
      annotation({
        type: 'SpecificResource',
        source: { id: canvas, type: 'Canvas', partOf: { id: manifest, type: 'Manifest' } },
        selector: { type: 'FragmentSelector', value: fragment },
      }),
    ],
    [
      'with the manifest as an address',
      JSON.stringify({ id: `${canvas}#${fragment}`, type: 'Canvas', partOf: manifest }),
    ],
  ])('reads a target %s', (_how, given) => {
    expect(readContentState(given)).toEqual({ manifest, canvas, fragment });
  });

  it('reads a manifest, a plain address and an encoded one', () => {
    const state = JSON.stringify({ id: manifest, type: 'Manifest' });
    expect(readContentState(state)).toEqual({ manifest, canvas: null, fragment: null });
    const address = { manifest: null, canvas, fragment };
    expect(readContentState(`${canvas}#${fragment}`)).toEqual(address);
    expect(readContentState(encodeContentState(`${canvas}#${fragment}`))).toEqual(address);
    expect(readContentState(annotation(canvas))).toEqual({ ...address, fragment: null });
  });

  it('reads what it is given by us', () => {
    const region = { x: 10, y: 20, width: 300, height: 400 };
    const state = contentStateOf({ manifest, canvas, region });
    expect(state.motivation).toEqual(['contentState']);
    const pointer = readContentState(encodeContentState(JSON.stringify(state)));
    expect(pointer).toEqual({ manifest, canvas, fragment: 'xywh=10,20,300,400' });
    const all = JSON.stringify(contentStateOf({ manifest, canvas, region: null }));
    expect(readContentState(all)?.fragment).toBeNull();
  });

  it.each([
    '',
    'rubbish',
    '{',
    '{}',
    '[]',
    'null',
    '{"type":"Annotation"}',
    '{"type":"SpecificResource","source":3}',
    `{"id":"${'x'.repeat(30_000)}"}`,
  ])('makes nothing of %.40j', (given) => {
    expect(readContentState(given)).toBeNull();
  });
});
