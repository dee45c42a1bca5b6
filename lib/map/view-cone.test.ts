import { describe, expect, it } from 'vitest';
import { coneOutline, isInView, type Viewpoint } from './view-cone';

const from = (bearing: number | null, angle: number | null): Viewpoint => ({
  latitude: 31.778,
  longitude: 35.23,
  bearing,
  angle,
});
const point = (latitude: number, longitude: number) => ({ latitude, longitude, outline: null });
const square = (latitude: number, longitude: number, half: number) => ({
  latitude,
  longitude,
  outline: [
    { latitude: latitude - half, longitude: longitude - half },
    { latitude: latitude - half, longitude: longitude + half },
    { latitude: latitude + half, longitude: longitude + half },
    { latitude: latitude + half, longitude: longitude - half },
  ],
});

describe('isInView', () => {
  it('goes by bearing and angle, across north too', () => {
    expect(isInView(from(90, 40), point(31.778, 35.235))).toBe(true);
    expect(isInView(from(270, 40), point(31.778, 35.235))).toBe(false);
    expect(isInView(from(355, 30), point(31.782, 35.2305))).toBe(true);
    expect(isInView(from(5, 30), point(31.782, 35.2295))).toBe(true);
  });

  it('meets an outline whose middle it misses, and one that is wider than the view', () => {
    expect(isInView(from(90, 10), point(31.7795, 35.235))).toBe(false);
    expect(isInView(from(90, 10), square(31.7795, 35.235, 0.0014))).toBe(true);
    expect(isInView(from(90, 2), square(31.7795, 35.235, 0.002))).toBe(true);
  });

  it('sees nothing too far away, without bearing or angle, or of the building that it stands in', () => {
    expect(isInView(from(90, 40), point(31.778, 35.27))).toBe(false);
    expect(isInView(from(null, 40), point(31.778, 35.235))).toBe(false);
    expect(isInView(from(90, null), point(31.778, 35.235))).toBe(false);
    expect(isInView(from(90, 0), point(31.778, 35.235))).toBe(false);
    expect(isInView(from(90, 40), square(31.778, 35.2305, 0.001))).toBe(false);
    expect(isInView(from(90, 40), point(31.778, 35.23))).toBe(false);
  });
});

it('draws a field of view where there is one', () => {
  const outline = coneOutline(from(90, 60), 100) ?? [];
  expect(outline[0]).toEqual({ x: 0, y: 0 });
  for (const { x, y } of outline.slice(1)) expect(Math.hypot(x, y)).toBeCloseTo(100);
  expect(Math.min(...outline.slice(1).map(({ x }) => x))).toBeGreaterThan(80);
  expect(coneOutline(from(null, 60), 100)).toBeNull();
});
