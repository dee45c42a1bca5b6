import { SHEET_SIZE } from '@/lib/catalogue/starter';
import type { Box } from '@/lib/map/geometry';
import type { OldCityPlan } from '@/lib/map/plan';
import { Typesetter } from '../typesetting/typeset';
import { PAPER, sectionInk } from './palette';
import { BOTH_SIDES, drawRecord, type RecordColumn } from './panel';
import { drawPlan } from './plan-sheet';
import type { ByLanguage, StandInRecord, StandInWords } from './record';
import type { Scene } from './scene';
import { hashOf, seededRandom } from './seed';
import { drawHeader, drawNeatLine, drawWalk } from './sheet-frame';

/** 4:3, 17.3 megapixels. */
export const SHEET: Box = { x: 0, y: 0, ...SHEET_SIZE };

const HEADER: Box = { x: 210, y: 160, width: 4380, height: 128 };
const BODY: Box = { x: 210, y: 336, width: 4380, height: 2956 };
const WALK: Box = { x: 210, y: 3318, width: 4380, height: 110 };
const GAP = 84;

/** What every sheet shares. */
export interface StandInMaterials {
  words: ByLanguage<StandInWords>;
  plan: OldCityPlan;
}

/**
 * Writes the sheet of one record as SVG, 4800 by 3600 pixels. The same record gives the same text.
 * @throws CodedError FONTS_MISSING where the fonts are not set up in this process (`fontEnvironment`).
 */
export async function composeSheet(
  record: StandInRecord,
  { words, plan }: StandInMaterials,
): Promise<string> {
  const typesetter = new Typesetter();
  await typesetter.assertFonts();
  const random = seededRandom(hashOf(record.slug));
  const scene: Scene = { record, words, plan, ink: sectionInk(record.section.number), typesetter, random };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SHEET.width}" height="${SHEET.height}">`,
    `<rect width="${SHEET.width}" height="${SHEET.height}" fill="${PAPER}"/>`,
    drawHeader(scene, HEADER),
    await drawBody(scene),
    drawWalk(scene, WALK),
    await drawNeatLine(scene, SHEET),
    '</svg>',
  ].join('\n');
}

/** Where a sheet's plan and record stand; sheet pixels. */
export interface Arrangement {
  plan: Box;
  columns: RecordColumn[];
}

/**
 * Three arrangements in turn, so that neighbours on a wall of sheets differ: plan left, plan right, plan between its
 * languages.
 * @param number 1-based position in the walk.
 */
export function arrangementOf(number: number): Arrangement {
  const { x, y, width, height } = BODY;
  const right = x + width;
  const turn = number % 3;
  if (turn === 0) {
    const side = 872;
    return {
      plan: { x: x + side + GAP, y, width: width - 2 * (side + GAP), height },
      columns: [
        { box: { x, y, width: side, height }, side: ['en'] },
        { box: { x: right - side, y, width: side, height }, side: ['ar'] },
      ],
    };
  }
  const panel = 1480;
  const plan = width - panel - GAP;
  const planFirst = turn === 1;
  return {
    plan: { x: planFirst ? x : right - plan, y, width: plan, height },
    columns: [{ box: { x: planFirst ? right - panel : x, y, width: panel, height }, side: BOTH_SIDES }],
  };
}

async function drawBody(scene: Scene): Promise<string> {
  const { plan, columns } = arrangementOf(scene.record.number);
  return (await drawPlan(scene, plan)) + (await drawRecord(scene, columns));
}
