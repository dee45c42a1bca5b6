import { expect, it } from 'vitest';
import { printsForLine } from './prints-for-line';
import type { ImageView } from './views';

const print = (width: number, height: number) => ({ image: { width, height } as ImageView });

it('fills a line with three sheets, or with a panorama and one more', () => {
  const sheet = { image: null };
  expect(printsForLine([sheet, sheet, sheet, sheet])).toHaveLength(3);
  expect(printsForLine([print(3000, 1000), print(3000, 1000), print(3000, 1000)])).toHaveLength(2);
});

it('takes more of narrow prints, and all where they do not fill the line', () => {
  expect(printsForLine(Array.from({ length: 9 }, () => print(700, 1000)))).toHaveLength(6);
  expect(printsForLine([print(700, 1000)])).toHaveLength(1);
  expect(printsForLine([])).toEqual([]);
});
