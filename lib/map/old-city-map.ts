import type { Language } from '../catalogue/languages';
import type { Texts } from '../catalogue/views';
import { textsInOrder } from '../text/pick-text';
import {
  type Box,
  boundsOf,
  contains,
  inset,
  metresPerDegree,
  overlaps,
  type Point,
  type Position,
} from './geometry';
import type { OldCityPlan } from './plan';

/** Metres of ground beyond the walls: the Mount of Olives is in the east, Silwan in the south, Mamilla in the west. */
const AROUND = { west: 560, east: 780, north: 300, south: 440 };

/** Metres of a CSS pixel, for each of which names are laid out by themselves; from near to far. */
export const LEVELS = [0.5, 1, 1.8, 3, 5] as const;

/** How much wider than the city a narrow screen's first look is. */
export const FIRST_LOOK = 1.2;

/** Names on one level; a gazetteer may have thousands, and the list beside the map has all of them. */
const MOST_MARKERS = 60;

/** The ground as the map draws it: metres, x to the east and y to the south, north up in every language. */
export interface Ground {
  /** All that can be seen. */
  extent: Box;
  /** The walled city. */
  city: Box;
  toGround(position: Position): Point;
  toPosition(point: Point): Position;
}

export function groundOf(plan: OldCityPlan): Ground {
  const { west, east, north, south } = boundsOf(plan.wall);
  const degree = metresPerDegree((north + south) / 2);
  const toGround = ({ longitude, latitude }: Position): Point => ({
    x: (longitude - west) * degree.longitude,
    y: (north - latitude) * degree.latitude,
  });
  const far = toGround({ longitude: east, latitude: south });
  return {
    city: { x: 0, y: 0, width: far.x, height: far.y },
    extent: {
      x: -AROUND.west,
      y: -AROUND.north,
      width: far.x + AROUND.west + AROUND.east,
      height: far.y + AROUND.north + AROUND.south,
    },
    toGround,
    toPosition: ({ x, y }) => ({
      longitude: west + x / degree.longitude,
      latitude: north - y / degree.latitude,
    }),
  };
}

/** Something with a name on the map. */
export interface NamedPoint {
  /** Address of the gazetteer's entry; null for what only the plan names. */
  slug: string | null;
  names: Texts;
  /** Languages in which the name is our own rendering. */
  ours: readonly string[];
  /** Metres of the ground. */
  at: Point;
  /** Photographs that show it. */
  total: number;
  /** Beyond the map, or without coordinates that could be cited: only its direction is meant. */
  isBeyond: boolean;
}

/** Lines of a name in CSS pixels from the point that it names, each centred on `x`; `y` is its baseline. */
export interface LabelLine {
  text: string;
  lang: string;
  x: number;
  y: number;
}

export interface Marker extends NamedPoint {
  /** Others that would overlap it on this level. */
  others: number;
  /** Empty where there is no room. */
  lines: readonly LabelLine[];
}

/** CSS pixels. */
const DOT = 26;
const LINE = 19;
/** Widths of a letter, of one em of the sizes that the style sheet sets. */
const LETTER = { ar: 7.6, other: 7.2 };
const LONGEST_LINE = 20;

/**
 * What stands on one level of the map: names where they cover neither each other nor a point, in both languages where there is room.
 * @param points the first ones come first to their names
 * @param level metres of a CSS pixel
 */
export function markersAt(
  points: readonly NamedPoint[],
  { level, extent, city, language }: { level: number; extent: Box; city: Box; language: Language },
): Marker[] {
  const markers: { point: NamedPoint; others: number; at: Point }[] = [];
  for (const point of points) {
    const at = { x: point.at.x / level, y: point.at.y / level };
    const near = markers.find((marker) => Math.hypot(marker.at.x - at.x, marker.at.y - at.y) < DOT);
    if (near) near.others += point.slug === null ? 0 : 1;
    else if (markers.length < MOST_MARKERS) markers.push({ point, others: 0, at });
  }
  const frame = scaled(extent, level);
  const margin = (city.width * (FIRST_LOOK - 1)) / 2;
  const home = scaled(inset(city, -margin), level);
  const taken: Box[] = markers.map(({ at }) => ({
    x: at.x - DOT / 2,
    y: at.y - DOT / 2,
    width: DOT,
    height: DOT,
  }));
  return markers.map(({ point, others, at }) => ({
    ...point,
    others,
    lines: placed(linesOf(point, others, language), at, {
      frame,
      home,
      isFar: level === LEVELS.at(-1),
      taken,
    }),
  }));
}

function scaled({ x, y, width, height }: Box, level: number): Box {
  return { x: x / level, y: y / level, width: width / level, height: height / level };
}

function linesOf({ names, ours }: NamedPoint, others: number, language: Language) {
  const lines = textsInOrder(names, language).flatMap(({ text, lang }) =>
    broken(ours.includes(lang) ? `${text} †` : text).map((part) => ({ text: part, lang })),
  );
  const [first, ...rest] = lines;
  return first && others > 0 ? [{ ...first, text: `${first.text} +${others}` }, ...rest] : lines;
}

/** In two, at the blank that is nearest to its middle, where it is long. */
function broken(text: string): string[] {
  if (text.length <= LONGEST_LINE) return [text];
  const blanks = [...text.matchAll(/ /g)].map(({ index }) => index);
  const middle = text.length / 2;
  const at = blanks.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return at === undefined ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function placed(
  lines: readonly { text: string; lang: string }[],
  at: Point,
  { frame, home, isFar, taken }: { frame: Box; home: Box; isFar: boolean; taken: Box[] },
): LabelLine[] {
  // All lines, else the page's own language alone; of what a narrow screen begins with, nothing beyond its edge while there is room,
  // and from afar, where such screens begin, rather no name than half of one.
  const own = lines.filter(({ lang }) => lang === lines[0]?.lang);
  const sets = own.length < lines.length ? [lines, own] : [lines];
  const isAtHome = contains(home, { ...at, width: 0, height: 0 });
  const tries = (isAtHome ? (isFar ? [home] : [home, frame]) : [frame]).flatMap((within) =>
    sets.map((tried) => ({ tried, within })),
  );
  for (const { tried, within } of tries) {
    const width = Math.max(...tried.map(widthOf)) + 6;
    const height = tried.length * LINE;
    for (const [x, y] of sides(width, height)) {
      const box = { x: at.x + x - width / 2, y: at.y + y, width, height };
      if (!contains(within, box) || taken.some((other) => overlaps(box, other, 1))) continue;
      taken.push(box);
      return tried.map((line, index) => ({ ...line, x: round(x), y: round(y + (index + 0.78) * LINE) }));
    }
  }
  return [];
}

function widthOf({ text, lang }: { text: string; lang: string }): number {
  return text.length * (lang === 'ar' ? LETTER.ar : LETTER.other);
}

/** Centre and upper edge of a label, from the point that it names. */
function sides(width: number, height: number): [number, number][] {
  const away = DOT / 2 + 2;
  return [
    [away + width / 2, -height / 2],
    [-away - width / 2, -height / 2],
    [0, away],
    [0, -away - height],
    [away + width / 2, away - 6],
    [-away - width / 2, away - 6],
    [away + width / 2, 6 - away - height],
    [-away - width / 2, 6 - away - height],
  ];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Where a point beyond the map is shown: on the line to it from the city's middle, just inside the edge. */
export function atEdge(at: Point, { city, extent }: Pick<Ground, 'city' | 'extent'>): Point {
  const from = { x: city.x + city.width / 2, y: city.y + city.height / 2 };
  const inside = 40;
  const share = (distance: number, least: number, most: number, start: number) =>
    distance > 0
      ? (most - inside - start) / distance
      : distance < 0
        ? (least + inside - start) / distance
        : Infinity;
  const [dx, dy] = [at.x - from.x, at.y - from.y];
  const reach = Math.min(
    1,
    share(dx, extent.x, extent.x + extent.width, from.x),
    share(dy, extent.y, extent.y + extent.height, from.y),
  );
  return { x: from.x + dx * reach, y: from.y + dy * reach };
}

export function isOnMap({ x, y }: Point, { extent }: Pick<Ground, 'extent'>): boolean {
  return x >= extent.x && y >= extent.y && x <= extent.x + extent.width && y <= extent.y + extent.height;
}

/** Several viewpoints that stand in one square of the ground. */
export interface Standings<Standing> {
  at: Point;
  members: Standing[];
}

/** Grouped until they are few enough to be told apart. @param most groups */
export function grouped<Standing>(
  standings: readonly { at: Point; standing: Standing }[],
  most: number,
): Standings<Standing>[] {
  let side = 12;
  let groups = groupedBy(side, standings);
  while (groups.length > most && side < 2000) {
    side *= 2;
    groups = groupedBy(side, standings);
  }
  return groups;
}

function groupedBy<Standing>(
  side: number,
  standings: readonly { at: Point; standing: Standing }[],
): Standings<Standing>[] {
  const groups = new Map<string, Standings<Standing>>();
  for (const { at, standing } of standings) {
    const key = `${Math.floor(at.x / side)} ${Math.floor(at.y / side)}`;
    const group = groups.get(key);
    if (group) group.members.push(standing);
    else groups.set(key, { at, members: [standing] });
  }
  return [...groups.values()];
}
