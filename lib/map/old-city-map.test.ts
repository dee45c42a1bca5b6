import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { overlaps } from './geometry';
import { atEdge, groundOf, grouped, isOnMap, LEVELS, markersAt, type NamedPoint } from './old-city-map';
import { parseOldCityPlan } from './plan';

const plan = parseOldCityPlan(readFileSync('prisma/starter/old-city.geojson', 'utf8'));
const ground = groundOf(plan);
const named = (slug: string, x: number, y: number): NamedPoint => ({
  slug,
  names: { ar: 'باب العامود', en: 'Damascus Gate' },
  ours: [],
  at: { x, y },
  total: 1,
  isBeyond: false,
});

it('holds the walls and their surroundings, in metres', () => {
  expect(ground.city.width).toBeGreaterThan(1000);
  expect(ground.city.width).toBeLessThan(1300);
  for (const position of plan.wall) expect(isOnMap(ground.toGround(position), ground)).toBe(true);
});

describe('markersAt', () => {
  it('puts no name over another, at any level', () => {
    const points = plan.gates.map(({ names, points: [at] }, index) => ({
      ...named(String(index), 0, 0),
      names,
      at: ground.toGround(at ?? { longitude: 0, latitude: 0 }),
    }));
    for (const level of LEVELS) {
      const boxes = markersAt(points, {
        level,
        extent: ground.extent,
        city: ground.city,
        language: 'ar',
      }).flatMap(({ at, lines }) =>
        lines.map(({ text, x, y }) => ({
          x: at.x / level + x - text.length * 3.4,
          y: at.y / level + y - 14,
          width: text.length * 6.8,
          height: 14,
        })),
      );
      expect(boxes.length).toBeGreaterThan(0);
      for (const [index, box] of boxes.entries())
        for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
    }
  });

  it('groups what would overlap, also two of one name and place, and parts it again nearer', () => {
    const points = [named('a', 500, 500), named('b', 520, 500), named('c', 500, 500)];
    const at = (level: number) =>
      markersAt(points, { level, extent: ground.extent, city: ground.city, language: 'en' }).map(
        ({ slug, others }) => [slug, others],
      );
    expect(at(3)).toEqual([['a', 2]]);
    expect(at(0.5)).toEqual([
      ['a', 1],
      ['b', 0],
    ]);
  });

  it('draws no more than can be looked at', () => {
    const many = Array.from({ length: 2000 }, (_, n) =>
      named(String(n), (n % 50) * 20, Math.floor(n / 50) * 20),
    );
    expect(
      markersAt(many, { level: 0.5, extent: ground.extent, city: ground.city, language: 'en' }).length,
    ).toBeLessThanOrEqual(60);
  });
});

it('shows what lies beyond at the edge, in its direction', () => {
  const at = atEdge(ground.toGround({ latitude: 31.83, longitude: 35.2316 }), ground);
  expect(isOnMap(at, ground)).toBe(true);
  expect(at.y).toBeLessThan(0);
});

it('groups viewpoints until they are few', () => {
  const many = Array.from({ length: 5000 }, (_, n) => ({
    at: { x: n % 1000, y: (n * 7) % 1100 },
    standing: n,
  }));
  const groups = grouped(many, 60);
  expect(groups.length).toBeLessThanOrEqual(60);
  expect(groups.reduce((sum, { members }) => sum + members.length, 0)).toBe(5000);
});
