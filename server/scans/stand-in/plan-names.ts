import { LANGUAGES } from '@/lib/catalogue/languages';
import { type Box, boundsOf, inset, middleOf, type Point } from '@/lib/map/geometry';
import { boxesAround, LabelPlacer, standsWholly } from '@/lib/map/label-placer';
import type { PlanFeature } from '@/lib/map/plan';
import { line, number, segment, type TextStyle } from '../typesetting/svg';
import { drawBlock, nameBlock } from './name-block';
import { BRIGHT_PAPER, GOLD, INK } from './palette';
import { positionOf } from './record';
import type { PlanScene } from './scene';
import { sexagesimal } from './wording';

/** True where the marked place of the photograph is this very feature, which the place's own card then names. */
function isPlace(scene: PlanScene, feature: PlanFeature): boolean {
  const { place } = scene.record;
  const plain = (name: string) => name.toLowerCase().replace(/^(the|al-)\s*|[^\p{L}]/gu, '');
  return (
    place !== null &&
    positionOf(scene.record) !== null &&
    LANGUAGES.some((language) => plain(place.names[language]) === plain(feature.names[language]))
  );
}

/** Names gates, buildings and the enclosure, and draws the gates' signs. */
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
  const middle = middleOf(scene.plan.wall.map(scene.projection.toSheet));
  for (const gate of scene.plan.gates) {
    placer.reserve(grown(boxOf(scene, gate), 30));
    placer.reserve(notesBox(gatePoint(scene, gate), middle));
  }
  return placer;
}

function boxOf(scene: PlanScene, feature: PlanFeature): Box {
  const points = feature.points.map(scene.projection.toSheet);
  const { west, east, south, north } = boundsOf(points.map((p) => ({ longitude: p.x, latitude: p.y })));
  return { x: west, y: south, width: east - west, height: north - south };
}

const grown = (box: Box, by: number) => inset(box, -by);

async function enclosureNames(scene: PlanScene, placer: LabelPlacer): Promise<string> {
  const drawn = scene.plan.enclosures
    .filter((enclosure) => !isPlace(scene, enclosure))
    .map(async (enclosure) => {
      const ring = enclosure.points.map(scene.projection.toSheet);
      const area = boxOf(scene, enclosure);
      // The open north of the esplanade first, where the name stands alone.
      for (const part of [{ ...area, height: area.height * 0.46 }, area]) {
        for (const size of [42, 38, 34, 30, 26]) {
          const block = await nameBlock(scene, enclosure.names, size, { namesOurs: enclosure.namesOurs });
          const box = placer.place(gridOf(part, block), (each) => standsWholly('inside', each, ring));
          if (box) return drawBlock(block, box);
        }
      }
      return '';
    });
  return (await Promise.all(drawn)).join('');
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

/** Where the gate's small notes stand: towards the middle of the city, clear of the wall. */
function notesBox(point: Point, middle: Point): Box {
  const reach = Math.hypot(middle.x - point.x, middle.y - point.y) || 1;
  const at = {
    x: point.x + ((middle.x - point.x) / reach) * 62,
    y: point.y + ((middle.y - point.y) / reach) * 62,
  };
  return { x: at.x < point.x ? at.x - NOTES_WIDTH : at.x, y: at.y - 14, width: NOTES_WIDTH, height: 30 };
}

const NOTES_WIDTH = 152;

/** For the deep zoom: where the gate is and which object of OpenStreetMap says so. */
function gateNotes(gate: PlanFeature, point: Point, middle: Point): string {
  const position = gate.points[0];
  if (!position) return '';
  const { x, y, width } = notesBox(point, middle);
  const where = `${sexagesimal(position.latitude)} N ${sexagesimal(position.longitude)} E`;
  return (
    line(where, { x: x + width / 2, y: y + 11 }, 'middle', MICRO) +
    line(`OpenStreetMap ${gate.osm.join(' ')}`, { x: x + width / 2, y: y + 26 }, 'middle', MICRO)
  );
}
