import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Box } from '@/lib/map/geometry';
import { runChild } from '@/server/ingest/run-child';
import { bundleProgram } from '@/tests/fixtures/bundle';
import { temporaryFolder } from '@/tests/fixtures/folders';
import type { SheetRequest, SheetResult } from '@/tests/fixtures/stand-in-sheet';
import { fontEnvironment } from '../typesetting/fonts';
import type { TextStyle } from '../typesetting/svg';
import { arrangementOf, SHEET } from './compose-sheet';
import { PAPER, sectionInk } from './palette';
import type { StandInRecord } from './record';

/** Milliseconds: a sheet takes a few seconds, and other tests may have the cores. */
const PATIENCE = 180_000;
const SMALL = 1200;

const RECORD: StandInRecord = {
  slug: 'damascus-gate-exterior',
  number: 1,
  total: 50,
  titles: { ar: 'القدس، باب العامود، منظر خارجي', en: 'Jerusalem, Damascus Gate, Exterior View' },
  sourceTitle: 'Jérusalem, Porte de Damas, Vue extérieure',
  makers: { ar: 'أوغست سالزمان', en: 'Auguste Salzmann' },
  date: { ar: '١٨٥٤', en: '1854' },
  holder: { ar: 'متحف المتروبوليتان للفنون', en: 'Metropolitan Museum of Art, New York' },
  inventoryNumber: '2005.100.373.146',
  rights: { ar: 'إهداء إلى الملكية العامة', en: 'CC0 1.0 Universal' },
  sourceUrl: 'https://images.metmuseum.org/CRDImages/ph/original/DP131364.jpg',
  section: { number: 1, titles: { ar: 'المدينة وأسوارها', en: 'The city and its walls' } },
  place: { names: { ar: 'باب العامود', en: 'Damascus Gate' }, latitude: 31.7816507, longitude: 35.2303649 },
};

const NOTHING_KNOWN = {
  sourceTitle: null,
  makers: null,
  date: null,
  holder: null,
  inventoryNumber: null,
  rights: null,
  sourceUrl: null,
  place: null,
} as const;

let folder: string;
let fonts: Record<string, string>;
let drawProgram: string;
let sheetProgram: string;
const cleanUp: (() => Promise<void>)[] = [];
beforeAll(async () => {
  const [temporary, draw, sheet] = await Promise.all([
    temporaryFolder(),
    bundleProgram('server/ingest/draw-process.ts'),
    bundleProgram('tests/fixtures/stand-in-sheet.ts'),
  ]);
  cleanUp.push(temporary.remove, draw.remove, sheet.remove);
  folder = temporary.folder;
  drawProgram = draw.program;
  sheetProgram = sheet.program;
  fonts = await fontEnvironment(path.join(folder, 'fonts'));
});
afterAll(async () => {
  for (const remove of cleanUp) await remove();
});

/** The child knows no fonts but those it is told of: not even a HOME to look in. */
const bare = (more: Record<string, string>) => ({
  PATH: process.env.PATH,
  NODE_ENV: 'test' as const,
  ...more,
});

function draw(record: StandInRecord, name: string, environment = fonts) {
  const request = {
    record,
    outFile: path.join(folder, name),
    wordsFile: path.resolve('messages/stand-in.json'),
    planFile: path.resolve('prisma/starter/old-city.geojson'),
  };
  const options = { entry: drawProgram, env: bare(environment), timeoutMs: PATIENCE, onEvent: () => {} };
  return runChild<never, null>(request, options);
}

async function ask(request: SheetRequest): Promise<SheetResult> {
  const options = { entry: sheetProgram, env: bare(fonts), timeoutMs: PATIENCE, onEvent: () => {} };
  return (await runChild<never, SheetResult>(request, options)).result;
}

describe('the drawn file', () => {
  it(
    'is an sRGB JPEG of 17 megapixels that says what it is, and the same every time',
    async () => {
      const { peakMemoryBytes } = await draw(RECORD, 'first.jpg');
      await draw(RECORD, 'second.jpg');
      const [first, second] = await Promise.all([
        readFile(path.join(folder, 'first.jpg')),
        readFile(path.join(folder, 'second.jpg')),
      ]);
      const meta = await sharp(first).metadata();
      expect(meta).toMatchObject({ format: 'jpeg', width: 4800, height: 3600, space: 'srgb', channels: 3 });
      expect(meta.icc).toBeDefined();
      expect(meta.exif?.toString('latin1')).toContain('it is not a photograph');
      expect(meta.exif?.toString('latin1')).toContain('OpenStreetMap');
      expect(first.equals(second)).toBe(true);
      expect(peakMemoryBytes).toBeLessThan(1_000_000_000);
    },
    PATIENCE,
  );

  it(
    'is refused rather than drawn in boxes where the fonts are not set up, and nothing is left',
    async () => {
      const none = path.join(folder, 'none.conf');
      await writeFile(none, '<?xml version="1.0"?><fontconfig></fontconfig>');
      const refused = draw(RECORD, 'boxes.jpg', { ...fonts, FONTCONFIG_FILE: none });
      await expect(refused).rejects.toMatchObject({ code: 'FONTS_MISSING' });
      await expect(readFile(path.join(folder, 'boxes.jpg'))).rejects.toMatchObject({ code: 'ENOENT' });
    },
    PATIENCE,
  );
});

const TITLE_300 = {
  ar: 'رئيس البلدية يلتقي الرقيبين تحت راية الاستسلام البيضاء '.repeat(6).slice(0, 300),
  en: 'The Mayor of Jerusalem meeting with Sergeants Sedwick and Hurcomb under the White Flag '
    .repeat(4)
    .slice(0, 300),
};
const ODD = '\u202egnirts\u202c <b>&amp; "quoted" \u0000\ud800\u200f ]]> \u05e9\u05dc\u05d5\u05dd 聖地 🙂';

const RECORDS: [string, StandInRecord][] = [
  ['everything known', RECORD],
  ['nothing known', { ...RECORD, ...NOTHING_KNOWN, number: 2, titles: { ar: 'القدس', en: 'Jerusalem' } }],
  ['titles of 300 characters, one language a column', { ...RECORD, number: 3, titles: TITLE_300 }],
  [
    'every value far too long',
    {
      ...RECORD,
      number: 4,
      titles: TITLE_300,
      sourceTitle: TITLE_300.en.repeat(4),
      makers: TITLE_300,
      date: TITLE_300,
      holder: TITLE_300,
      rights: TITLE_300,
      inventoryNumber: 'X'.repeat(400),
      sourceUrl: `https://example.org/${'long/'.repeat(200)}`,
      section: { number: 9, titles: TITLE_300 },
      notes: TITLE_300,
      place: { names: TITLE_300, latitude: 31.778, longitude: 35.2354 },
    },
  ],
  [
    'odd characters, far place',
    {
      ...RECORD,
      number: 6,
      titles: { ar: `باب ${ODD}`, en: ODD },
      sourceTitle: ODD,
      inventoryNumber: ODD,
      place: { names: { ar: 'النبي موسى', en: ODD }, latitude: 31.78639, longitude: 35.43111 },
    },
  ],
];

/** Pixels of a small rendering, asked for by the sheet's own coordinates. */
async function rendering(record: StandInRecord, name: string) {
  const outFile = path.join(folder, `${name}.png`);
  await ask({ sheet: { record, outFile, width: SMALL } });
  const { data, info } = await sharp(outFile).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const scale = info.width / SHEET.width;
  const at = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
  ];
  const isLike = (pixel: number[], colour: string) =>
    pixel.every(
      (value, index) => Math.abs(value - Number.parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16)) < 5,
    );
  return {
    /** Places inside `box` that are not plain paper. */
    inkIn(box: Box): string[] {
      const found: string[] = [];
      for (let y = Math.ceil(box.y * scale); y < Math.floor((box.y + box.height) * scale); y += 1) {
        for (let x = Math.ceil(box.x * scale); x < Math.floor((box.x + box.width) * scale); x += 1) {
          if (!isLike(at(x, y), PAPER)) found.push(`${Math.round(x / scale)},${Math.round(y / scale)}`);
        }
      }
      return found;
    },
    /** Height of the band of `colour` that stands on the foot of the box, at its edge. */
    bandAtFoot(box: Box, colour: string): number {
      const x = Math.round((box.x + 6) * scale);
      const foot = Math.round((box.y + box.height) * scale) - 2;
      let y = foot;
      while (isLike(at(x, y), colour)) y -= 1;
      return (foot - y) / scale;
    },
  };
}

/** Paper that no text may reach: round the sheet, between plan and record, above the foot's mark. */
function gutters({ plan, columns }: ReturnType<typeof arrangementOf>): Box[] {
  const body = { y: plan.y, height: plan.height };
  const areas: Box[] = [
    { x: 0, y: 0, width: SHEET.width, height: 80 },
    { x: 0, y: SHEET.height - 80, width: SHEET.width, height: 80 },
    { x: 0, y: 0, width: 80, height: SHEET.height },
    { x: SHEET.width - 80, y: 0, width: 80, height: SHEET.height },
    { x: 156, width: 38, ...body },
    { x: SHEET.width - 194, width: 38, ...body },
  ];
  for (const { box } of columns) {
    const left = box.x < plan.x;
    areas.push({ x: left ? box.x + box.width + 20 : plan.x + plan.width + 20, width: 44, ...body });
  }
  return areas;
}

describe('nothing overflows', () => {
  it.each(RECORDS)(
    '%s',
    async (name, record) => {
      const arrangement = arrangementOf(record.number);
      const { inkIn, bandAtFoot } = await rendering(record, name);
      for (const gutter of gutters(arrangement))
        expect({ gutter, ink: inkIn(gutter) }).toEqual({ gutter, ink: [] });
      for (const { box } of arrangement.columns) {
        const mark = bandAtFoot(box, sectionInk(record.section.number));
        expect(mark).toBeGreaterThan(250);
        const above = { x: box.x, width: box.width, y: box.y + box.height - mark - 30, height: 20 };
        expect({ above, ink: inkIn(above) }).toEqual({ above, ink: [] });
      }
    },
    PATIENCE,
  );
});

describe('Arabic', () => {
  const style: TextStyle = { language: 'ar', face: 'book', size: 100, fill: '#000000' };
  const measure = (texts: string[], room = 1_000_000) => ask({ measure: { texts, style, room } });

  it(
    'is set in letters, joined: boxes would all be of one width',
    async () => {
      const { widths } = await measure(['بيت', 'ب\u200cي\u200cت', 'سسس', 'ااا']);
      const [joined = 0, apart = 0, wide = 0, narrow = 0] = widths;
      expect(joined).toBeLessThan(apart * 0.9);
      expect(narrow * 1.5).toBeLessThan(wide);
    },
    PATIENCE,
  );

  it(
    'wraps within the room that it is given, losing no letter',
    async () => {
      const { lines } = await measure([TITLE_300.ar, `كلمة${'طويلة'.repeat(40)}`], 700);
      expect(lines.length).toBeGreaterThan(6);
      for (const { text, width } of lines) expect({ text, fits: width <= 700 }).toEqual({ text, fits: true });
      const letters = (text: string) => text.replace(/\s/g, '');
      const all = letters(`${TITLE_300.ar}كلمة${'طويلة'.repeat(40)}`);
      expect(lines.map(({ text }) => letters(text)).join('')).toBe(all);
    },
    PATIENCE,
  );

  it(
    'stands at the right edge of its column, English at the left',
    async () => {
      const record = { ...RECORD, ...NOTHING_KNOWN, number: 3, titles: { ar: 'القدس', en: 'Jerusalem' } };
      const { inkIn } = await rendering(record, 'edges');
      const [english, arabic] = arrangementOf(3).columns.map(({ box }) => ({
        ...box,
        y: box.y + 60,
        height: 300,
      }));
      if (!english || !arabic) throw new Error('two columns');
      const edge = 160;
      expect(inkIn({ ...english, width: edge }).length).toBeGreaterThan(0);
      expect(inkIn({ ...english, x: english.x + english.width - edge, width: edge })).toEqual([]);
      expect(inkIn({ ...arabic, x: arabic.x + arabic.width - edge, width: edge }).length).toBeGreaterThan(0);
      expect(inkIn({ ...arabic, width: edge })).toEqual([]);
    },
    PATIENCE,
  );
});

describe('what a sheet says', () => {
  const textOf = async (record: StandInRecord) => (await ask({ sheet: { record } })).texts.join('\n');
  const everySheet = [
    'Stand-in sheet',
    'لوحة بديلة مؤقتة',
    '© OpenStreetMap contributors, ODbL 1.0',
    '© المساهمون في خريطة الشارع المفتوحة OpenStreetMap، رخصة ODbL 1.0',
    'not relief',
    'The fabric of today',
    'العمران كما هو اليوم',
    'Dome of the Rock',
    'قبة الصخرة',
  ];

  it(
    'of a place on the plan: the record in both languages, and distances from it',
    async () => {
      const text = await textOf(RECORD);
      const record = [
        'Auguste Salzmann',
        'أوغست سالزمان',
        '2005.100.373.146',
        'Sheet 1 of 50',
        'اللوحة ١ من ٥٠',
      ];
      for (const words of [...everySheet, ...record]) expect(text).toContain(words);
      expect(text).toContain('31°46′54″ N');
      expect(text).not.toContain('no coordinates');
    },
    PATIENCE,
  );

  it(
    'of a place beyond it: how far and which way',
    async () => {
      const place = { names: { ar: 'النبي موسى', en: 'Nabi Musa' }, latitude: 31.78639, longitude: 35.43111 };
      const text = await textOf({ ...RECORD, number: 2, place });
      for (const words of everySheet) expect(text).toContain(words);
      expect(text).toMatch(/Nabi Musa[\s\S]*18\.9 km · 87°/);
      expect(text).toContain('١٨٫٩ كم · ٨٧°');
    },
    PATIENCE,
  );

  it(
    'of a place not known, or known without coordinates: that it is so',
    async () => {
      const place = { names: { ar: 'سلوان', en: 'Silwan' }, latitude: null, longitude: null };
      const text = await textOf({ ...RECORD, number: 3, place });
      for (const words of [...everySheet, 'Silwan', 'سلوان', 'no coordinates', 'بالإحداثيات']) {
        expect(text).toContain(words);
      }
      expect(await textOf({ ...RECORD, number: 3, place: null })).toContain('no coordinates');
    },
    PATIENCE,
  );
});
