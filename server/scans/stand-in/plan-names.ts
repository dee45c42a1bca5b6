import { LANGUAGES } from '@/lib/catalogue/languages';
import { type Box, boundsOf, inset, middleOf, type Point } from './geometry';
import { boxesAround, LabelPlacer, standsWholly } from './label-placer';
import { BRIGHT_PAPER, GOLD, INK } from './palette';
import type { PlanFeature } from './plan';
import type { ByLanguage } from './record';
import { type PlanScene, styled } from './scene';
import { line, number, segment, type TextStyle } from './svg';
import { cleanValue } from './typeset';
import { sexagesimal } from './wording';

interface NameLine {
  text: string;
  style: TextStyle;
  width: number;
}

/** A name in every language, one under the other, on a common middle axis. */
interface NameBlock {
  lines: NameLine[];
  width: number;
  height: number;
}

const LINE_HEIGHT = 1.16;

async function nameBlock(
  scene: PlanScene,
  names: ByLanguage,
  size: number,
  options: { namesOurs?: readonly string[]; room?: number; halo?: string } = {},
): Promise<NameBlock> {
  const lines: NameLine[] = [];
  for (const language of LANGUAGES) {
    const halo = options.halo ?? BRIGHT_PAPER;
    const style = styled(language, language === 'ar' ? 'book' : 'italic', size, { halo });
    const mark = options.namesOurs?.includes(language) ? '°' : '';
    for (const text of await scene.typesetter.wrap(
      cleanValue(names[language]) + mark,
      style,
      options.room ?? 560,
    )) {
      lines.push({ text, style, width: await scene.typesetter.width(text, style) });
    }
  }
  return {
    lines,
    width: Math.max(...lines.map((each) => each.width)),
    height: lines.reduce((sum, each) => sum + each.style.size * LINE_HEIGHT, 0),
  };
}

function drawBlock(block: NameBlock, box: Box): string {
  let y = box.y + (box.height - block.height) / 2;
  return block.lines
    .map(({ text, style }) => {
      const baseline = y + style.size * (style.language === 'ar' ? 0.8 : 0.86);
      y += style.size * LINE_HEIGHT;
      return line(text, { x: box.x + box.width / 2, y: baseline }, 'middle', style);
    })
    .join('');
}

/** True where the place of the photograph is this very feature, which the place's own card then names. */
function isPlace(scene: PlanScene, feature: PlanFeature): boolean {
  const { place } = scene.record;
  const plain = (name: string) => name.toLowerCase().replace(/^(the|al-)\s*|[^\p{L}]/gu, '');
  return (
    place !== null &&
    LANGUAGES.some((language) => plain(place.names[language]) === plain(feature.names[language]))
  );
}

/**
 * Names gates, buildings and the enclosure, and draws the gates' signs.
 * @returns the drawing, and the placer, which knows what ground is taken.
 */
export async function drawNames(scene: PlanScene, placer: LabelPlacer): Promise<string> {
  const parts = [
    await enclosureNames(scene, placer),
    await landmarkNames(scene, placer),
    ...scene.plan.gates.map((gate) => gateSign(scene, gate)),
    await gateNames(scene, placer),
  ];
  return parts.join('\n');
}

/** @returns a placer that already keeps clear of buildings, gates and the wall's corners. */
export function startPlacing(scene: PlanScene): LabelPlacer {
  const placer = new LabelPlacer(inset(scene.frame, 14));
  for (const landmark of scene.plan.landmarks) placer.reserve(boxOf(scene, landmark));
  for (const gate of scene.plan.gates) placer.reserve(grown(boxOf(scene, gate), 30));
  return placer;
}

function boxOf(scene: PlanScene, feature: PlanFeature): Box {
  const points = feature.points.map(scene.projection.toSheet);
  const { west, east, south, north } = boundsOf(points.map((p) => ({ longitude: p.x, latitude: p.y })));
  return { x: west, y: south, width: east - west, height: north - south };
}

const grown = (box: Box, by: number) => inset(box, -by);

async function enclosureNames(scene: PlanScene, placer: LabelPlacer): Promise<string> {
  const drawn: string[] = [];
  for (const enclosure of scene.plan.enclosures) {
    if (isPlace(scene, enclosure)) continue;
    const ring = enclosure.points.map(scene.projection.toSheet);
    for (const size of [42, 36, 30, 24]) {
      const block = await nameBlock(scene, enclosure.names, size, {
        namesOurs: enclosure.namesOurs,
        room: size * 9.2,
      });
      const box = placer.place(gridOf(boxOf(scene, enclosure), block), (each) =>
        standsWholly('inside', each, ring),
      );
      if (!box) continue;
      drawn.push(drawBlock(block, box));
      break;
    }
  }
  return drawn.join('');
}

function* gridOf(area: Box, size: { width: number; height: number }): Generator<Box> {
  for (let y = area.y + 24; y < area.y + area.height - size.height; y += 16) {
    for (let x = area.x + 16; x < area.x + area.width - size.width; x += 16) {
      yield { x, y, width: size.width, height: size.height };
    }
  }
}

async function landmarkNames(scene: PlanScene, placer: LabelPlacer): Promise<string> {
  const wall = scene.plan.wall.map(scene.projection.toSheet);
  const drawn: string[] = [];
  for (const landmark of scene.plan.landmarks) {
    if (isPlace(scene, landmark)) continue;
    const body = boxOf(scene, landmark);
    const centre = { x: body.x + body.width / 2, y: body.y + body.height / 2 };
    const block = await nameBlock(scene, landmark.names, 34, { namesOurs: landmark.namesOurs, room: 330 });
    const reach = Math.min(body.width, body.height) / 2;
    const around = { angle: Math.PI / 2, turns: Math.PI, near: reach * 0.6, far: 420 };
    const box = placer.place(boxesAround(centre, block, around), (each) =>
      standsWholly('inside', each, wall),
    );
    if (!box) continue;
    const notes = line(landmark.osm.join(' '), { x: centre.x, y: body.y - 6 }, 'middle', MICRO);
    drawn.push(leader(body, box) + drawBlock(block, box) + notes);
  }
  return drawn.join('');
}

const MICRO: TextStyle = { language: 'en', face: 'sans', size: 11, fill: INK, halo: BRIGHT_PAPER };

/** A hairline from a thing to its name, where the name had to stand away from it. */
function leader(from: Box, to: Box): string {
  const start = middleOf([from, { x: from.x + from.width, y: from.y + from.height }]);
  const end = {
    x: Math.min(Math.max(start.x, to.x), to.x + to.width),
    y: Math.min(Math.max(start.y, to.y), to.y + to.height),
  };
  const gap = Math.hypot(end.x - start.x, end.y - start.y) - Math.max(from.width, from.height) / 2;
  if (gap < 40) return '';
  return `<path d="${segment(start, end)}" stroke="${INK}" stroke-width="1.6"/>`;
}

function gateSign(scene: PlanScene, gate: PlanFeature): string {
  const { x, y } = gatePoint(scene, gate);
  const circle = (r: number, fill: string, stroke: number) =>
    `<circle cx="${number(x)}" cy="${number(y)}" r="${r}" fill="${fill}" stroke="${INK}" stroke-width="${stroke}"/>`;
  return circle(24, BRIGHT_PAPER, 5) + circle(13, GOLD, 2) + circle(4, BRIGHT_PAPER, 1.5);
}

export function gatePoint(scene: PlanScene, gate: PlanFeature): Point {
  return middleOf(gate.points.map(scene.projection.toSheet));
}

async function gateNames(scene: PlanScene, placer: LabelPlacer): Promise<string> {
  const wall = scene.plan.wall.map(scene.projection.toSheet);
  const middle = middleOf(wall);
  const drawn: string[] = [];
  for (const gate of scene.plan.gates) {
    const point = gatePoint(scene, gate);
    drawn.push(gateNotes(gate, point, middle));
    if (isPlace(scene, gate)) continue;
    const block = await nameBlock(scene, gate.names, 42, { namesOurs: gate.namesOurs, room: 300 });
    const angle = Math.atan2(point.y - middle.y, point.x - middle.x);
    const around = { angle, turns: Math.PI * 0.6, near: 34, far: 330 };
    const box = placer.place(boxesAround(point, block, around), (each) =>
      standsWholly('outside', each, wall),
    );
    if (!box) continue;
    const sign = { x: point.x - 24, y: point.y - 24, width: 48, height: 48 };
    drawn.push(leader(sign, box) + drawBlock(block, box));
  }
  return drawn.join('');
}

/** For the deep zoom: where the gate is and which object of OpenStreetMap says so. */
function gateNotes(gate: PlanFeature, point: Point, middle: Point): string {
  const position = gate.points[0];
  if (!position) return '';
  const inwards = point.x < middle.x ? 'left' : 'right';
  const x = point.x + (inwards === 'left' ? 34 : -34);
  const where = `${sexagesimal(position.latitude)} N ${sexagesimal(position.longitude)} E`;
  return (
    line(where, { x, y: point.y - 3 }, inwards, MICRO) +
    line(`OpenStreetMap ${gate.osm.join(' ')}`, { x, y: point.y + 12 }, inwards, MICRO)
  );
}

/**
 * The card that names the place of the photograph, with the line to its mark.
 * @param mark the spot on the sheet, its box kept clear by the caller.
 */
export async function drawPlaceCard(scene: PlanScene, placer: LabelPlacer, mark: Box): Promise<string> {
  const { place } = scene.record;
  if (!place) return '';
  const block = await nameBlock(scene, place.names, 58, { room: 620, halo: BRIGHT_PAPER });
  const size = { width: block.width + 72, height: block.height + 44 };
  const centre = { x: mark.x + mark.width / 2, y: mark.y + mark.height / 2 };
  const towards = middleOf([
    scene.frame,
    { x: scene.frame.x + scene.frame.width, y: scene.frame.y + scene.frame.height },
  ]);
  const angle = Math.atan2(towards.y - centre.y, towards.x - centre.x);
  const around = { angle: angle - 0.5, turns: Math.PI, near: 110, far: 620 };
  const box = placer.place(boxesAround(centre, size, around));
  if (!box) return '';
  const rect = (by: number, stroke: number, fill: string) =>
    `<rect x="${number(box.x + by)}" y="${number(box.y + by)}" width="${number(box.width - 2 * by)}" height="${number(box.height - 2 * by)}" fill="${fill}" stroke="${scene.ink}" stroke-width="${stroke}"/>`;
  const end = {
    x: Math.min(Math.max(centre.x, box.x), box.x + box.width),
    y: Math.min(Math.max(centre.y, box.y), box.y + box.height),
  };
  return (
    `<path d="${segment(centre, end)}" stroke="${scene.ink}" stroke-width="5"/>` +
    rect(0, 5, BRIGHT_PAPER) +
    rect(10, 1.6, 'none') +
    drawBlock(block, box)
  );
}
