import { expect, test } from 'vitest';
import { isCovered } from './covered';

const SEEN = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };
const tile = (level: number, x: number, y: number, size: number) => ({
  level,
  bounds: { x, y, width: size, height: size },
});
const QUARTERS = [tile(1, 0, 0, 0.5), tile(1, 0.5, 0, 0.5), tile(1, 0, 0.5, 0.5), tile(1, 0.5, 0.5, 0.5)];

test('the tiles of one level cover what is seen only when none is missing', () => {
  expect(isCovered(SEEN, QUARTERS)).toBe(true);
  expect(isCovered(SEEN, QUARTERS.slice(1))).toBe(false);
  expect(isCovered(SEEN, [])).toBe(false);
});

test('parts of two levels that lie over each other are not added up', () => {
  expect(isCovered(SEEN, [...QUARTERS.slice(1), tile(2, 0.5, 0.5, 0.25)])).toBe(false);
  expect(isCovered(SEEN, [tile(2, 0.5, 0.5, 0.25), tile(0, 0, 0, 1)])).toBe(true);
});
