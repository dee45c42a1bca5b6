import sharp from 'sharp';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { type Box, boundsOf, middleOf, type Point } from '@/lib/map/geometry';
import type { PlanFeature } from '@/lib/map/plan';
import { line, number, pathThrough, segment, type TextStyle } from '../typesetting/svg';
import { cleanValue } from '../typesetting/typeset';
import { LetteringCanvas, strip } from './lettering';
import { BRIGHT_PAPER, GOLD, INK, mixed, PAPER } from './palette';
import type { PlanScene } from './scene';
import { contour, type DistanceField, distanceField } from './wall-distance';
import { sexagesimal } from './wording';

/** Pixels between samples of the distance to the wall. */
const FIELD_STEP = 11;

const LETTERING_SIZE = 12;
const LETTERING_STEP = 18;

/** Lightness of the ink, for lettering laid on as coverage. */
const INK_GREY = 26;

/** Everything of the plan that lies under its names: land, wall, buildings, graticule. */
export async function drawGround(scene: PlanScene): Promise<string> {
  const wall = scene.plan.wall.map(scene.projection.toSheet);
  const field = distanceField(wall, scene.frame, FIELD_STEP);
  return [
    definitions(scene, wall),
    `<path d="${pathThrough(wall, true)}" fill="${BRIGHT_PAPER}"/>`,
    `<g clip-path="url(#frame)">${await wash(scene, field)}${waterlines(scene, field)}</g>`,
    `<g clip-path="url(#city)">${await cityLettering(scene, wall)}${enclosures(scene)}</g>`,
    `<g clip-path="url(#frame)">${await graticule(scene)}</g>`,
    landmarks(scene),
    wallLine(wall),
  ].join('\n');
}

function definitions(scene: PlanScene, wall: Point[]): string {
  const { x, y, width, height } = scene.frame;
  const hatch = (id: string, gap: number, stroke: number) =>
    `<pattern id="${id}" width="${gap}" height="${gap}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    `<path d="M0 0V${gap}" stroke="${INK}" stroke-width="${stroke}"/></pattern>`;
  return (
    `<defs><clipPath id="frame"><rect x="${x}" y="${y}" width="${width}" height="${height}"/></clipPath>` +
    `<clipPath id="city"><path d="${pathThrough(wall, true)}"/></clipPath>${hatch('hatch', 8, 3)}</defs>`
  );
}

/**
 * Lines that follow the wall outwards at growing distances, as engravers drew water round land. They stand for nothing
 * on the ground; the slug's seed sets their number and spacing.
 */
function waterlines(scene: PlanScene, field: DistanceField): string {
  const count = 15 + Math.floor(scene.random() * 12);
  const growth = 1.05 + scene.random() * 0.09;
  const pattern = LINE_PATTERNS[Math.floor(scene.random() * LINE_PATTERNS.length)] ?? [''];
  let gap = 12 + scene.random() * 10;
  let distance = 26;
  const lines: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const colour = mixed(PAPER, scene.ink, 0.2 + 0.55 * (1 - index / count));
    const path = contour(field, distance).map((points) => pathThrough(points));
    const dashes = pattern[index % pattern.length];
    const dashed = dashes ? ` stroke-dasharray="${dashes}" stroke-linecap="round"` : '';
    lines.push(`<path d="${path.join('')}" stroke="${colour}"${dashed}/>`);
    distance += gap;
    gap *= growth;
  }
  return `<g fill="none" stroke-width="2.2" stroke-linejoin="round">${lines.join('')}</g>`;
}

/** Dashes of one waterline after another; an empty one is a whole line. */
const LINE_PATTERNS = [[''], ['', '0.1 9'], ['', '', '26 10'], ['34 9 0.1 9'], ['0.1 8']] as const;

/** The tint that a colourist laid along a boundary on both sides, deepest at the line: a small picture drawn large. */
async function wash(scene: PlanScene, field: DistanceField): Promise<string> {
  const { columns, rows, step, values } = field;
  const outside = 0.16 + scene.random() * 0.3;
  const reach = 110 + scene.random() * 260;
  const pixels = Buffer.alloc(columns * rows * 4);
  const ink = [1, 3, 5].map((at) => Number.parseInt(scene.ink.slice(at, at + 2), 16));
  for (const [index, distance] of values.entries()) {
    const share = distance < 0 ? 0.34 * Math.exp(distance / 42) : outside * Math.exp(-distance / reach);
    pixels.set([...ink, Math.round(share * 255)], index * 4);
  }
  const png = await sharp(pixels, { raw: { width: columns, height: rows, channels: 4 } })
    .png()
    .toBuffer();
  const { x, y } = field.box;
  return (
    `<image x="${number(x - step / 2)}" y="${number(y - step / 2)}" width="${columns * step}" height="${rows * step}" ` +
    `preserveAspectRatio="none" href="data:image/png;base64,${png.toString('base64')}"/>`
  );
}

/** The grey of the city is the record itself, line under line, in letters that only the deep zoom separates. */
async function cityLettering(scene: PlanScene, wall: Point[]): Promise<string> {
  const strips = await Promise.all(
    LANGUAGES.map((language) => strip(recordLine(scene, language), language, LETTERING_SIZE)),
  );
  const box = boundingBox(wall);
  const canvas = new LetteringCanvas(box);
  for (let row = 0; row * LETTERING_STEP < box.height; row += 1) {
    const letters = strips[row % strips.length];
    if (!letters) continue;
    const middle = box.y + (row + 0.5) * LETTERING_STEP;
    const pace = letters.width + LETTERING_SIZE;
    for (let x = box.x - scene.random() * pace; x < box.x + box.width; x += pace) {
      canvas.lay(letters, x, middle - letters.height / 2);
    }
  }
  return canvas.toSvg(INK_GREY, 0.5);
}

function recordLine({ record, words }: PlanScene, language: Language): string {
  const parts = [
    record.titles[language],
    record.makers?.[language],
    record.date?.[language],
    record.holder?.[language],
    record.section.titles[language],
    words[language].exhibition,
  ];
  return `${parts.flatMap((part) => (part ? [cleanValue(part)] : [])).join(' · ')} ·`;
}

function boundingBox(points: readonly Point[]): Box {
  const { west, east, south, north } = boundsOf(
    points.map((point) => ({ longitude: point.x, latitude: point.y })),
  );
  return { x: west, y: south, width: east - west, height: north - south };
}

function enclosures(scene: PlanScene): string {
  const ground = mixed(BRIGHT_PAPER, GOLD, 0.17);
  return scene.plan.enclosures
    .map((feature) => {
      const ring = pathThrough(feature.points.map(scene.projection.toSheet), true);
      return `<path d="${ring}" fill="${ground}" stroke="${INK}" stroke-width="3.5" stroke-linejoin="round"/>`;
    })
    .join('');
}

function landmarks(scene: PlanScene): string {
  return scene.plan.landmarks.map((feature) => landmark(scene, feature)).join('');
}

function landmark(scene: PlanScene, feature: PlanFeature): string {
  const points = feature.points.map(scene.projection.toSheet);
  const ring = pathThrough(points, true);
  const centre = middleOf(points);
  const shrunk = (share: number) =>
    pathThrough(
      points.map((p) => ({ x: centre.x + (p.x - centre.x) * share, y: centre.y + (p.y - centre.y) * share })),
      true,
    );
  const isOctagon = points.length === 9;
  const ground = `<path d="${ring}" fill="${isOctagon ? GOLD : BRIGHT_PAPER}" stroke="${INK}" stroke-width="4.5" stroke-linejoin="round"/>`;
  if (!isOctagon) return `${ground}<path d="${ring}" fill="url(#hatch)"/>`;
  const steps = [0.82, 0.64, 0.46, 0.3, 0.16].map((share) => `<path d="${shrunk(share)}"/>`).join('');
  return `${ground}<g fill="none" stroke="${BRIGHT_PAPER}" stroke-width="2">${steps}</g>`;
}

/** Curtain wall between two fine lines. */
function wallLine(wall: Point[]): string {
  const outline = pathThrough(wall, true);
  return [
    [25, INK],
    [21, PAPER],
    [12, INK],
  ]
    .map(
      ([width, colour]) =>
        `<path d="${outline}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="miter"/>`,
    )
    .join('');
}

const SECOND = 1 / 3600;

/** Every multiple of `step` seconds of arc between two values in degrees, ends included. */
function secondsBetween(low: number, high: number, step: number): number[] {
  const first = Math.ceil(low / SECOND / step);
  const last = Math.floor(high / SECOND / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step * SECOND);
}

interface GraticuleSteps {
  longitudes: number[];
  latitudes: number[];
}

function stepsOf(scene: PlanScene, seconds: number): GraticuleSteps {
  const { x, y, width, height } = scene.frame;
  const northWest = scene.projection.toGround({ x, y });
  const southEast = scene.projection.toGround({ x: x + width, y: y + height });
  return {
    longitudes: secondsBetween(northWest.longitude, southEast.longitude, seconds),
    latitudes: secondsBetween(southEast.latitude, northWest.latitude, seconds),
  };
}

async function graticule(scene: PlanScene): Promise<string> {
  const { frame, projection } = scene;
  const { longitudes, latitudes } = stepsOf(scene, 5);
  const meridians = longitudes.map((longitude) => projection.toSheet({ longitude, latitude: 0 }).x);
  const parallels = latitudes.map((latitude) => projection.toSheet({ longitude: 0, latitude }).y);
  const lines = [
    ...meridians.map((x) => segment({ x, y: frame.y }, { x, y: frame.y + frame.height })),
    ...parallels.map((y) => segment({ x: frame.x, y }, { x: frame.x + frame.width, y })),
  ].join('');
  const crosses = latitudes.flatMap((latitude) =>
    longitudes.map((longitude) => {
      const { x, y } = projection.toSheet({ longitude, latitude });
      return `M${number(x - 11)} ${number(y)}h22M${number(x)} ${number(y - 11)}v22`;
    }),
  );
  return (
    `<path d="${lines}" stroke="${scene.ink}" stroke-opacity="0.4" stroke-width="1.6"/>` +
    `<path d="${crosses.join('')}" stroke="${INK}" stroke-width="2.2"/>${await crossingNames(scene, longitudes, latitudes)}`
  );
}

/** For the deep zoom: the position of every crossing, to the second. */
async function crossingNames(scene: PlanScene, longitudes: number[], latitudes: number[]): Promise<string> {
  const name = (degrees: number, side: string) => strip(`${sexagesimal(degrees)} ${side}`, 'mixed', 11);
  const [norths, easts] = await Promise.all([
    Promise.all(latitudes.map((latitude) => name(latitude, 'N'))),
    Promise.all(longitudes.map((longitude) => name(longitude, 'E'))),
  ]);
  const canvas = new LetteringCanvas(scene.frame);
  for (const [row, north] of norths.entries()) {
    for (const [column, east] of easts.entries()) {
      const at = { longitude: longitudes[column] ?? 0, latitude: latitudes[row] ?? 0 };
      const { x, y } = scene.projection.toSheet(at);
      canvas.lay(north, x + 7, y - 7 - north.height);
      canvas.lay(east, x + 7, y + 7);
    }
  }
  return canvas.toSvg(INK_GREY, 0.85);
}

/** Width in pixels that the border needs outside the frame on every side. */
export const GRATICULE_BORDER = 84;

const BAND = 24;

/** The border of alternating seconds, with every fifth named. */
export function graticuleBorder(scene: PlanScene): string {
  const { frame } = scene;
  const { x, y, width, height } = frame;
  const outline = (by: number, stroke: number) =>
    `<rect x="${x - by}" y="${y - by}" width="${width + 2 * by}" height="${height + 2 * by}" fill="none" stroke="${INK}" stroke-width="${stroke}"/>`;
  return [
    outline(0, 3),
    outline(BAND, 3),
    outline(GRATICULE_BORDER - 8, 7),
    `<path d="${bars(scene)}" fill="${INK}"/>`,
    ...borderNames(scene),
  ].join('');
}

function bars(scene: PlanScene): string {
  const { frame, projection } = scene;
  const steps = stepsOf(scene, 1);
  const isOdd = (degrees: number) => Math.round(degrees / SECOND) % 2 !== 0;
  const across = steps.longitudes.filter(isOdd).flatMap((longitude) => {
    const from = projection.toSheet({ longitude, latitude: 0 }).x;
    const to = projection.toSheet({ longitude: longitude + SECOND, latitude: 0 }).x;
    const run = Math.min(to, frame.x + frame.width) - from;
    return [frame.y - BAND, frame.y + frame.height].map(
      (y) => `M${number(from)} ${y}h${number(run)}v${BAND}h${number(-run)}z`,
    );
  });
  const down = steps.latitudes.filter(isOdd).flatMap((latitude) => {
    const from = projection.toSheet({ longitude: 0, latitude }).y;
    const to = projection.toSheet({ longitude: 0, latitude: latitude + SECOND }).y;
    const run = Math.max(to, frame.y) - from;
    return [frame.x - BAND, frame.x + frame.width].map(
      (x) => `M${x} ${number(from)}v${number(run)}h${BAND}v${number(-run)}z`,
    );
  });
  return [...across, ...down].join('');
}

function borderNames(scene: PlanScene): string[] {
  const { frame, projection } = scene;
  const { longitudes, latitudes } = stepsOf(scene, 5);
  const style: TextStyle = { language: 'en', face: 'sans', size: 23, fill: INK, spacing: 1 };
  const reach = BAND + 17;
  const names: string[] = [];
  for (const longitude of longitudes) {
    const x = projection.toSheet({ longitude, latitude: 0 }).x;
    if (x < frame.x + 70 || x > frame.x + frame.width - 70) continue;
    names.push(line(sexagesimal(longitude), { x, y: frame.y - reach }, 'middle', style));
    names.push(line(sexagesimal(longitude), { x, y: frame.y + frame.height + reach + 16 }, 'middle', style));
  }
  for (const latitude of latitudes) {
    const y = projection.toSheet({ longitude: 0, latitude }).y;
    if (y < frame.y + 70 || y > frame.y + frame.height - 70) continue;
    names.push(line(sexagesimal(latitude), { x: frame.x - reach, y }, 'middle', style, -90));
    names.push(line(sexagesimal(latitude), { x: frame.x + frame.width + reach, y }, 'middle', style, 90));
  }
  return names;
}
