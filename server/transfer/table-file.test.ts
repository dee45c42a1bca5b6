import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readDraft } from '@/server/catalogue/drafts/draft-rows';
import { operator } from '@/server/people/gate';
import { bundleProgram } from '@/tests/fixtures/bundle';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph, openEditor } from '@/tests/fixtures/drafts';
import { readTable } from './read-table';
import { exportTable, importTable, tableFormatOf, undoWholeBatch } from './table-file';

const engineer = operator('npm run export');
let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

const at = (name: string) => path.join(site.dir, name);
const write = (name: string, force = false) =>
  exportTable(site, engineer, {
    file: at(name),
    format: tableFormatOf(name) ?? 'csv',
    isRightToLeft: true,
    force,
  });

describe.each(['catalogue.csv', 'catalogue.XLSX'])('%s', (name) => {
  it('goes out whole and comes back as it was; nothing is left beside it', async () => {
    await addPhotograph(site.writer, 'one');
    await addPhotograph(site.writer, 'two');
    expect(await write(name)).toBe(2);
    expect((await fs.stat(at(name))).mode & 0o777).toBe(0o600);
    expect(await fs.readdir(site.dir)).not.toContain(`${name}.part`);
    expect(await site.reader.auditEntry.findMany()).toMatchObject([
      { action: 'catalogue.export', actorName: 'npm run export' },
    ]);
    const table = await readTable(await fs.readFile(at(name)));
    const { reports, batchId } = await importTable(site, engineer, { table, name, apply: true });
    expect(reports.map(({ outcome }) => outcome)).toEqual(['same', 'same']);
    expect(await site.reader.batch.count({ where: { id: batchId ?? '' } })).toBe(1);
  });
});

it('is not written over, unless that is asked for', async () => {
  await addPhotograph(site.writer, 'one');
  await fs.writeFile(at('a.csv'), 'hers');
  await expect(write('a.csv')).rejects.toMatchObject({ code: 'FILE_EXISTS' });
  expect(await fs.readFile(at('a.csv'), 'utf8')).toBe('hers');
  expect(await site.reader.auditEntry.count()).toBe(0);
  await write('a.csv', true);
  expect(await fs.readFile(at('a.csv'), 'utf8')).toContain('one');
});

it('is one batch however many rows it has, and is taken back whole but for what was edited since', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 23; n++) ids.push(await addPhotograph(site.writer, `p-${n}`));
  const rows = ids.map((_, n) => `p-${n},Title ${n}`);
  const table = await readTable(Buffer.from(['slug,title_en', ...rows, 'p-0,Again'].join('\n')));
  const looked = await importTable(site, engineer, { table, name: 'a.csv', apply: false });
  expect(looked.batchId).toBeNull();
  expect(await site.reader.revision.count()).toBe(0);
  const { reports, batchId } = await importTable(site, engineer, { table, name: 'a.csv', apply: true });
  expect(reports).toEqual(looked.reports);
  expect(reports.filter(({ outcome }) => outcome === 'change')).toHaveLength(23);
  expect(reports.at(-1)).toMatchObject({ line: 25, problems: [{ code: 'DUPLICATE' }] });
  expect(await site.reader.batch.count()).toBe(1);
  const edited = ids[5] ?? '';
  await openEditor(site.writer, edited, 'Maryam').save({ 'labels.en.title': 'Hers' }, { base: null });
  const undone = await undoWholeBatch(site, engineer, batchId ?? '');
  expect(undone).toEqual({ undone: 22, left: [edited] });
  expect((await readDraft(site.reader, edited))['labels.en.title']).toBe('Hers');
  expect((await readDraft(site.reader, ids[22] ?? ''))['labels.en.title']).toBe('p-22');
});

describe('the commands', () => {
  const programs: Record<string, Awaited<ReturnType<typeof bundleProgram>>> = {};
  beforeAll(async () => {
    for (const name of ['export', 'import']) programs[name] = await bundleProgram(`scripts/${name}.ts`);
  });
  afterAll(async () => {
    for (const { remove } of Object.values(programs)) await remove();
  });
  const run = (name: string, ...args: string[]) => {
    const env = {
      ...process.env,
      DATA_DIR: at('data'),
      DATABASE_URL: '',
      STORAGE_URL: '',
      FETCH_SCANS: 'off',
    };
    const words = [programs[name]?.program ?? '', ...args, '--language', 'en'];
    return promisify(execFile)(process.execPath, words, { env }).catch(
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
  };

  it('go there and back', { timeout: 120_000 }, async () => {
    expect((await run('export', at('all.csv'))).stdout).toContain('photographs written to');
    expect(await run('export', at('all.csv'))).toMatchObject({ code: 1 });
    expect(await run('export', at('all.doc'))).toMatchObject({ code: 2 });
    const { rows } = await readTable(await fs.readFile(at('all.csv')));
    expect(rows.length).toBeGreaterThan(3);
    await fs.writeFile(at('new.csv'), 'slug,title_en,date_edtf\nnew-one,A new one,\nbad-one,B,perhaps\n');
    const looked = await run('import', at('new.csv'));
    expect(looked).toMatchObject({ code: 1 });
    expect(looked.stdout).toContain('Line 3 bad-one: date_edtf is no date in EDTF');
    expect(looked.stdout).toContain('Add --apply');
    const applied = await run('import', at('new.csv'), '--apply');
    expect(applied.stdout).toContain('Line 2 new-one: New. ');
    const [batch = ''] = /(?<=--undo )\S+/.exec(applied.stdout) ?? [];
    expect((await run('import', '--undo', batch)).stdout).toContain('1 record is as it was.');
    expect(await run('import', '--undo', batch)).toMatchObject({ code: 1 });
    expect(await run('import', at('new.csv'), '--publish')).toMatchObject({ code: 2 });
  });
});
