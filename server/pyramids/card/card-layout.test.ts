import { describe, expect, it } from 'vitest';
import { CARD_SIZE } from '@/lib/cards/card-address';
import { type Box, type CardLayout, layOutCard } from './card-layout';

const SHAPES: [string, { width: number; height: number } | null][] = [
  ['a print', { width: 4000, height: 3000 }],
  ['an upright print', { width: 3000, height: 4000 }],
  ['a panorama', { width: 9000, height: 1800 }],
  ['a strip', { width: 20_000, height: 40 }],
  ['a pole', { width: 30, height: 15_000 }],
  ['a few pixels', { width: 12, height: 9 }],
  ['nothing', null],
];

function boxesOf({ picture, titles, exhibition, facts, numeral }: CardLayout): Box[] {
  return [picture, titles, exhibition, facts, numeral].filter((box) => box !== null);
}

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.each(SHAPES)('a card of %s', (_name, shape) => {
  it.each(['ar', 'en'] as const)('has a place for everything, apart from all else: %s', (language) => {
    const boxes = boxesOf(layOutCard(shape, language, shape === null));
    for (const [index, box] of boxes.entries()) {
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(40);
      expect(box.x + box.width).toBeLessThanOrEqual(CARD_SIZE.width - 40);
      expect(box.y + box.height).toBeLessThanOrEqual(CARD_SIZE.height - 40);
      expect(box.width).toBeGreaterThan(0);
      for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBe(false);
    }
  });

  it('keeps the proportions, to a pixel, and changes sides with the language alone', () => {
    const [right, left] = [layOutCard(shape, 'ar', true), layOutCard(shape, 'en', true)];
    for (const [index, box] of boxesOf(right).entries()) {
      const other = boxesOf(left)[index];
      expect(box).toEqual({ ...other, x: CARD_SIZE.width - (other?.x ?? 0) - box.width });
    }
    const { picture } = left;
    if (!shape || !picture) return expect(picture).toBeNull();
    const ratio = shape.width / shape.height;
    expect(Math.abs(picture.width - picture.height * ratio)).toBeLessThanOrEqual(Math.max(1, ratio / 2));
  });
});

it('stands a picture at the side where reading begins', () => {
  const shape = { width: 1000, height: 1000 };
  const [ar, en] = [layOutCard(shape, 'ar', false), layOutCard(shape, 'en', false)];
  expect(en.picture?.x).toBeLessThan(en.titles.x);
  expect(ar.picture?.x).toBeGreaterThan(ar.titles.x);
});
