import { describe, expect, it } from 'vitest';
import { changesBetween, sameValue } from './field-changes';

describe('sameValue', () => {
  it('compares what is said, not how it is stored', () => {
    expect(sameValue({ text: 'a', lang: 'fr' }, { lang: 'fr', text: 'a' })).toBe(true);
    expect(sameValue([{ b: 1, a: { d: 2, c: 3 } }], [{ a: { c: 3, d: 2 }, b: 1 }])).toBe(true);
    expect(sameValue(['a', 'b'], ['b', 'a'])).toBe(false);
    expect(sameValue(null, '')).toBe(false);
    expect(sameValue(0, null)).toBe(false);
    expect(sameValue('1', 1)).toBe(false);
    expect(sameValue([], {})).toBe(false);
  });
});

describe('changesBetween', () => {
  it('names every field that differs, with null for what a side lacks', () => {
    expect(changesBetween({ a: 1, b: 'x', c: [1] }, { b: 'x', c: [1, 2], d: false })).toEqual([
      { field: 'a', before: 1, after: null },
      { field: 'c', before: [1], after: [1, 2] },
      { field: 'd', before: null, after: false },
    ]);
  });

  it('takes a missing field and an empty one for the same', () => {
    expect(changesBetween({ a: null }, {})).toEqual([]);
  });
});
