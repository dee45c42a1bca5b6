import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { neutralised, plainCell, readEntries, writeEntries } from '@/lib/catalogue/table-cells';
import { TABLE_COLUMNS } from '@/lib/catalogue/table-columns';
import type { RowReport } from '@/lib/studio/transfer-commands';
import { beginBatch } from '@/server/catalogue/batches/batch';
import { undoBatch } from '@/server/catalogue/batches/undo-batch';
import { readDraft } from '@/server/catalogue/drafts/draft-rows';
import { operator } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph, openEditor } from '@/tests/fixtures/drafts';
import { csvOf, readTableRows, workbookOf } from './export-table';
import { importRows } from './import-table';
import { readTable } from './read-table';

const curator = operator('Salma');
let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

const NASTY = [
  '=1+1',
  '-2+3',
  '@SUM(A1)',
  "'=quoted",
  "''+twice",
  '007',
  'a "quoted" word, and; more',
  'first line\nsecond line',
  '\u200Fقُبّة\u200E',
  '<script>alert(1)</script>',
  '_x0041_',
  'ف'.repeat(20_000),
];

async function csv(): Promise<Buffer> {
  let text = '';
  for await (const part of csvOf(readTableRows(site.reader))) text += part;
  return Buffer.from(text);
}
const workbook = () => workbookOf(readTableRows(site.reader), true);

async function bring(bytes: Buffer, batchId: string | null): Promise<RowReport[]> {
  const { columns, rows } = await readTable(bytes);
  return importRows({ db: site.writer, reader: site.reader }, curator, { columns, rows, batchId });
}
const begin = () => beginBatch(site.writer, curator, 'import', {});

/** A catalogue with something awkward in every kind of field. */
async function fill(): Promise<string[]> {
  const maker = await site.writer.maker.create({ data: { slug: 'bonfils' } });
  const community = await site.writer.community.create({ data: { slug: 'armenians' } });
  const section = await site.writer.section.create({ data: { slug: 'walls', position: 1 } });
  const ids: string[] = [];
  for (const [n, text] of NASTY.entries()) {
    const id = await addPhotograph(site.writer, `p-${n}`);
    const { refused } = await openEditor(site.writer, id, 'Maryam').save({
      'labels.en.description': text,
      'labels.ar.note': text,
      inventoryNumber: text.slice(0, 200),
      sourceTitle: { text: text.slice(0, 200), lang: 'fr' },
      makers: [
        { makerId: maker.id, role: 'studio' },
        { makerId: maker.id, role: 'photographer' },
      ],
      communities: [{ communityId: community.id, basis: `(see; \\ ${text.slice(0, 100)}\nline)` }],
      sectionId: section.id,
      dimensions: { widthCm: 21.5, heightCm: 27, of: 'mount' },
      viewpoint: { latitude: -31.7, longitude: 35.23, bearing: 0, angle: null },
      dateEdtf: '1870~',
    });
    expect(refused).toEqual({});
    ids.push(id);
  }
  return ids;
}

describe.each([
  ['CSV', csv],
  ['XLSX', workbook],
])('the catalogue as %s', (_, make) => {
  it('comes back as it went out', async () => {
    await fill();
    const bytes = await make();
    const read = await readTable(bytes);
    expect(read).toMatchObject({ columns: TABLE_COLUMNS, unknown: [], duplicates: [] });
    const reports = await bring(bytes, null);
    expect(reports.map(({ outcome, problems }) => ({ outcome, problems }))).toEqual(
      NASTY.map(() => ({ outcome: 'same', problems: [] })),
    );
  });

  it('makes the same catalogue again where there was none', async () => {
    const [first = ''] = await fill();
    const before = await readDraft(site.reader, first);
    const { columns, rows } = await readTable(await make());
    const keys = ['id', 'slug', 'revision'].map((name) => columns.indexOf(name));
    const renamed = rows.map(({ line, cells }) => ({
      line,
      cells: cells.map((cell, at) => (at === keys[1] ? `copy-${cell}` : keys.includes(at) ? '' : cell)),
    }));
    const batchId = await begin();
    const run = { columns, rows: renamed, batchId };
    const made = await importRows({ db: site.writer, reader: site.reader }, curator, run);
    expect(made.every(({ outcome }) => outcome === 'create')).toBe(true);
    expect(await readDraft(site.reader, made[0]?.id ?? '')).toEqual({ ...before, slug: 'copy-p-0' });
    expect(await undoBatch(site.writer, curator, { batchId, after: null })).toMatchObject({ left: [] });
    expect(await site.reader.photograph.count({ where: { deletedAt: null } })).toBe(NASTY.length);
  });
});

describe('a table that somebody edited', () => {
  const table = (head: string, ...lines: string[]) => Buffer.from([head, ...lines].join('\r\n'));

  it('changes what it names, once, and is undone together', async () => {
    const id = await addPhotograph(site.writer, 'one');
    const file = table('slug,title_en', 'one,Another title');
    expect(await bring(file, null)).toMatchObject([{ outcome: 'change', columns: ['title_en'] }]);
    expect((await readDraft(site.reader, id))['labels.en.title']).toBe('one');
    const batchId = await begin();
    expect(await bring(file, batchId)).toMatchObject([{ outcome: 'change', id }]);
    expect(await bring(file, batchId)).toMatchObject([{ outcome: 'same' }]);
    expect((await readDraft(site.reader, id))['labels.en.title']).toBe('Another title');
    await undoBatch(site.writer, curator, { batchId, after: null });
    expect((await readDraft(site.reader, id))['labels.en.title']).toBe('one');
  });

  it.each([
    ['date_edtf', 'around 1870', 'NOT_EDTF'],
    ['makers', 'nobody (studio)', 'UNKNOWN_ENTRY'],
    ['places', 'a place with blanks', 'NOT_A_LIST'],
    ['source_url', 'javascript:alert(1)', 'NOT_ADDRESS'],
    ['slug', '../etc', 'NOT_SLUG'],
    ['title_is_ours_en', 'perhaps', 'NOT_YES_OR_NO'],
    ['viewpoint_latitude', 'north', 'NOT_A_NUMBER'],
  ])('names %s where it says "%s"', async (column, cell, code) => {
    const id = await addPhotograph(site.writer, 'one');
    const [report] = await bring(table(`id,${column},title_en`, `${id},${cell},Kept out`), await begin());
    expect(report).toMatchObject({ outcome: 'refused', problems: [{ column, code }] });
    expect((await readDraft(site.reader, id))['labels.en.title']).toBe('one');
  });

  it('sees what was edited since it was made', async () => {
    const id = await addPhotograph(site.writer, 'one');
    await openEditor(site.writer, id, 'Maryam').save({ 'labels.en.title': 'Hers' });
    const file = table('id,revision,title_en', `${id},1,His`);
    expect(await bring(file, await begin())).toMatchObject([
      { outcome: 'refused', problems: [{ column: 'title_en', code: 'CONFLICT', what: 'Maryam' }] },
    ]);
    expect((await readDraft(site.reader, id))['labels.en.title']).toBe('Hers');
  });

  it('takes the first of the rows that name a record, in one call and over several', async () => {
    const id = await addPhotograph(site.writer, 'one');
    const again = { outcome: 'refused', problems: [{ column: null, code: 'DUPLICATE' }] };
    const both = table('id,slug,title_en', `${id},one,First`, ',one,Second', ',new,A', ',new,B');
    const expected = [{ outcome: 'change' }, again, { outcome: 'create' }, again];
    expect(await bring(both, null)).toMatchObject(expected);
    const batchId = await begin();
    expect(await bring(both, batchId)).toMatchObject(expected);
    const { columns, rows } = await readTable(both);
    for (const [at, row] of rows.entries()) {
      const run = { columns, rows: [row], batchId };
      const [report] = await importRows({ db: site.writer, reader: site.reader }, curator, run);
      expect(report).toMatchObject(at % 2 ? again : { outcome: 'same' });
    }
    expect((await readDraft(site.reader, id))['labels.en.title']).toBe('First');
  });

  it('names unknown columns, doubled rows and strange records', async () => {
    const file = table('slug,Titel,title_en', 'a,x,A', 'a,y,B', '');
    expect(await readTable(file)).toMatchObject({ unknown: ['titel'], duplicates: [3] });
    const strange = table('id,title_en', 'nobody,A');
    expect(await bring(strange, null)).toMatchObject([{ problems: [{ code: 'RECORD_UNKNOWN' }] }]);
  });
});

describe('files that are refused', () => {
  it.each([
    ['UTF-16', Buffer.from('\uFEFFslug', 'utf16le'), 'TABLE_ENCODING'],
    ['Windows-1256', Buffer.from([0x73, 0x2c, 0xc7, 0xe1, 0xde, 0xcf, 0xd3]), 'TABLE_ENCODING'],
    ['no key', Buffer.from('title_en\nA'), 'TABLE_NO_KEY'],
    ['no workbook', Buffer.from('PK\u0003\u0004 and nothing'), 'TABLE_UNREADABLE'],
  ])('%s', async (_, bytes, code) => {
    await expect(readTable(bytes)).rejects.toMatchObject({ code });
  });

  it('more rows than a catalogue has, without holding up others', async () => {
    const rows = Buffer.from(`slug\n${'a\n'.repeat(100_001)}`);
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    await expect(readTable(rows)).rejects.toMatchObject({ code: 'TABLE_TOO_LARGE' });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });

  it('an archive that unpacks to far more than it is', async () => {
    const head = Buffer.alloc(30);
    head.write('PK\u0003\u0004', 'latin1');
    head.writeUInt16LE(8, 8);
    // It says that it holds nothing.
    const bomb = Buffer.concat([head, deflateRawSync(Buffer.alloc(201_000_000))]);
    expect(bomb.length).toBeLessThan(300_000);
    await expect(readTable(bomb)).rejects.toMatchObject({ code: 'TABLE_TOO_LARGE' });
  });
});

describe('cells', () => {
  it.each(NASTY)('are neutral on the way out and themselves on the way in', (text) => {
    expect(neutralised(text)).not.toMatch(/^[=+\-@\t\r](?!\d+$)/);
    expect(plainCell(neutralised(text))).toBe(text);
  });

  it('hold lists with anything in them', () => {
    const entries = [
      { slug: 'a', more: 'b; c) (d \\ e\nf' },
      { slug: 'g', more: null },
    ];
    expect(readEntries(writeEntries(entries))).toEqual(entries);
  });
});
