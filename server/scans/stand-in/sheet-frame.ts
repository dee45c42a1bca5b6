import { LANGUAGES } from '@/lib/catalogue/languages';
import { type Box, inset, type Point } from '@/lib/map/geometry';
import { line, number } from '../typesetting/svg';
import { cleanValue } from '../typesetting/typeset';
import { LetteringCanvas, type Strip, strip } from './lettering';
import { GOLD, INK, RULE } from './palette';
import { type Scene, styled } from './scene';
import { filled, proseNumber } from './wording';

/** Paper outside the lines; nothing is ever drawn in the outer half of it. */
const MARGIN = 96;
const NEAT_LINE = 128;

/** The neat line of the sheet, with lettering for the deep zoom running round outside it. */
export async function drawNeatLine(scene: Scene, sheet: Box): Promise<string> {
  const rect = (by: number, stroke: number) => {
    const box = inset(sheet, by);
    return `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" fill="none" stroke="${INK}" stroke-width="${stroke}"/>`;
  };
  return (
    rect(NEAT_LINE - 14, 2) +
    rect(NEAT_LINE, 11) +
    rect(NEAT_LINE + 15, 2) +
    (await microBorder(scene, sheet))
  );
}

async function microBorder(scene: Scene, sheet: Box): Promise<string> {
  const { record, words } = scene;
  const parts = [
    words.ar.exhibition,
    words.en.exhibition,
    cleanValue(record.titles.ar),
    cleanValue(record.titles.en),
    cleanValue(record.inventoryNumber ?? record.slug),
    words.ar.mark,
    words.en.mark,
  ];
  const unit = `${parts.map((part) => `\u2068${part}\u2069`).join(' · ')} · `;
  const letters = await strip(unit, 'mixed', 14);
  const box = inset(sheet, MARGIN);
  const middle = { x: sheet.x + sheet.width / 2, y: sheet.y + sheet.height / 2 };
  const along = await border(letters, middle, box.width, box.height);
  const upright = await border(letters, middle, box.height, box.width);
  return along + turned(along, middle, 180) + turned(upright, middle, 90) + turned(upright, middle, -90);
}

/** One edge's lettering, lying level above the middle of the sheet by half of `across`, to be turned into its place. */
async function border(letters: Strip, middle: Point, length: number, across: number): Promise<string> {
  const top = middle.y - across / 2 - letters.height / 2;
  const canvas = new LetteringCanvas({
    x: middle.x - length / 2,
    y: top,
    width: length,
    height: letters.height + 1,
  });
  const pace = letters.width + 12;
  const count = Math.max(1, Math.floor(length / pace));
  const left = middle.x - (count * pace) / 2;
  for (let index = 0; index < count; index += 1) canvas.lay(letters, left + index * pace, top);
  return canvas.toSvg(26, 1);
}

function turned(svg: string, middle: Point, degrees: number): string {
  return `<g transform="rotate(${degrees} ${middle.x} ${middle.y})">${svg}</g>`;
}

/** Name of the exhibition in each language at its own end, the sheet's number between them. */
export function drawHeader(scene: Scene, box: Box): string {
  const { record, words } = scene;
  const baseline = box.y + box.height * 0.62;
  const values = { number: record.number, total: record.total };
  const ends = LANGUAGES.map((language) => {
    const isArabic = language === 'ar';
    const x = isArabic ? box.x + box.width : box.x;
    return line(
      words[language].exhibition,
      { x, y: baseline },
      isArabic ? 'right' : 'left',
      styled(language, 'book', 58),
    );
  });
  const middle = box.x + box.width / 2;
  const sheets = LANGUAGES.map((language) => {
    const isArabic = language === 'ar';
    const text = filled(words[language].sheet, values, language);
    return line(
      text,
      { x: middle + (isArabic ? 46 : -46), y: baseline - 4 },
      isArabic ? 'left' : 'right',
      styled(language, 'sans', 32),
    );
  });
  const y = baseline - 14;
  const lozenge = `<path d="M${middle} ${y - 20}l14 20l-14 20l-14 -20z" fill="${GOLD}"/>`;
  const rule = `<path d="M${box.x} ${box.y + box.height}h${box.width}" stroke="${RULE}" stroke-width="3"/>`;
  return [...ends, ...sheets, lozenge, rule].join('');
}

/** The walk as a ruler: one division a photograph, this one's in gold. */
export function drawWalk(scene: Scene, box: Box): string {
  const { number: position, total } = scene.record;
  const step = box.width / total;
  const middle = box.y + box.height / 2;
  const size = Math.min(22, step * 0.4);
  const marks = Array.from({ length: total }, (_, index) => {
    const x = box.x + (index + 0.5) * step;
    const isHere = index + 1 === position;
    const colour = isHere ? INK : scene.ink;
    const tall = isHere ? 22 : (index + 1) % 10 === 0 ? 15 : 9;
    const numerals = LANGUAGES.map((language) => {
      const y = language === 'ar' ? middle - 26 : middle + 26 + size * 0.7;
      return line(
        proseNumber(index + 1, language),
        { x, y },
        'middle',
        styled(language, isHere ? 'strong' : 'sans', size, { fill: colour }),
      );
    });
    return (
      `<path d="M${number(x)} ${middle - tall}v${2 * tall}" stroke="${colour}" stroke-width="${isHere ? 6 : 2}"/>` +
      (isHere
        ? `<path d="M${number(x)} ${middle - 20}l14 20l-14 20l-14 -20z" fill="${GOLD}" stroke="${INK}" stroke-width="2"/>`
        : '') +
      numerals.join('')
    );
  });
  return `<path d="M${box.x} ${middle}h${box.width}" stroke="${scene.ink}" stroke-width="2"/>${marks.join('')}`;
}
