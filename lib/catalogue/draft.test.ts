import { describe, expect, it } from 'vitest';
import { DRAFT_FIELDS, isDraftField, labelField, readField } from './draft';
import { LANGUAGES } from './languages';
import { tidyText } from './text-fields';

const read = (name: string, value: unknown) => {
  if (!isDraftField(name)) throw new Error(name);
  const result = readField(name, value);
  return result.ok ? result.value : { problem: result.problem };
};

describe('the fields', () => {
  it('has each label text in every language', () => {
    for (const language of LANGUAGES) expect(DRAFT_FIELDS).toContain(labelField(language, 'altText'));
    expect(isDraftField('labels.ar.title')).toBe(true);
    for (const name of ['labels.xx.title', 'toString', '__proto__', 'constructor', 'position', 'ownerId'])
      expect(isDraftField(name), name).toBe(false);
  });
});

describe('tidyText', () => {
  it.each([
    ['  a  ', 'a'],
    [' \n ', null],
    ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['a\u0000b\u0007c\u001b[31m', 'abc[31m'],
    ['e\u0301', 'é'],
    ['\ufeffa\u200bb\u2060', 'ab'],
    ['a\ud800b', 'ab'],
    ['a\u202eb\u202c', 'ab'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['القدس\u200f (1870)', 'القدس\u200f (1870)'],
    ['a \u2067قدس\u2069 b', 'a \u2067قدس\u2069 b'],
    ['a \u2067قدس\nb', 'a قدس\nb'],
    ['a\u2069b', 'ab'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ])('%j → %j', (text, tidy) => {
    expect(tidyText(text)).toBe(tidy);
  });
});

describe('readField', () => {
  it('keeps lines in words and folds them in a title', () => {
    expect(read('labels.en.description', 'a\n\nb')).toBe('a\n\nb');
    expect(read('labels.en.title', 'a\n\nb ')).toBe('a b');
    expect(read('labels.ar.title', '')).toBeNull();
  });

  it.each([
    ['labels.ar.title', 'ا'.repeat(501), 'TOO_LONG'],
    ['labels.ar.title', 'ا'.repeat(5000), 'TOO_LONG'],
    ['labels.ar.title', 7, 'NOT_USABLE'],
    ['labels.ar.title', undefined, 'NOT_USABLE'],
    ['labels.ar.titleIsOurs', null, 'NOT_USABLE'],
    ['dateEdtf', 'about 1870', 'NOT_EDTF'],
    ['sourceUrl', 'javascript:alert(1)', 'NOT_ADDRESS'],
    ['sourceUrl', 'data:text/html,x', 'NOT_ADDRESS'],
    ['sourceUrl', 'not an address', 'NOT_ADDRESS'],
    ['slug', 'Ünlatin', 'NOT_SLUG'],
    ['slug', '../../etc', 'NOT_SLUG'],
    ['slug', '', 'NOT_SLUG'],
    ['dimensions', { widthCm: 0, heightCm: 1, of: 'image' }, 'OUT_OF_RANGE'],
    ['dimensions', { widthCm: 1, heightCm: 1, of: 'frame' }, 'NOT_USABLE'],
    ['viewpoint', { latitude: 91, longitude: 0, bearing: null, angle: null }, 'OUT_OF_RANGE'],
    ['viewpoint', { latitude: 0, longitude: 0, bearing: 360, angle: null }, 'OUT_OF_RANGE'],
    ['viewpoint', { latitude: Number.NaN, longitude: 0, bearing: null, angle: null }, 'NOT_USABLE'],
    ['evidence', 'HEARSAY', 'NOT_USABLE'],
    ['makers', [{ makerId: '', role: 'studio' }], 'OUT_OF_RANGE'],
    ['placeIds', Array.from({ length: 51 }, (_, n) => `p${n}`), 'OUT_OF_RANGE'],
    ['sourceTitle', { text: 'a', lang: 'not a tag' }, 'NOT_USABLE'],
  ])('refuses %s %j: %s', (name, value, problem) => {
    expect(read(name, value)).toEqual({ problem });
  });

  it('takes numbers at zero and lists that are empty for what they are', () => {
    const viewpoint = { latitude: 0, longitude: 0, bearing: 0, angle: 360 };
    expect(read('viewpoint', viewpoint)).toEqual(viewpoint);
    expect(read('makers', [])).toEqual([]);
    expect(read('sourceTitle', { text: ' ', lang: 'fr' })).toBeNull();
    expect(read('dateEdtf', '1850-08')).toBe('1850-08');
    expect(read('dateEdtf', ' ')).toBeNull();
  });

  it('keeps each entry of a list once; what has no order is written one way', () => {
    expect(read('placeIds', ['b', 'a', 'b'])).toEqual(['b', 'a']);
    expect(read('secondarySectionIds', ['b', 'a', 'b'])).toEqual(['a', 'b']);
    expect(
      read('communities', [
        { communityId: 'b', basis: ' words ' },
        { communityId: 'a', basis: '' },
      ]),
    ).toEqual([
      { communityId: 'a', basis: '' },
      { communityId: 'b', basis: 'words' },
    ]);
    const both = [
      { makerId: 'm', role: 'studio' },
      { makerId: 'm', role: 'publisher' },
    ];
    expect(read('makers', both)).toEqual(both);
  });
});
