import { expect, it } from 'vitest';
import { readingSeconds } from './reading-time';

it('grows with the words, in any script, and is never nothing', () => {
  expect(readingSeconds('', 'en')).toBe(3);
  expect(readingSeconds('— · —', 'en')).toBe(3);
  expect(readingSeconds('one two three', 'en')).toBeCloseTo(3 + 3 / 2.7);
  expect(readingSeconds('باب العمود سنة ١٨٩٨', 'ar')).toBeCloseTo(5);
});
