import { expect, it } from 'vitest';
import type { HistoryEntry } from '@/lib/studio/photograph-commands';
import { sittingsOf } from './sittings';

function entry(number: number, sitting: string | null, before: string, after: string): HistoryEntry {
  return {
    number,
    at: `2026-01-0${number}T00:00:00Z`,
    who: 'Amal',
    reason: 'edit',
    sitting,
    changes: [{ field: 'creditLine', before, after }],
  };
}

it('puts the saves of one sitting together, from what was before it to what is after it', () => {
  const sittings = sittingsOf([
    entry(3, 'one', 'b', 'c'),
    entry(2, 'one', 'a', 'b'),
    entry(1, 'two', '', 'a'),
  ]);
  expect(sittings.map(({ number, saves, changes }) => [number, saves, changes])).toEqual([
    [3, 2, [{ field: 'creditLine', before: 'a', after: 'c' }]],
    [1, 1, [{ field: 'creditLine', before: '', after: 'a' }]],
  ]);
});

it('leaves out what was taken back in the same sitting', () => {
  expect(sittingsOf([entry(2, 'one', 'b', 'a'), entry(1, 'one', 'a', 'b')])[0]?.changes).toEqual([]);
});

it('keeps changes apart that no editor made', () => {
  expect(sittingsOf([entry(2, null, 'b', 'c'), entry(1, null, 'a', 'b')])).toHaveLength(2);
});
