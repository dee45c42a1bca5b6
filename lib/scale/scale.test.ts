import { describe, expect, test } from 'vitest';
import { printScale, regionOfProportions } from './print-scale';
import { MM_PER_CM, rulerIn } from './ruler';
import { isBeyondScan, ratioKey, readCalibrations } from './screen';

const scan = (width: number, height: number, id = 'a', standIn = false) => ({ id, width, height, standIn });
const cm = (widthCm: number, heightCm: number) => ({ widthCm, heightCm });

describe('the scale of a print', () => {
  test.each([
    ['exact', cm(25, 20), 2500, 2000, 100],
    ['a portrait', cm(20, 25), 2000, 2500, 100],
    ['2 % broader', cm(25, 20), 2550, 2000, 100.995],
    ['2 % taller', cm(25, 20), 2500, 2040, 100.995],
    ['nearly a square, whichever way it was written', cm(20, 20.1), 2010, 2000, 100],
  ])('%s', (_what, dimensions, width, height, expected) => {
    const found = printScale(dimensions, null, scan(width, height));
    expect(found.ok && found.pixelsPerCm).toBeCloseTo(expected, 2);
  });

  test.each([
    ['another rectangle', cm(25, 20), 2500, 2052, 'PROPORTIONS'],
    ['its longer side', cm(25, 20), 2553, 2000, 'PROPORTIONS'],
    ['a record on its side is not turned round', cm(20, 25), 2500, 2000, 'TURNED'],
    ['nor a scan', cm(25, 20), 2000, 2500, 'TURNED'],
    ['no width', cm(0, 20), 2500, 2000, 'PROPORTIONS'],
    ['no number', cm(Number.NaN, 20), 2500, 2000, 'PROPORTIONS'],
    ['no end', cm(Number.POSITIVE_INFINITY, 20), 2500, 2000, 'PROPORTIONS'],
    ['an empty scan', cm(25, 20), 0, 0, 'PROPORTIONS'],
  ])('is not guessed: %s', (_what, dimensions, width, height, problem) => {
    expect(printScale(dimensions, null, scan(width, height))).toEqual({ ok: false, problem });
  });

  const region = { x: 100, y: 50, width: 500, height: 400 };

  test('is that of the rectangle that a curator framed, on this scan and on one of the same proportions', () => {
    const measured = { scan: scan(1000, 700), region };
    expect(printScale(cm(25, 20), measured, scan(1000, 700))).toEqual({ ok: true, pixelsPerCm: 20 });
    expect(printScale(cm(25, 20), measured, scan(3000, 2100, 'b'))).toEqual({ ok: true, pixelsPerCm: 60 });
    expect(printScale(cm(20, 25), measured, scan(1000, 700))).toEqual({ ok: false, problem: 'TURNED' });
  });

  test('waits for whoever framed it, though all of the new scan might be the print', () => {
    const measured = { scan: scan(1000, 700), region };
    expect(printScale(cm(25, 20), measured, scan(2500, 2000, 'b'))).toEqual({ ok: false, problem: 'REVIEW' });
    const onSheet = { scan: scan(2500, 2000, 's', true), region };
    expect(printScale(cm(25, 20), onSheet, scan(2500, 2000, 'b'))).toEqual({ ok: false, problem: 'REVIEW' });
  });

  test('a stand-in has none', () => {
    expect(printScale(cm(25, 20), null, scan(2500, 2000, 'a', true))).toMatchObject({ problem: 'STAND_IN' });
  });

  test.each([
    [cm(25, 20), { x: 10, y: 20, width: 1000, height: 400 }, { x: 260, y: 20, width: 500, height: 400 }],
    [cm(20, 25), { x: 0, y: 0, width: 400, height: 1000 }, { x: 0, y: 250, width: 400, height: 500 }],
    [cm(1, 10_000), { x: 3, y: 3, width: 5, height: 5 }, { x: 5, y: 3, width: 1, height: 5 }],
  ])('%j in %j', (dimensions, view, framed) => {
    expect(regionOfProportions(dimensions, view)).toEqual(framed);
  });
});

describe('a ruler', () => {
  test.each([
    // A centimetre is 38 pixels: the usual desk at the size of the print.
    [38, 260, { length: 60, numbered: 20, line: 2, unit: 'centimeter' }],
    [40, 260, { length: 60, numbered: 10, line: 2, unit: 'centimeter' }],
    [400, 260, { length: 6, numbered: 1, line: 0.2, unit: 'millimeter' }],
    [4000, 260, { length: 0.6, numbered: 0.1, line: 0.02, unit: 'millimeter' }],
    [1, 260, { length: 2500, numbered: 500, line: 50, unit: 'centimeter' }],
  ])('of %d pixels a centimetre in %d', (perCm, room, expected) => {
    expect(rulerIn(perCm, room)).toEqual(expected);
  });

  test('fits, and has room for its numbers and lines, at every zoom', () => {
    const wrong: unknown[] = [];
    for (let perCm = 0.01; perCm < 1e6; perCm *= 1.02) {
      for (const room of [110, 180, 260]) {
        const ruler = rulerIn(perCm, room);
        const pixels = (mm = Number.NaN) => (mm * perCm) / MM_PER_CM;
        const parts = (ruler?.numbered ?? 0) / (ruler?.line ?? 1);
        const isRight =
          pixels(ruler?.length) <= room + 1e-6 &&
          pixels(ruler?.length) > room / 2.6 &&
          pixels(ruler?.numbered) >= 40 - 1e-6 &&
          pixels(ruler?.line) >= 4.5 - 1e-6 &&
          Math.abs(parts - Math.round(parts)) < 1e-6 &&
          [ruler?.numbered, ruler?.line].every((step) => /^[125]e/.test(step?.toExponential() ?? ''));
        if (!isRight) wrong.push({ perCm, room, ruler });
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('%d pixels a centimetre are none', (perCm) => {
    expect(rulerIn(perCm, 260)).toBeNull();
  });
});

describe('a screen', () => {
  test.each([
    [null, {}],
    ['', {}],
    ['{"1.000":', {}],
    ['null', {}],
    ['[40]', { 0: 40 }],
    ['{"1.000":40,"2.000":"40","3.000":0,"4.000":1e9}', { '1.000': 40 }],
  ])('remembered as %j', (text, expected) => {
    expect(readCalibrations(text)).toEqual(expected);
  });

  test('is known again by its ratio, whatever the last places', () => {
    expect(ratioKey(1.100_000_023_841_858)).toBe(ratioKey(1.1));
    expect(ratioKey(1.1)).not.toBe(ratioKey(1.25));
  });

  test('shows nothing new from its own pixels on', () => {
    expect(isBeyondScan(1, 1)).toBe(false);
    expect(isBeyondScan(1.01, 1)).toBe(true);
    expect(isBeyondScan(0.34, 3)).toBe(true);
    expect(isBeyondScan(0.33, 3)).toBe(false);
  });
});
