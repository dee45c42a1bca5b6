import {
  type Box,
  boundsOf,
  contains,
  distanceAndBearing,
  exitPoint,
  inset,
  middleOf,
  type Point,
  type Position,
} from '@/lib/map/geometry';
import { boxesAround, type LabelPlacer, standsWholly } from '@/lib/map/label-placer';
import { line, number, segment, type TextStyle } from '../typesetting/svg';
import { drawBlock, type NameBlock, nameBlock } from './name-block';
import { BRIGHT_PAPER, GOLD } from './palette';
import { type ByLanguage, positionOf } from './record';
import type { PlanScene } from './scene';
import { eachLanguage, filled, sexagesimal } from './wording';

/** What is known of where the photograph was taken, as far as the plan can show it. */
export type PlaceOnPlan = 'unknown' | 'beyond' | 'inside';

/** Half the width that the place's mark needs, pixels. */
export const MARK_REACH = 92;

const MARK_BOX = 66;

export function placeOnPlan(scene: PlanScene): PlaceOnPlan {
  const position = positionOf(scene.record);
  if (!position) return 'unknown';
  const at = scene.projection.toSheet(position);
  const spot: Box = { x: at.x, y: at.y, width: 0, height: 0 };
  return contains(inset(scene.frame, MARK_REACH), spot) ? 'inside' : 'beyond';
}

/** The photograph's place: a mark on the plan, a pointer at its edge, or a card that says it is not known. */
export async function drawPlace(scene: PlanScene, placer: LabelPlacer): Promise<string> {
  const position = positionOf(scene.record);
  const { place } = scene.record;
  const known = placeOnPlan(scene);
  if (!position || !place) return unknownCard(scene, placer);
  const at = scene.projection.toSheet(position);
  if (known === 'beyond') return pointer(scene, placer, place.names, position);
  const box = { x: at.x - MARK_BOX, y: at.y - MARK_BOX, width: 2 * MARK_BOX, height: 2 * MARK_BOX };
  placer.reserve(box);
  const card = await placeCard(
    scene,
    placer,
    box,
    await nameBlock(scene, place.names, 58, { room: 620 }),
    330,
  );
  return sightLines(scene, at, position) + card + target(scene, at);
}

function wallOf(scene: PlanScene): Point[] {
  return scene.plan.wall.map(scene.projection.toSheet);
}

function frameMiddle({ frame }: PlanScene): Point {
  return { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
}

/**
 * The card that names the place, with the line to its mark: outside the wall if it can be, else where there is room.
 * @param farOutside how far from the mark it may go to stand outside, pixels.
 */
async function placeCard(
  scene: PlanScene,
  placer: LabelPlacer,
  mark: Box,
  block: NameBlock,
  farOutside: number,
): Promise<string> {
  const size = { width: block.width + 72, height: block.height + 44 };
  const centre = { x: mark.x + mark.width / 2, y: mark.y + mark.height / 2 };
  const middle = frameMiddle(scene);
  const angle = Math.atan2(middle.y - centre.y, middle.x - centre.x) - 0.5;
  const candidates = (far: number) => boxesAround(centre, size, { angle, turns: Math.PI, near: 110, far });
  const wall = wallOf(scene);
  const box =
    placer.place(candidates(farOutside), (each) => standsWholly('outside', each, wall)) ??
    placer.place(candidates(640));
  if (!box) return '';
  const end = {
    x: Math.min(Math.max(centre.x, box.x), box.x + box.width),
    y: Math.min(Math.max(centre.y, box.y), box.y + box.height),
  };
  return `<path d="${segment(centre, end)}" stroke="${scene.ink}" stroke-width="5"/>${card(scene, box, block)}`;
}

function card(scene: PlanScene, box: Box, block: NameBlock): string {
  const rect = (by: number, stroke: number, fill: string) => {
    const { x, y, width, height } = inset(box, by);
    return `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" fill="${fill}" stroke="${scene.ink}" stroke-width="${stroke}"/>`;
  };
  return rect(0, 5, BRIGHT_PAPER) + rect(10, 1.6, 'none') + drawBlock(block, box);
}

/** Said on the plan itself: a visitor who looks for the mark must not think that it was forgotten. */
async function unknownCard(scene: PlanScene, placer: LabelPlacer): Promise<string> {
  const wall = wallOf(scene);
  const { x, y, width, height } = inset(scene.frame, 30);
  for (const textSize of [40, 34, 28]) {
    const names = eachLanguage((language) => scene.words[language].placeUnknown);
    const block = await nameBlock(scene, names, textSize, { room: textSize * 10 });
    const size = { width: block.width + 64, height: block.height + 40 };
    const corners = [
      { x, y: y + height - size.height },
      { x: x + width - size.width, y: y + height - size.height },
      { x: x + width - size.width, y },
      { x, y },
    ];
    const box = placer.place(
      corners.map((corner) => ({ ...corner, ...size })),
      (each) => standsWholly('outside', inset(each, -30), wall),
    );
    if (box) return card(scene, box, block);
  }
  return '';
}

function target(scene: PlanScene, at: Point): string {
  const ring = (r: number, stroke: number, colour: string, fill = 'none') =>
    `<circle cx="${number(at.x)}" cy="${number(at.y)}" r="${r}" fill="${fill}" stroke="${colour}" stroke-width="${stroke}"/>`;
  const ticks = Array.from({ length: 36 }, (_, index) => {
    const angle = (index * Math.PI) / 18;
    const point = (r: number) => ({ x: at.x + r * Math.cos(angle), y: at.y + r * Math.sin(angle) });
    return segment(point(70), point(index % 9 === 0 ? 90 : 78));
  }).join('');
  return (
    ring(66, 12, BRIGHT_PAPER) +
    ring(66, 5, GOLD) +
    ring(38, 6, BRIGHT_PAPER, scene.ink) +
    ring(10, 0, 'none', BRIGHT_PAPER) +
    `<path d="${ticks}" stroke="${scene.ink}" stroke-width="3.5"/>`
  );
}

/** Hairlines from the mark to the four sides, with its position to the second where they meet the frame. */
function sightLines(scene: PlanScene, at: Point, position: Position): string {
  const { frame } = scene;
  const [right, bottom] = [frame.x + frame.width, frame.y + frame.height];
  const lines = [
    segment({ x: frame.x, y: at.y }, { x: at.x - MARK_REACH, y: at.y }),
    segment({ x: at.x + MARK_REACH, y: at.y }, { x: right, y: at.y }),
    segment({ x: at.x, y: frame.y }, { x: at.x, y: at.y - MARK_REACH }),
    segment({ x: at.x, y: at.y + MARK_REACH }, { x: at.x, y: bottom }),
  ].join('');
  const style: TextStyle = { language: 'en', face: 'strong', size: 20, fill: scene.ink, halo: BRIGHT_PAPER };
  const [north, east] = [`${sexagesimal(position.latitude)} N`, `${sexagesimal(position.longitude)} E`];
  return (
    `<path d="${lines}" stroke="${scene.ink}" stroke-width="2.2" stroke-dasharray="18 7 3 7"/>` +
    line(north, { x: frame.x + 14, y: at.y - 9 }, 'left', style) +
    line(north, { x: right - 14, y: at.y - 9 }, 'right', style) +
    line(east, { x: at.x + 9, y: frame.y + 26 }, 'left', style) +
    line(east, { x: at.x + 9, y: bottom - 12 }, 'left', style)
  );
}

/** How far away a place beyond the plan is, from the middle of the walled city: kilometres and degrees. */
export function awayFromCity(scene: PlanScene, position: Position): { distance: number; bearing: number } {
  const { west, east, south, north } = boundsOf(scene.plan.wall);
  const middle = { longitude: (west + east) / 2, latitude: (south + north) / 2 };
  const { metres, bearing } = distanceAndBearing(middle, position);
  return { distance: Math.round(metres / 100) / 10, bearing: Math.round(bearing) % 360 };
}

/** An arrow at the edge of the plan towards a place that lies beyond it. */
async function pointer(
  scene: PlanScene,
  placer: LabelPlacer,
  names: ByLanguage,
  position: Position,
): Promise<string> {
  const from = middleOf(wallOf(scene));
  const at = scene.projection.toSheet(position);
  const tip = exitPoint(inset(scene.frame, 26), from, at);
  const angle = Math.atan2(at.y - from.y, at.x - from.x);
  const back = (turn: number, reach: number) => ({
    x: tip.x - reach * Math.cos(angle + turn),
    y: tip.y - reach * Math.sin(angle + turn),
  });
  const [left, notch, right] = [back(0.42, 110), back(0, 74), back(-0.42, 110)];
  const middle = back(0, 60);
  const box = { x: middle.x - 60, y: middle.y - 60, width: 120, height: 120 };
  placer.reserve(box);
  const away = awayFromCity(scene, position);
  const title = await nameBlock(scene, names, 54, { room: 560 });
  const reach = eachLanguage((language) => filled(scene.words[language].away, away, language));
  const distance = await nameBlock(scene, reach, 34, { room: 560 });
  const block: NameBlock = {
    lines: [...title.lines, ...distance.lines],
    width: Math.max(title.width, distance.width),
    height: title.height + distance.height,
  };
  const arrow = `M${[tip, left, notch, right].map((p) => `${number(p.x)} ${number(p.y)}`).join('L')}Z`;
  return (
    (await placeCard(scene, placer, box, block, 1100)) +
    `<path d="${segment(notch, back(0, 130))}" stroke="${scene.ink}" stroke-width="7"/>` +
    `<path d="${arrow}" fill="${scene.ink}" stroke="${BRIGHT_PAPER}" stroke-width="5"/>`
  );
}
