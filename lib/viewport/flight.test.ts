import { expect, it } from 'vitest';
import { flightBetween } from './flight';

const area = { width: 900, height: 600 };
const LOWEST = 0.06;
const near = { x: 2000, y: 3000, scale: 0.8 };
const far = { x: 10_000, y: 4000, scale: 0.9 };
const parts = Array.from({ length: 201 }, (_, index) => index / 200);

it('begins and ends exactly, and moves by no more than small steps between', () => {
  const { at } = flightBetween(near, far, area, LOWEST);
  expect(at(0)).toEqual(near);
  expect(at(1)).toEqual(far);
  const cameras = parts.map(at);
  for (const [index, camera] of cameras.entries()) {
    const before = cameras[index - 1] ?? camera;
    expect(Math.abs(camera.x - before.x) * camera.scale).toBeLessThan(40);
    expect(Math.abs(Math.log(camera.scale / before.scale))).toBeLessThan(0.05);
  }
});

it('rises over a distance, but never so far that more than the picture is seen', () => {
  const lowestSeen = (lowest: number) =>
    Math.min(...parts.map((part) => flightBetween(near, far, area, lowest).at(part).scale));
  expect(lowestSeen(LOWEST)).toBeLessThan(near.scale / 3);
  expect(lowestSeen(0.3)).toBeGreaterThanOrEqual(0.299);
});

it('zooms by equal factors where there is nothing to cover', () => {
  const { at } = flightBetween(near, { ...near, scale: 3.2 }, area, LOWEST);
  expect(at(0.5)).toEqual({ ...near, scale: expect.closeTo(1.6, 6) });
});

it('takes a time that follows the way, within bounds', () => {
  const seconds = (to: typeof far) => flightBetween(near, to, area, LOWEST).seconds;
  expect(seconds(near)).toBe(0.8);
  expect(seconds({ ...near, x: 2400 })).toBeLessThan(seconds(far));
  expect(seconds({ x: 1e6, y: 0, scale: 4 })).toBeLessThanOrEqual(3);
});
