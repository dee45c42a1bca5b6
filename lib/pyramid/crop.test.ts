import { describe, expect, it } from 'vitest';
import { cropAt, cropOf, cutAxis } from './crop';
import { levelsOf } from './geometry';

const SHAPE = { width: 6000, height: 4000, tileSize: 512 };
const LEVELS = levelsOf(SHAPE);
const MUCH = 8_000_000;

/** The same numbers in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

describe('a cut along one axis', () => {
  it('lands on whole pixels of the result, to a few hundredths', () => {
    const roll = dice(7);
    const residuals: number[] = [];
    for (let n = 0; n < 300; n++) {
      const start = roll() * 2000;
      const end = start + 200 + roll() * 1000;
      const pixels = Math.round((end - start) * (0.5 + roll() * 0.37));
      const cut = cutAxis(start, end, pixels);
      residuals.push(cut.residual);
      expect(cut.from).toBeLessThanOrEqual(start);
      expect(cut.to).toBeGreaterThanOrEqual(end);
      const scale = cut.scaledTo / (cut.to - cut.from);
      expect(Math.abs((start - cut.from) * scale - cut.lead)).toBeLessThanOrEqual(cut.residual + 1e-9);
      expect(cut.lead + pixels).toBeLessThanOrEqual(cut.scaledTo);
    }
    expect(Math.max(...residuals)).toBeLessThan(0.3);
    expect(residuals.reduce((sum, one) => sum + one, 0) / residuals.length).toBeLessThan(0.05);
  });

  it('is the region itself where that lies on whole pixels', () => {
    expect(cutAxis(512, 1024, 512)).toMatchObject({
      from: 512,
      to: 1024,
      scaledTo: 512,
      lead: 0,
      residual: 0,
    });
    expect(cutAxis(3, 103, 50)).toMatchObject({ from: 3, to: 103, scaledTo: 50, lead: 0, residual: 0 });
  });

  it('holds the neighbours that it is told to hold', () => {
    const { from, to } = cutAxis(100.5, 200.25, 60, 6);
    expect(from).toBeLessThanOrEqual(94);
    expect(to).toBeGreaterThanOrEqual(207);
  });

  it('of less than a pixel is still a cut', () => {
    expect(cutAxis(10.2, 10.3, 1).residual).toBeLessThan(0.05);
    expect(cutAxis(0, 1, 1)).toMatchObject({ from: 0, to: 1, scaledTo: 1 });
  });
});

describe('the level that a picture is cut from', () => {
  const scaleOf = (region: [number, number, number, number], size: [number, number], maxCut = MUCH) => {
    const [x, y, width, height] = region;
    return cropOf(LEVELS, { x, y, width, height }, { width: size[0], height: size[1] }, maxCut).level
      .scaleFactor;
  };

  it('is the full size for what is not much smaller', () => {
    expect(scaleOf([11, 13, 1000, 1000], [1000, 1000])).toBe(1);
    expect(scaleOf([11, 13, 1000, 1000], [510, 510])).toBe(1);
  });

  it('is the coarsest that has enough pixels for what is smaller', () => {
    expect(scaleOf([12, 14, 1000, 1000], [400, 400])).toBe(2);
    expect(scaleOf([0, 0, 3300, 3300], [1000, 1000])).toBe(2);
    expect(scaleOf([0, 0, 4000, 4000], [250, 250])).toBe(16);
    expect(scaleOf([0, 0, 6000, 4000], [3, 2])).toBe(16);
  });

  it('is a finer one where only that lies on whole pixels', () => {
    expect(scaleOf([2, 2, 2048, 2048], [512, 512])).toBe(2);
    expect(scaleOf([4, 4, 2048, 2048], [512, 512])).toBe(4);
  });

  it('is a coarser one where a row would be made of too much', () => {
    expect(scaleOf([0, 0, 6000, 4000], [6000, 1])).toBe(2);
    expect(scaleOf([0, 0, 6000, 4000], [6000, 1], 1_000_000)).toBe(8);
  });

  it('shows exactly the region, wherever it is and whatever it measures', () => {
    const roll = dice(11);
    for (let n = 0; n < 200; n++) {
      const width = 1 + Math.floor(roll() * 5999);
      const height = 1 + Math.floor(roll() * 3999);
      const region = {
        x: Math.floor(roll() * (6000 - width)),
        y: Math.floor(roll() * (4000 - height)),
        width,
        height,
      };
      const shrink = 2 ** (roll() * 6);
      const size = { width: Math.ceil(width / shrink), height: Math.ceil(height / shrink) };
      const { level, x, y } = cropOf(LEVELS, region, size, MUCH);
      for (const [cut, first, length, pixels] of [
        [x, region.x, width, size.width],
        [y, region.y, height, size.height],
      ] as const) {
        const scale = cut.scaledTo / (cut.to - cut.from);
        const begin = (first / level.scaleFactor - cut.from) * scale;
        const end = ((first + length) / level.scaleFactor - cut.from) * scale;
        // Half a pixel of a full-size image cannot be told from its neighbour's half.
        expect(Math.abs(begin - cut.lead)).toBeLessThan(0.51);
        expect(Math.abs(end - cut.lead - pixels)).toBeLessThan(0.51);
      }
    }
  });

  it('gives bands that meet', () => {
    const [level] = LEVELS;
    if (!level) throw new Error('no level');
    const upper = cropAt(level, { x: 0, y: 10, width: 900, height: 300 }, { width: 300, height: 100 }, 12);
    const lower = cropAt(level, { x: 0, y: 310, width: 900, height: 300 }, { width: 300, height: 100 }, 12);
    expect(upper.y.to).toBeGreaterThanOrEqual(310 + 12);
    expect(lower.y.from).toBeLessThanOrEqual(310 - 12);
  });
});
