import { expect, it } from 'vitest';
import type { Meeting } from './meetings';
import { placeMeetings, RING, ringOf } from './ring';

const meeting = (...communities: number[]): Meeting => ({
  of: 0,
  photographs: [0, 1],
  parts: communities.map((community) => ({ community, photographs: [0] })),
});

it('puts communities on the ring from the top, the other way round where the page is read from the right', () => {
  const [first, second] = ringOf(4, false);
  expect(first).toEqual({ x: 0, y: -RING });
  expect(second).toEqual({ x: RING, y: 0 });
  expect(ringOf(4, true)[1]?.x).toBe(-RING);
  expect(ringOf(0, false)).toEqual([]);
});

it('keeps meetings apart and inside the ring, also where many have the same communities', () => {
  const ring = ringOf(20, false);
  const points = placeMeetings(
    Array.from({ length: 30 }, (_, n) =>
      meeting(...(n < 10 ? [0, 1] : [n % 20, (n + 7) % 20, (n + 3) % 20])),
    ),
    ring,
  );
  for (const [index, a] of points.entries()) {
    expect(Math.hypot(a.x, a.y)).toBeLessThan(RING - 30);
    for (const b of points.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(24);
  }
});

it('puts what all share in the middle', () => {
  const ring = ringOf(6, false);
  const [all] = placeMeetings([meeting(0, 1, 2, 3, 4, 5)], ring);
  expect(Math.hypot(all?.x ?? 99, all?.y ?? 99)).toBeLessThan(10);
});
