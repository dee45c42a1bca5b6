import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { distanceAndBearing, exitPoint, isInside, overlaps } from '@/lib/map/geometry';
import { boxesAround, LabelPlacer } from '@/lib/map/label-placer';
import { projectPlan } from '@/lib/map/plan';
import { readOldCityPlan } from '@/server/map/old-city';
import { temporaryFolder } from '@/tests/fixtures/folders';
import { mixed, PAPER, sectionInk } from './palette';
import { readStandInWords } from './record';
import { contour, distanceField } from './wall-distance';
import { filled, proseNumber, sexagesimal } from './wording';

let folder: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterAll(() => remove());

describe('words', () => {
  it('are there in every language, with the same values to fill in', async () => {
    const words = await readStandInWords('messages/stand-in.json');
    const braces = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const [key, text] of Object.entries(words.en)) {
      for (const language of LANGUAGES) {
        const own = words[language][key as keyof typeof words.en];
        expect([key, language, braces(own)]).toEqual([key, language, braces(text)]);
        expect(own.trim()).not.toBe('');
      }
    }
  });

  it('take the digits of their language; coordinates stay Latin', () => {
    expect(proseNumber(54, 'ar')).toBe('٥٤');
    expect(filled('{distance} م · {bearing}°', { distance: 620, bearing: 7 }, 'ar')).toBe('٦٢٠ م · ٧°');
    expect(filled('{distance} km {other}', { distance: 1.25 }, 'en')).toMatch(/^1\.[23] km \{other\}$/);
    expect(sexagesimal(31.7816507)).toBe('31°46′54″');
    expect(sexagesimal(35.99999)).toBe('36°00′00″');
  });
});

describe('the plan', () => {
  const GEOJSON = 'prisma/starter/old-city.geojson';

  it('holds the wall, eight gates and five buildings, each named in every language', async () => {
    const plan = await readOldCityPlan(GEOJSON);
    expect(plan.wall.length).toBeGreaterThan(200);
    expect([plan.gates.length, plan.landmarks.length, plan.enclosures.length]).toEqual([8, 4, 1]);
    for (const { names } of [...plan.gates, ...plan.landmarks, ...plan.enclosures]) {
      for (const language of LANGUAGES) expect(names[language]).not.toBe('');
    }
  });

  it('is refused without its attribution or licence', async () => {
    const whole = JSON.parse(await readFile(GEOJSON, 'utf8'));
    for (const key of ['attribution', 'license']) {
      const file = path.join(folder, `without-${key}.geojson`);
      await writeFile(file, JSON.stringify({ ...whole, [key]: undefined }));
      await expect(readOldCityPlan(file)).rejects.toThrow(key);
    }
  });

  it('is drawn north up, in one scale, inside its frame', async () => {
    const plan = await readOldCityPlan(GEOJSON);
    const frame = { x: 100, y: 50, width: 2000, height: 2400 };
    const { toSheet, toGround, pixelsPerMetre } = projectPlan(plan, frame, 200);
    for (const corner of plan.wall) {
      const { x, y } = toSheet(corner);
      expect(x >= 299.9 && x <= 1900.1 && y >= 50 && y <= 2450).toBe(true);
    }
    const [a, b] = [plan.gates[0]?.points[0], plan.gates[4]?.points[0]];
    if (!a || !b) throw new Error('gates');
    const onSheet = Math.hypot(toSheet(a).x - toSheet(b).x, toSheet(a).y - toSheet(b).y);
    expect(onSheet / distanceAndBearing(a, b).metres / pixelsPerMetre).toBeCloseTo(1, 2);
    expect(toSheet({ ...a, latitude: a.latitude + 0.001 }).y).toBeLessThan(toSheet(a).y);
    expect(toGround(toSheet(a)).longitude).toBeCloseTo(a.longitude, 9);
  });

  it('measures distance and bearing', () => {
    const from = { latitude: 31.778, longitude: 35.2354 };
    const north = distanceAndBearing(from, { ...from, latitude: from.latitude + 1 / 60 });
    // A minute of latitude here is 1,848 m on the WGS 84 ellipsoid.
    expect([Math.round(north.metres), Math.round(north.bearing)]).toEqual([1848, 0]);
    expect(Math.round(distanceAndBearing(from, { ...from, longitude: 35.2 }).bearing)).toBe(270);
  });
});

describe('placing', () => {
  const frame = { x: 0, y: 0, width: 600, height: 600 };

  it('puts names beside each other and inside the frame', () => {
    const placer = new LabelPlacer(frame);
    const around = { angle: 0, turns: Math.PI, near: 10, far: 400 };
    const placed = Array.from({ length: 12 }, () =>
      placer.place(boxesAround({ x: 300, y: 300 }, { width: 120, height: 40 }, around)),
    );
    for (const [index, box] of placed.entries()) {
      if (!box) throw new Error('no room for twelve');
      expect(box.x >= 0 && box.y >= 0 && box.x + 120 <= 600 && box.y + 40 <= 600).toBe(true);
      for (const other of placed.slice(0, index)) expect(other && overlaps(box, other)).toBe(false);
    }
    expect(placer.takeAll([{ x: 0, y: 0, width: 9, height: 9 }, placed[0] ?? frame])).toBe(false);
    expect(placer.takeAll([{ x: 0, y: 0, width: 9, height: 9 }])).toBe(true);
  });

  it('finds where a line leaves the frame', () => {
    expect(exitPoint(frame, { x: 300, y: 300 }, { x: 3300, y: 300 })).toEqual({ x: 600, y: 300 });
    expect(exitPoint(frame, { x: 300, y: 300 }, { x: 300, y: -900 })).toEqual({ x: 300, y: 0 });
  });
});

describe('distances to the wall', () => {
  const square = [
    { x: 200, y: 200 },
    { x: 400, y: 200 },
    { x: 400, y: 400 },
    { x: 200, y: 400 },
  ];
  const field = distanceField(square, { x: 0, y: 0, width: 600, height: 600 }, 10);

  it('are negative inside', () => {
    expect(isInside({ x: 300, y: 300 }, square)).toBe(true);
    expect(Math.min(...field.values)).toBeCloseTo(-100, 3);
    expect(Math.max(...field.values)).toBeCloseTo(Math.hypot(200, 200), 3);
  });

  it('are followed by a closed line at each level, and by an open one where the frame cuts it', () => {
    const rings = contour(field, 50);
    expect(rings).toHaveLength(1);
    expect(rings[0]?.[0]).toEqual(rings[0]?.at(-1));
    for (const { x, y } of rings[0] ?? []) {
      const away = Math.hypot(Math.max(200 - x, x - 400, 0), Math.max(200 - y, y - 400, 0));
      expect(Math.abs(away - 50)).toBeLessThan(1.5);
    }
    expect(contour(field, 240)).toHaveLength(4);
    expect(contour(field, 500)).toEqual([]);
  });
});

it('every section ink is legible on paper and under paper-coloured letters', () => {
  const luminance = (colour: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  for (let section = 1; section <= 9; section += 1) {
    const contrast = (luminance(PAPER) + 0.05) / (luminance(sectionInk(section)) + 0.05);
    expect(contrast).toBeGreaterThan(4.5);
  }
  expect(mixed('#000000', '#ff8000', 0.5)).toBe('#804000');
});
