import { expect, it } from 'vitest';
import { movedBeside, movedTo } from './moves';

const ids = ['a', 'b', 'c', 'd'];

it('moves an entry to an index, and no further than the ends', () => {
  expect(movedTo(ids, 'c', 0)).toEqual(['c', 'a', 'b', 'd']);
  expect(movedTo(ids, 'b', 2)).toEqual(['a', 'c', 'b', 'd']);
  expect(movedTo(ids, 'a', -1)).toEqual(ids);
  expect(movedTo(ids, 'd', 9)).toEqual(ids);
});

it('moves an entry beside another, from before it and from behind it', () => {
  expect(movedBeside(ids, 'a', 'c', 'after')).toEqual(['b', 'c', 'a', 'd']);
  expect(movedBeside(ids, 'a', 'c', 'before')).toEqual(['b', 'a', 'c', 'd']);
  expect(movedBeside(ids, 'd', 'a', 'before')).toEqual(['d', 'a', 'b', 'c']);
  expect(movedBeside(ids, 'b', 'b', 'after')).toEqual(ids);
});
