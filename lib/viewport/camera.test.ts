import { describe, expect, test } from 'vitest';
import {
  cameraOn,
  homeCamera,
  looksEqual,
  scaleLimits,
  settle,
  transformFromHome,
  visibleRegion,
} from './camera';
import { clampRegion, isWholeImage } from './region';

const image = { width: 3000, height: 1500 };
const area = { width: 600, height: 400 };
const limits = scaleLimits(image, area, 4);

test('home shows the whole image, in the middle, limited by its tighter side', () => {
  const home = homeCamera(image, area);
  expect(home).toEqual({ x: 1500, y: 750, scale: 0.2 });
  const region = visibleRegion(home, image, area);
  expect(region && isWholeImage(region, image)).toBe(true);
  expect(transformFromHome(home, image, area)).toEqual({ x: 0, y: 0, scale: 1 });
});

test('a scan smaller than the area is never asked to shrink below its home size', () => {
  const tiny = { width: 1, height: 1 };
  expect(scaleLimits(tiny, area, 4)).toEqual({ min: 400, max: 400 });
});

describe('cameraOn', () => {
  test.each([
    { x: 0, y: 0, width: 3000, height: 1500 },
    { x: 1200, y: 300, width: 600, height: 400 },
    { x: 100, y: 900, width: 30, height: 400 },
    { x: 2990, y: 1490, width: 10, height: 10 },
  ])('shows all of %o, and what it shows leads back to the same view', (region) => {
    const camera = cameraOn(region, image, area, limits);
    const seen = visibleRegion(camera, image, area);
    if (!seen) throw new Error('nothing visible');
    expect(seen.x).toBeLessThanOrEqual(region.x);
    expect(seen.y).toBeLessThanOrEqual(region.y);
    expect(seen.x + seen.width).toBeGreaterThanOrEqual(region.x + region.width);
    expect(seen.y + seen.height).toBeGreaterThanOrEqual(region.y + region.height);
    const again = cameraOn(seen, image, area, limits);
    expect(Math.abs(again.scale / camera.scale - 1)).toBeLessThan(0.02);
  });

  test('goes no nearer than the limit', () => {
    expect(cameraOn({ x: 10, y: 10, width: 1, height: 1 }, image, area, limits).scale).toBe(4);
  });
});

describe('settle', () => {
  test('leaves an allowed camera alone', () => {
    const camera = { x: 1000, y: 700, scale: 1 };
    expect(settle(camera, image, area, limits)).toEqual(camera);
  });

  test('brings the edges of a large image to the edges of the area', () => {
    expect(settle({ x: -500, y: 9999, scale: 1 }, image, area, limits)).toEqual({
      x: 300,
      y: 1300,
      scale: 1,
    });
  });

  test('keeps an image that is lower than the area in the middle', () => {
    expect(settle({ x: 1500, y: 0, scale: 0.25 }, image, area, limits)).toEqual({
      x: 1500,
      y: 750,
      scale: 0.25,
    });
  });

  test('never leaves the limits', () => {
    expect(settle({ x: 0, y: 0, scale: 0.01 }, image, area, limits)).toEqual(homeCamera(image, area));
    expect(settle({ x: 1500, y: 750, scale: 99 }, image, area, limits).scale).toBe(4);
  });
});

test('transformFromHome puts the image corner where the camera sees it', () => {
  const camera = { x: 1000, y: 500, scale: 1 };
  // At home the corner stands at 300 - 1500 * 0.2 = 0 across and 200 - 750 * 0.2 = 50 down.
  const moved = transformFromHome(camera, image, area);
  expect(moved.scale).toBeCloseTo(5);
  expect(moved.x + 0).toBeCloseTo(300 - 1000);
  expect(moved.y + 50).toBeCloseTo(200 - 500);
});

test('visibleRegion is null where the image was pushed out', () => {
  expect(visibleRegion({ x: -9000, y: 0, scale: 1 }, image, area)).toBeNull();
});

test('looksEqual forgives less than the tolerance', () => {
  const camera = { x: 100, y: 100, scale: 2 };
  expect(looksEqual(camera, { x: 100.2, y: 100, scale: 2 }, 0.5)).toBe(true);
  expect(looksEqual(camera, { x: 100.3, y: 100, scale: 2 }, 0.5)).toBe(false);
  expect(looksEqual(camera, { x: 100, y: 100, scale: 2.01 }, 0.5)).toBe(false);
  expect(looksEqual(camera, { x: 100.2, y: 100, scale: 2 }, 0.01)).toBe(false);
});

test('clampRegion refuses what is no rectangle of the image', () => {
  expect(clampRegion({ x: Number.NaN, y: 0, width: 1, height: 1 }, image)).toBeNull();
  expect(clampRegion({ x: 0, y: 0, width: Number.POSITIVE_INFINITY, height: 1 }, image)).toBeNull();
  expect(clampRegion({ x: 2999.5, y: 0, width: 1, height: 1 }, image)).toEqual({
    x: 2999,
    y: 0,
    width: 1,
    height: 1,
  });
});
