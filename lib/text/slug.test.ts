import { expect, it } from 'vitest';
import { slugFrom } from './slug';

it.each([
  ['14759u', '14759u'],
  ['Dôme du Rocher (1870)', 'dome-du-rocher-1870'],
  ['--a__b--', 'a-b'],
  ['قبة الصخرة 1870', '1870'],
  ['قبة الصخرة', null],
  ['‮', null],
  ['', null],
  ['../../etc/passwd', 'etc-passwd'],
])('%j becomes %j', (name, slug) => {
  expect(slugFrom(name)).toBe(slug);
});

it('is never longer than an address should be, nor ends in a hyphen', () => {
  expect(slugFrom(`${'a'.repeat(79)} b`)).toBe('a'.repeat(79));
});
