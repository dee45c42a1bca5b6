import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../catalogue/languages';
import { ANNOTATION_KINDS, type Annotation, annotation } from './annotation';
import { isOn, MOST_POINTS, moveToScan, type Point, readShape, type Shape } from './shape';
import { parseAnnotation, serializeAnnotation, shapeOf } from './web-annotation';

const rectangle = (x: unknown, y: unknown, width: unknown, height: unknown) => ({
  type: 'rectangle',
  x,
  y,
  width,
  height,
});
const polygon = (...points: unknown[]) => ({ type: 'polygon', points });

describe('a shape', () => {
  test.each([
    [rectangle(Number.NaN, 0, 1, 1), 'REGION_NOT_WHOLE'],
    [rectangle(0, 0, null, 1), 'REGION_NOT_WHOLE'],
    [rectangle(0.5, 0, 1, 1), 'REGION_NOT_WHOLE'],
    [rectangle(0, 0, Number.POSITIVE_INFINITY, 1), 'REGION_NOT_WHOLE'],
    [rectangle(0, 0, 0, 5), 'REGION_EMPTY'],
    [rectangle(0, 0, 5, -5), 'REGION_EMPTY'],
    [rectangle(-1, 0, 5, 5), 'REGION_OUTSIDE'],
    [polygon([0, 0], [9, 9]), 'REGION_TOO_FEW_POINTS'],
    [polygon([0, 0], [9, 9], [9, 9], [0, 0]), 'REGION_TOO_FEW_POINTS'],
    [polygon([0, 0], [5, 5], [9, 9]), 'REGION_EMPTY'],
    [polygon([0, 0], [9, 9], [9, 0], [0, 9]), 'REGION_CROSSES'],
    [polygon([0, 0], [9, 0], [9, 9], [9, 0], [0, 9]), 'REGION_CROSSES'],
    [polygon([0, 0], [10, 0], [5, 0], [5, 5]), 'REGION_CROSSES'],
    [polygon([0, 0], [9, 0], [9, Number.NaN]), 'REGION_NOT_WHOLE'],
    [polygon([0, 0], [9, 0], [-9, 9]), 'REGION_OUTSIDE'],
    [polygon(...Array.from({ length: MOST_POINTS + 1 }, (_, n) => [n, n % 2])), 'REGION_TOO_MANY_POINTS'],
    [null, 'REGION_NOT_WHOLE'],
    ['xywh=1,2,3,4', 'REGION_NOT_WHOLE'],
  ])('%j is refused: %s', (given, problem) => {
    expect(readShape(given)).toEqual({ ok: false, problem });
  });

  test('that goes round a corner inwards is one, and its closing corner is no second one', () => {
    const points: Point[] = [
      [0, 0],
      [10, 0],
      [10, 10],
      [5, 5],
      [0, 10],
    ];
    const read = readShape(polygon(...points, [0, 0]));
    expect(read).toMatchObject({ ok: true });
    if (read.ok && read.shape.type === 'polygon') expect(read.shape.points).toHaveLength(5);
  });
});

describe('another scan', () => {
  const scan = (id: string, width: number, height: number, standIn = false) => ({
    id,
    width,
    height,
    standIn,
  });
  const shape: Shape = { type: 'rectangle', x: 100, y: 50, width: 200, height: 100 };
  const from = scan('a', 1000, 800);

  test('of the same proportions has the region, scaled', () => {
    expect(moveToScan(shape, from, scan('b', 2501, 2000))).toEqual(rectangle(250, 125, 500, 250));
    const triangle: Shape = {
      type: 'polygon',
      points: [
        [0, 0],
        [1000, 0],
        [0, 800],
      ],
    };
    expect(moveToScan(triangle, from, scan('b', 500, 400))).toEqual(polygon([0, 0], [500, 0], [0, 400]));
  });

  test.each([
    ['other proportions', from, scan('b', 1000, 700)],
    ['a stand-in before', scan('a', 1000, 800, true), scan('b', 2000, 1600)],
    ['a stand-in after', from, scan('b', 2000, 1600, true)],
    ['the same one, that turned out smaller', from, scan('a', 250, 200)],
  ])('%s: only a person can say', (_what, before, after) => {
    expect(moveToScan(shape, before, after)).toBeNull();
  });

  test('that is far smaller leaves no polygon of a speck', () => {
    const speck: Shape = {
      type: 'polygon',
      points: [
        [10, 10],
        [12, 10],
        [11, 12],
      ],
    };
    expect(moveToScan(speck, from, scan('b', 10, 8))).toBeNull();
    expect(moveToScan({ ...shape, width: 1, height: 1 }, from, scan('b', 10, 8))).toMatchObject({ width: 1 });
  });
});

/** The same numbers in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const WORDS = ['قبّة الصخرة', 'Damascus Gate', '<b>&amp;"\'', 'a\nb', null, 'ʿUmar', '١٨٧٨', '日本'] as const;

function someAnnotation(seed: number): Annotation {
  const next = numbersFrom(seed);
  const word = () => WORDS[next(WORDS.length)] ?? null;
  const corners = 3 + next(20);
  const round = Array.from({ length: corners }, (_, n): Point => {
    const angle = (2 * Math.PI * n) / corners;
    const radius = 400 + next(600);
    return [1000 + Math.round(radius * Math.cos(angle)), 1000 + Math.round(radius * Math.sin(angle))];
  });
  const text = () => ({ title: word()?.replace('\n', ' ') ?? null, comment: word(), translation: word() });
  const said = word();
  return annotation.parse({
    kind: ANNOTATION_KINDS[next(ANNOTATION_KINDS.length)],
    scanId: `scan-${next(1000)}`,
    shape: next(2) ? rectangle(next(5000), next(5000), 1 + next(900), 1 + next(900)) : polygon(...round),
    order: next(100),
    texts: Object.fromEntries(LANGUAGES.map((language) => [language, text()])),
    transcription: said && { text: said, lang: ['ar', 'ota', 'he', 'und', 'zh-Hans'][next(5)] },
    placeId: next(2) ? `place-${next(9)}` : null,
    dateEdtf: next(2) ? '1878~' : null,
  });
}

describe('a Web Annotation', () => {
  test('says all that ours says', () => {
    for (let seed = 1; seed <= 120; seed++) {
      const ours = someAnnotation(seed);
      const canvas = `https://example.org/iiif/presentation/3/photographs/p/canvas/${ours.scanId}`;
      const written = JSON.parse(
        JSON.stringify(serializeAnnotation(ours, { id: 'https://example.org/1', canvas })),
      );
      expect(parseAnnotation(written, ours.order), `seed ${seed}`).toEqual(ours);
    }
  });

  test.each([
    [{ type: 'FragmentSelector', value: 'xywh=10,20,30,40' }, rectangle(10, 20, 30, 40)],
    [{ type: 'FragmentSelector', value: 'xywh=pixel:10,20,30,0' }, null],
    [{ type: 'FragmentSelector', value: 'xywh=percent:10,20,30,40' }, null],
    [{ type: 'FragmentSelector', value: 't=1' }, null],
    [
      { type: 'SvgSelector', value: "<svg><polygon points='0,0 9,0 9,9' /></svg>" },
      polygon([0, 0], [9, 0], [9, 9]),
    ],
    [{ type: 'SvgSelector', value: '<svg><polygon points="0 0 9 0 9"/></svg>' }, null],
    [{ type: 'SvgSelector', value: '<svg><circle r="5"/></svg>' }, null],
    [{ type: 'TextQuoteSelector', exact: 'a' }, null],
    [undefined, null],
  ])('%j', (selector, shape) => {
    expect(shapeOf(selector)).toEqual(shape);
  });

  test.each([[null], ['text'], [{}], [{ body: [], target: 'https://example.org/canvas/1' }]])(
    '%j is none of ours',
    (document) => {
      expect(parseAnnotation(document, 0)).toBeNull();
    },
  );
});

test('a shape that touches the far edges lies on the image, a pixel more does not', () => {
  const size = { width: 100, height: 80 };
  expect(isOn({ type: 'rectangle', x: 90, y: 70, width: 10, height: 10 }, size)).toBe(true);
  expect(isOn({ type: 'rectangle', x: 91, y: 70, width: 10, height: 10 }, size)).toBe(false);
});
