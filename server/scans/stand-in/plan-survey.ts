import { LANGUAGES } from '@/lib/catalogue/languages';
import {
  type Box,
  contains,
  distanceAndBearing,
  exitPoint,
  inset,
  middleOf,
  type Point,
  type Position,
} from './geometry';
import type { LabelPlacer } from './label-placer';
import { BRIGHT_PAPER, GOLD, INK } from './palette';
import { drawPlaceCard, gatePoint } from './plan-names';
import { type PlanScene, styled } from './scene';
import { line, number, segment, type TextStyle } from './svg';
import { filled, sexagesimal } from './wording';

/** What is known of where the photograph was taken, as far as the plan can show it. */
export type PlaceOnPlan = 'unknown' | 'beyond' | 'inside';

/** Half the width that the place's mark needs, pixels. */
const MARK_REACH = 92;

export function placeOnPlan(scene: PlanScene): PlaceOnPlan {
  const { place } = scene.record;
  if (!place) return 'unknown';
  const at = scene.projection.toSheet(place);
  const box: Box = { x: at.x, y: at.y, width: 0, height: 0 };
  return contains(inset(scene.frame, MARK_REACH), box) ? 'inside' : 'beyond';
}

/** Lines measured over the plan: from the place to every gate, or from gate to gate where there is no place. */
export function drawSurveyLines(scene: PlanScene): string {
  const { place } = scene.record;
  if (place && placeOnPlan(scene) === 'inside') {
    return [
      rings(scene, place),
      ...scene.plan.gates.map((gate) => ray(scene, place, gate.points[0] ?? place)),
    ].join('');
  }
  return chords(scene);
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
      const at = { x: centre.x + side * radius * 0.7071, y: centre.y - radius * 0.7071 };
      if (contains(inset(scene.frame, 60), { ...at, width: 0, height: 0 }))
        names.push(line(text, at, 'middle', style));
    }
  }
  return `<g clip-path="url(#frame)"><g fill="none" stroke="${scene.ink}" stroke-opacity="0.6">${circles.join('')}</g>${names.join('')}</g>`;
}

function ray(scene: PlanScene, from: Position, to: Position): string {
  const { metres, bearing } = distanceAndBearing(from, to);
  return measuredLine(scene, from, to, [MARK_REACH, 30], {
    distance: Math.round(metres / 10) * 10,
    bearing: Math.round(bearing) % 360,
  });
}

function chords(scene: PlanScene): string {
  const middle = middleOf(scene.plan.gates.map((gate) => gatePoint(scene, gate)));
  const around = scene.plan.gates
    .map((gate) => ({ gate, point: gatePoint(scene, gate) }))
    .sort((a, b) => angleFrom(middle, a.point) - angleFrom(middle, b.point));
  return around
    .map(({ gate }, index) => {
      const from = gate.points[0];
      const to = around[(index + 1) % around.length]?.gate.points[0];
      if (!from || !to) return '';
      const { metres, bearing } = distanceAndBearing(from, to);
      return measuredLine(scene, from, to, [30, 30], {
        distance: Math.round(metres / 10) * 10,
        bearing: Math.round(bearing) % 360,
      });
    })
    .join('');
}

const angleFrom = (centre: Point, point: Point) => Math.atan2(point.y - centre.y, point.x - centre.x);

/**
 * A line between two positions that stops short of what stands at its ends, lettered on both sides.
 * @param clear pixels left free at the start and at the end.
 */
function measuredLine(
  scene: PlanScene,
  from: Position,
  to: Position,
  clear: [number, number],
  values: { distance: number; bearing: number },
): string {
  const [a, b] = [scene.projection.toSheet(from), scene.projection.toSheet(to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  if (length < clear[0] + clear[1] + 20) return '';
  const along = (pixels: number) => ({
    x: a.x + ((b.x - a.x) * pixels) / length,
    y: a.y + ((b.y - a.y) * pixels) / length,
  });
  const drawn = `<path d="${segment(along(clear[0]), along(length - clear[1]))}" stroke="${scene.ink}" stroke-width="2.6"/>`;
  if (length < 330) return drawn;
  const middle = along(clear[0] + (length - clear[0] - clear[1]) * 0.56);
  const slope = (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI;
  // Letters never stand on their heads, whichever way the line was measured.
  const turn = slope > 90 ? slope - 180 : slope <= -90 ? slope + 180 : slope;
  const normal = { x: Math.sin((turn * Math.PI) / 180), y: -Math.cos((turn * Math.PI) / 180) };
  const names = LANGUAGES.map((language) => {
    const style: TextStyle = styled(language, 'sans', 19, { fill: INK, halo: BRIGHT_PAPER });
    const away = language === 'ar' ? 9 : -23;
    const at = { x: middle.x + normal.x * away, y: middle.y + normal.y * away };
    return line(filled(scene.words[language].ray, values, language), at, 'middle', style, turn);
  });
  return drawn + names.join('');
}

/** The photograph's place: a mark on the plan, a pointer at its edge, or nothing where it is not known. */
export async function drawPlace(scene: PlanScene, placer: LabelPlacer): Promise<string> {
  const { place } = scene.record;
  const known = placeOnPlan(scene);
  if (!place || known === 'unknown') return '';
  const at = scene.projection.toSheet(place);
  if (known === 'beyond') return pointer(scene, placer, at);
  const box = { x: at.x - 66, y: at.y - 66, width: 132, height: 132 };
  placer.reserve(box);
  return sightLines(scene, at, place) + (await drawPlaceCard(scene, placer, box)) + target(scene, at);
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
function sightLines(scene: PlanScene, at: Point, place: Position): string {
  const { frame } = scene;
  const [right, bottom] = [frame.x + frame.width, frame.y + frame.height];
  const lines = [
    segment({ x: frame.x, y: at.y }, { x: at.x - MARK_REACH, y: at.y }),
    segment({ x: at.x + MARK_REACH, y: at.y }, { x: right, y: at.y }),
    segment({ x: at.x, y: frame.y }, { x: at.x, y: at.y - MARK_REACH }),
    segment({ x: at.x, y: at.y + MARK_REACH }, { x: at.x, y: bottom }),
  ].join('');
  const style: TextStyle = { language: 'en', face: 'strong', size: 20, fill: scene.ink, halo: BRIGHT_PAPER };
  const [north, east] = [`${sexagesimal(place.latitude)} N`, `${sexagesimal(place.longitude)} E`];
  return (
    `<path d="${lines}" stroke="${scene.ink}" stroke-width="2.2" stroke-dasharray="18 7 3 7"/>` +
    line(north, { x: frame.x + 14, y: at.y - 9 }, 'left', style) +
    line(north, { x: right - 14, y: at.y - 9 }, 'right', style) +
    line(east, { x: at.x + 9, y: frame.y + 26 }, 'left', style) +
    line(east, { x: at.x + 9, y: bottom - 12 }, 'left', style)
  );
}

/** An arrow at the edge of the plan towards a place that lies beyond it. */
async function pointer(scene: PlanScene, placer: LabelPlacer, at: Point): Promise<string> {
  const wall = scene.plan.wall.map(scene.projection.toSheet);
  const from = middleOf(wall);
  const tip = exitPoint(inset(scene.frame, 26), from, at);
  const angle = Math.atan2(at.y - from.y, at.x - from.x);
  const back = (turn: number, reach: number) => ({
    x: tip.x - reach * Math.cos(angle + turn),
    y: tip.y - reach * Math.sin(angle + turn),
  });
  const [left, notch, right] = [back(0.42, 110), back(0, 74), back(-0.42, 110)];
  const reach = 60;
  const box = { x: back(0, 60).x - reach, y: back(0, 60).y - reach, width: 2 * reach, height: 2 * reach };
  placer.reserve(box);
  const arrow = `M${[tip, left, notch, right].map((p) => `${number(p.x)} ${number(p.y)}`).join('L')}Z`;
  const shaft = `<path d="${segment(notch, back(0, 240))}" stroke="${scene.ink}" stroke-width="7"/>`;
  return (
    (await drawPlaceCard(scene, placer, box)) +
    shaft +
    `<path d="${arrow}" fill="${scene.ink}" stroke="${BRIGHT_PAPER}" stroke-width="5"/>`
  );
}
