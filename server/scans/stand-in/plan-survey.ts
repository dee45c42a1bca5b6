import { LANGUAGES } from '@/lib/catalogue/languages';
import {
  type Box,
  contains,
  distanceAndBearing,
  inset,
  middleOf,
  type Point,
  type Position,
} from '@/lib/map/geometry';
import type { LabelPlacer } from '@/lib/map/label-placer';
import { line, number, segment } from '../typesetting/svg';
import { BRIGHT_PAPER, INK } from './palette';
import { gatePoint } from './plan-names';
import { MARK_REACH, placeOnPlan } from './plan-place';
import { positionOf } from './record';
import { type PlanScene, styled } from './scene';
import { filled } from './wording';

/** Lines measured over the plan: from the place to every gate, or from gate to gate where there is no place. */
export function drawSurveyLines(scene: PlanScene, placer: LabelPlacer): string {
  const position = positionOf(scene.record);
  if (!position || placeOnPlan(scene) !== 'inside') return chords(scene, placer);
  const rays = scene.plan.gates.map((gate) =>
    measuredLine(scene, placer, [position, gate.points[0] ?? position], [MARK_REACH, 30]),
  );
  return rings(scene, position) + rays.join('');
}

/** A circle every hundred metres, for reading distances off the plan. */
function rings(scene: PlanScene, place: Position): string {
  const centre = scene.projection.toSheet(place);
  const circles: string[] = [];
  const names: string[] = [];
  for (let metres = 100; metres <= 1400; metres += 100) {
    const radius = metres * scene.projection.pixelsPerMetre;
    const isFive = metres % 500 === 0;
    circles.push(
      `<circle cx="${number(centre.x)}" cy="${number(centre.y)}" r="${number(radius)}" stroke-width="${isFive ? 3 : 1.8}" stroke-dasharray="${isFive ? 'none' : '3 10'}"/>`,
    );
    for (const language of LANGUAGES) {
      const style = styled(language, 'sans', 15, { fill: scene.ink, halo: BRIGHT_PAPER });
      const text = filled(scene.words[language].metres, { distance: metres }, language);
      const side = language === 'ar' ? 1 : -1;
      const at = { x: centre.x + side * radius * Math.SQRT1_2, y: centre.y - radius * Math.SQRT1_2 };
      if (contains(inset(scene.frame, 60), { ...at, width: 0, height: 0 }))
        names.push(line(text, at, 'middle', style));
    }
  }
  return `<g clip-path="url(#frame)"><g fill="none" stroke="${scene.ink}" stroke-opacity="0.6">${circles.join('')}</g>${names.join('')}</g>`;
}

function chords(scene: PlanScene, placer: LabelPlacer): string {
  const middle = middleOf(scene.plan.gates.map((gate) => gatePoint(scene, gate)));
  const around = scene.plan.gates
    .map((gate) => ({ gate, angle: angleFrom(middle, gatePoint(scene, gate)) }))
    .sort((a, b) => a.angle - b.angle);
  return around
    .map(({ gate }, index) => {
      const from = gate.points[0];
      const to = around[(index + 1) % around.length]?.gate.points[0];
      return from && to ? measuredLine(scene, placer, [from, to], [30, 30]) : '';
    })
    .join('');
}

const angleFrom = (centre: Point, point: Point) => Math.atan2(point.y - centre.y, point.x - centre.x);

/**
 * A line between two positions that stops short of what stands at its ends, lettered on both sides where there is room.
 * @param clear pixels left free at the start and at the end.
 */
function measuredLine(
  scene: PlanScene,
  placer: LabelPlacer,
  [from, to]: [Position, Position],
  clear: [number, number],
): string {
  const [a, b] = [scene.projection.toSheet(from), scene.projection.toSheet(to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  if (length < clear[0] + clear[1] + 20) return '';
  const along = (pixels: number) => ({
    x: a.x + ((b.x - a.x) * pixels) / length,
    y: a.y + ((b.y - a.y) * pixels) / length,
  });
  const ends: [Point, Point] = [along(clear[0]), along(length - clear[1])];
  const drawn = `<path d="${segment(...ends)}" stroke="${scene.ink}" stroke-width="2.6"/>`;
  const share = SHARES.find((each) => length * Math.min(each, 1 - each) > 120 && isFree(placer, ends, each));
  return share === undefined ? drawn : drawn + measures(scene, ends, share, distanceAndBearing(from, to));
}

/** Where along a line its measures are tried, from the middle outwards. */
const SHARES = [0.5, 0.58, 0.42, 0.66, 0.34, 0.74, 0.26];

const MEASURES_LENGTH = 170;

function pointAt([a, b]: [Point, Point], share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

/** Takes the ground of a line's measures, as a row of small boxes, if none of it is taken yet. */
function isFree(placer: LabelPlacer, ends: [Point, Point], share: number): boolean {
  const length = Math.hypot(ends[1].x - ends[0].x, ends[1].y - ends[0].y);
  const boxes = [-0.5, -0.25, 0, 0.25, 0.5].map((part): Box => {
    const { x, y } = pointAt(ends, share + (part * MEASURES_LENGTH) / length);
    return { x: x - 24, y: y - 24, width: 48, height: 48 };
  });
  return placer.takeAll(boxes);
}

function measures(
  scene: PlanScene,
  ends: [Point, Point],
  share: number,
  { metres, bearing }: { metres: number; bearing: number },
): string {
  const values = { distance: Math.round(metres / 10) * 10, bearing: Math.round(bearing) % 360 };
  const middle = pointAt(ends, share);
  const slope = (angleFrom(ends[0], ends[1]) * 180) / Math.PI;
  // Letters never stand on their heads, whichever way the line was measured.
  const turn = slope > 90 ? slope - 180 : slope <= -90 ? slope + 180 : slope;
  const normal = { x: Math.sin((turn * Math.PI) / 180), y: -Math.cos((turn * Math.PI) / 180) };
  const names = LANGUAGES.map((language) => {
    const style = styled(language, 'sans', 19, { fill: INK, halo: BRIGHT_PAPER });
    const away = language === 'ar' ? 9 : -23;
    const at = { x: middle.x + normal.x * away, y: middle.y + normal.y * away };
    return line(filled(scene.words[language].ray, values, language), at, 'middle', style, turn);
  });
  return names.join('');
}
