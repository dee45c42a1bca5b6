import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { Box } from '@/lib/map/geometry';
import { type Align, leftToRight, line, number, type TextStyle } from '../typesetting/svg';
import { cleanValue } from '../typesetting/typeset';
import { rosette } from './ornament';
import { GOLD, PAPER, RULE } from './palette';
import { type Scene, styled } from './scene';
import { hashOf, seededRandom } from './seed';
import { filled, proseNumber } from './wording';

/** Text that takes its place in a column: `lines` set one under the other in a part of the column's width. */
interface Paragraph {
  lines: string[];
  style: TextStyle;
  align: Align;
  /** Pixels. */
  x: number;
  leading: number;
  /** Pixels left free above it. */
  before?: number;
}

/** Things that stand side by side; the tallest decides how far the column moves on. */
type Row = { kind: 'text'; cells: Paragraph[][]; after: number } | { kind: 'rule'; after: number };

/** The column's languages: both side by side, or one where each has a column of its own. */
type Side = readonly Language[];

interface Column {
  scene: Scene;
  box: Box;
  side: Side;
  /** Everything in the column is set this much larger or smaller than drawn by the designer. */
  scale: number;
}

const GUTTER = 64;

/** First try large, then smaller, until the record fits. The last is small enough for any record (cleanValue). */
const SCALES = [1.3, 1.21, 1.12, 1.04, 0.97, 0.9, 0.83, 0.76, 0.7, 0.64, 0.58, 0.52, 0.46, 0.4, 0.35, 0.3];

/** A part of the sheet and the languages set in it. */
export interface RecordColumn {
  /** Sheet pixels. */
  box: Box;
  side: Side;
}

/**
 * Sets the record: number, titles, facts, and at the foot the mark of the stand-in. Columns side by side take one
 * scale, so that no language is set larger than the other.
 */
export async function drawRecord(scene: Scene, columns: readonly RecordColumn[]): Promise<string> {
  const marks = await Promise.all(columns.map(({ box, side }) => standInMark(scene, box, side)));
  const markHeight = Math.max(...marks.map((mark) => mark.height));
  const rooms = columns.map(({ box }) => box.height - markHeight - 40);
  const { set, left } = await largestThatFits(scene, columns, rooms);
  const seed = hashOf(`rosette:${scene.record.slug}`);
  return columns
    .map(({ box }, index) => {
      const from = box.y + (rooms[index] ?? 0) - left;
      const ornament = filling(box, from, left, seededRandom(seed));
      return drawRows(set[index] ?? [], box) + ornament + marks[index]?.draw(markHeight);
    })
    .join('');
}

interface SetRecord {
  /** Rows of each column. */
  set: Row[][];
  /** Height in pixels that remains free in the fullest column. */
  left: number;
}

/** Halves the scales that are left to try: each try wraps the whole record. */
async function largestThatFits(
  scene: Scene,
  columns: readonly RecordColumn[],
  rooms: readonly number[],
): Promise<SetRecord> {
  const setAt = async (index: number): Promise<SetRecord> => {
    const scale = SCALES[index] ?? 1;
    const set = await Promise.all(columns.map(({ box, side }) => recordRows({ scene, box, side, scale })));
    const heights = set.map((rows) => rows.reduce((sum, row) => sum + rowHeight(row), 0));
    return { set, left: Math.min(...heights.map((height, column) => (rooms[column] ?? 0) - height)) };
  };
  let [low, high] = [0, SCALES.length - 1];
  let best: SetRecord | null = null;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const tried = await setAt(middle);
    if (tried.left >= 0) {
      best = tried;
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low === SCALES.length - 1 || !best ? setAt(low) : best;
}

/** An ornament where the record leaves the column empty. */
function filling(box: Box, from: number, left: number, random: () => number): string {
  const radius = Math.min(left / 2 - 30, box.width * 0.4, 430);
  if (radius < 90) return '';
  return rosette({ x: box.x + box.width / 2, y: from + left / 2 }, radius, random);
}

async function recordRows(column: Column): Promise<Row[]> {
  const { scene, scale } = column;
  const { record, words } = scene;
  const rows: Row[] = [
    await sectionRow(column),
    numeralRow(column),
    { kind: 'rule', after: 34 * scale },
    ...(await titleRows(column)),
    { kind: 'rule', after: 34 * scale },
  ];
  const place = record.place?.names ?? null;
  const facts: [keyof typeof words.en, Record<Language, string> | null][] = [
    ['maker', record.makers],
    ['date', record.date],
    ['place', place],
    ['holder', record.holder],
    ['rights', record.rights],
  ];
  const identifier = record.inventoryNumber ? cleanValue(record.inventoryNumber) : null;
  if (identifier) facts.splice(4, 0, ['inventoryNumber', both(leftToRight(identifier))]);
  for (const [key, values] of facts) if (values) rows.push(await factRow(column, key, values));
  if (record.sourceTitle)
    rows.push(await sharedRow(column, 'sourceTitle', cleanValue(record.sourceTitle), 'italic', 40));
  if (record.notes) rows.push(...(await noteRow(column, record.notes)));
  if (record.sourceUrl)
    rows.push(await sharedRow(column, 'source', cleanValue(record.sourceUrl), 'sans', 21));
  return rows;
}

const both = (text: string): Record<Language, string> => ({ ar: text, en: text });

function alignOf(language: Language): Align {
  return language === 'ar' ? 'right' : 'left';
}

/** Where a language's text begins and how wide it may be: Arabic from the right edge, English from the left. */
function part({ box, side }: Column, language: Language): { x: number; room: number } {
  const room = side.length === 1 ? box.width : (box.width - GUTTER) / 2;
  return { x: language === 'ar' ? box.x + box.width : box.x, room };
}

const LEADING: Record<Language, number> = { ar: 1.46, en: 1.16 };

async function paragraph(column: Column, text: string, style: TextStyle, room?: number): Promise<Paragraph> {
  const { x, room: ownRoom } = part(column, style.language);
  return {
    lines: await column.scene.typesetter.wrap(text, style, room ?? ownRoom),
    style,
    align: alignOf(style.language),
    x,
    leading: style.size * LEADING[style.language],
  };
}

async function sectionRow(column: Column): Promise<Row> {
  const { scene, side, scale } = column;
  const { section } = scene.record;
  const cells = side.map(async (language) => {
    const name = filled(scene.words[language].section, { number: section.number }, language);
    const style = styled(language, 'strong', 33 * scale, { fill: scene.ink });
    return [await paragraph(column, `${name} · ${cleanValue(section.titles[language])}`, style)];
  });
  return { kind: 'text', cells: await Promise.all(cells), after: 6 * scale };
}

/** The position in the walk, large and in gold, in each language's digits at its own edge. */
function numeralRow(column: Column): Row {
  const { scene, side, scale } = column;
  const { number: position, total } = scene.record;
  const cells = side.map((language): Paragraph[] => {
    const { x } = part(column, language);
    const size = 400 * scale;
    // Amiri spaces its digits for running text, and they are as tall as capitals already.
    const spacing = language === 'ar' ? -size * 0.07 : 0;
    const style = { ...styled(language, 'book', size, { fill: GOLD, spacing }), size };
    const small = styled(language, 'book', 44 * scale);
    const align = alignOf(language);
    return [
      { lines: [proseNumber(position, language)], style, align, x, leading: size * 0.84 },
      {
        lines: [filled(scene.words[language].ofTotal, { total }, language)],
        style: small,
        align,
        x,
        leading: 64 * scale,
      },
    ];
  });
  return { kind: 'text', cells, after: 36 * scale };
}

/** A lock-up: the titles as equals, one under the other, each as wide as the column. */
async function titleRows(column: Column): Promise<Row[]> {
  const { scene, box, side, scale } = column;
  const size = (side.length === 1 ? 94 : 108) * scale;
  const rows = side.map(async (language): Promise<Row> => {
    const style = styled(language, 'book', size);
    const title = await paragraph(column, cleanValue(scene.record.titles[language]), style, box.width);
    title.leading = style.size * (language === 'ar' ? 1.36 : 1.06);
    return { kind: 'text', cells: [[title]], after: (language === 'ar' ? 14 : 38) * scale };
  });
  return Promise.all(rows);
}

type LabelKey =
  | 'maker'
  | 'date'
  | 'place'
  | 'holder'
  | 'inventoryNumber'
  | 'rights'
  | 'sourceTitle'
  | 'source'
  | 'notes';

async function label(column: Column, key: string, language: Language): Promise<Paragraph> {
  const { scene, scale } = column;
  const style = styled(language, 'sans', 25 * scale, { fill: scene.ink });
  const words = await paragraph(column, scene.words[language][key as LabelKey], style);
  return { ...words, leading: 40 * scale };
}

async function factRow(column: Column, key: string, values: Record<Language, string>): Promise<Row> {
  const { side, scale } = column;
  const cells = side.map(async (language) => {
    const style = styled(language, 'book', 44 * scale);
    const value = key === 'inventoryNumber' ? values[language] : cleanValue(values[language]);
    return [await label(column, key, language), await paragraph(column, value, style)];
  });
  return { kind: 'text', cells: await Promise.all(cells), after: 26 * scale };
}

/** A value that is the same in every language, once, under its name in each. */
async function sharedRow(
  column: Column,
  key: LabelKey,
  text: string,
  face: TextStyle['face'],
  size: number,
): Promise<Row> {
  const { box, side, scale } = column;
  const language: Language = /^[^\p{L}]*\p{Script=Arabic}/u.test(text) ? 'ar' : 'en';
  const style = styled(language, face, size * scale);
  const value = await paragraph(column, text, style, box.width);
  const labels = await Promise.all(side.map((each) => label(column, key, each)));
  // A value against the grain of its column still begins at the edge where the eye looks for it.
  const only = side.length === 1 ? side[0] : undefined;
  const edge = only ? { x: part(column, only).x, align: alignOf(only) } : {};
  const below: Paragraph = { ...value, ...edge };
  const spacer: Paragraph = { ...below, lines: below.lines.map(() => '') };
  const cells = labels.map((each, index) => [each, index === 0 ? below : spacer]);
  return { kind: 'text', cells, after: 26 * scale };
}

async function noteRow(column: Column, notes: Partial<Record<Language, string>>): Promise<Row[]> {
  const { side, scale } = column;
  const cells = side.flatMap((language) => {
    const text = notes[language];
    if (!text) return [];
    const style = styled(language, 'book', 34 * scale);
    return [Promise.all([label(column, 'notes', language), paragraph(column, cleanValue(text), style)])];
  });
  if (cells.length === 0) return [];
  return [{ kind: 'text', cells: await Promise.all(cells), after: 26 * scale }];
}

function cellHeight(cell: Paragraph[]): number {
  return cell.reduce((sum, each) => sum + (each.before ?? 0) + each.lines.length * each.leading, 0);
}

function rowHeight(row: Row): number {
  return row.after + (row.kind === 'rule' ? 0 : Math.max(...row.cells.map(cellHeight)));
}

function drawRows(rows: Row[], box: Box): string {
  let y = box.y;
  const drawn: string[] = [];
  for (const row of rows) {
    if (row.kind === 'rule')
      drawn.push(`<path d="M${box.x} ${number(y)}h${box.width}" stroke="${RULE}" stroke-width="3"/>`);
    else drawn.push(...row.cells.map((cell) => drawCell(cell, y)));
    y += rowHeight(row);
  }
  return drawn.join('');
}

function drawCell(cell: Paragraph[], top: number): string {
  let y = top;
  const drawn: string[] = [];
  for (const { lines, style, align, x, leading, before } of cell) {
    y += before ?? 0;
    for (const text of lines) {
      const baseline = y + leading * (style.language === 'ar' ? 0.69 : 0.8);
      if (text !== '') drawn.push(line(text, { x, y: baseline }, align, style));
      y += leading;
    }
  }
  return drawn.join('');
}

/** The honest mark (DECISIONS, 12): what this sheet is and what it is not, in every language, in the section's ink. */
async function standInMark(
  scene: Scene,
  box: Box,
  side: Side,
): Promise<{ height: number; draw(height: number): string }> {
  const padding = 46;
  const inner: Box = { ...box, x: box.x + padding, width: box.width - 2 * padding };
  const column: Column = { scene, box: inner, side, scale: 1 };
  const cells = await Promise.all(side.map((language) => markCell(column, language)));
  return {
    height: Math.max(...cells.map(cellHeight)) + 2 * padding,
    draw: (height) => {
      const top = box.y + box.height - height;
      const ground =
        `<rect x="${box.x}" y="${number(top)}" width="${box.width}" height="${number(height)}" fill="${scene.ink}"/>` +
        `<rect x="${box.x + 12}" y="${number(top + 12)}" width="${box.width - 24}" height="${number(height - 24)}" fill="none" stroke="${PAPER}" stroke-width="2.5"/>`;
      return ground + cells.map((cell) => drawCell(cell, top + padding - 8)).join('');
    },
  };
}

async function markCell(column: Column, language: Language): Promise<Paragraph[]> {
  const words = column.scene.words[language];
  const [head, text, colophon] = await Promise.all([
    paragraph(column, words.mark, styled(language, 'book', 100, { fill: PAPER })),
    paragraph(column, words.markSentence, styled(language, 'sans', 33, { fill: PAPER })),
    paragraph(column, words.colophon, styled(language, 'sans', 17, { fill: PAPER })),
  ]);
  head.leading = head.style.size * (language === 'ar' ? 1.3 : 1.24);
  return [head, text, { ...colophon, before: 16 }];
}

/** Every language, in reading order from left to right on the sheet. */
export const BOTH_SIDES: Side = LANGUAGES;
