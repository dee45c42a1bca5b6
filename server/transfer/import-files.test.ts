import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { jpegOf, multiPageTiff, photograph } from '@/tests/fixtures/images';
import { displayName, filesAt, type ImportOptions, importFile } from './import-files';

let site: TestSite;
let folder: string;
beforeEach(async () => {
  site = await openTestSite();
  folder = path.join(site.dir, 'delivered');
  await mkdir(folder);
});
afterEach(() => site.close());

const limits = { maxPixels: 1_000_000_000, maxWholePixels: 100_000_000 };
const RLO = String.fromCodePoint(0x202e);
const put = async (name: string, bytes: Buffer | string) => {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
  return file;
};
const take = (file: string, options: Partial<ImportOptions> = {}) =>
  importFile({ db: site.writer, storage: site.storage, limits }, file, {
    photograph: null,
    publish: false,
    ...options,
  });
const grainy = (seed: number) => jpegOf(photograph(120, 90, 3, seed));

describe('importFile', () => {
  it('makes a draft that is called after the file', async () => {
    await take(await put('Dôme du Rocher.jpg', await grainy(1)));
    const draft = await site.reader.photograph.findFirst({ include: { scans: true, labels: true } });
    expect(draft).toMatchObject({ slug: 'dome-du-rocher', status: 'DRAFT', labels: [] });
    expect(draft?.scans[0]).toMatchObject({
      state: 'WAITING',
      originalName: 'Dôme du Rocher.jpg',
      standIn: false,
    });
  });

  it('takes an Arabic name with marks that turn text round, and shows it without them', async () => {
    const file = await put(`قبة ${RLO}الصخرة‏.jpg`, await grainy(2));
    expect(await take(file)).toMatchObject({ kind: 'received', name: 'قبة الصخرة.jpg' });
    const draft = await site.reader.photograph.findFirst({ include: { scans: true } });
    expect(draft?.slug).toMatch(/^photograph-[0-9a-f]{8}$/);
    expect(draft?.scans[0]?.originalName).toBe('قبة الصخرة.jpg');
  });

  it('does not take the same bytes twice, whatever they are called', async () => {
    const bytes = await grainy(3);
    await take(await put('one.jpg', bytes));
    expect(await take(await put('two.jpg', bytes))).toMatchObject({ kind: 'known' });
    expect(await site.reader.photograph.count()).toBe(1);
    expect(await site.reader.scan.count()).toBe(1);
  });

  it('keeps apart two files with one name', async () => {
    await take(await put('a/view.jpg', await grainy(4)));
    await take(await put('b/view.jpg', await grainy(5)));
    const slugs = (await site.reader.photograph.findMany()).map(({ slug }) => slug).sort();
    expect(slugs[0]).toBe('view');
    expect(slugs[1]).toMatch(/^view-[0-9a-f]{8}$/);
  });

  it('attaches to a photograph by its slug, present or former', async () => {
    const { id } = await site.writer.photograph.create({ data: { slug: 'damascus-gate' } });
    await site.writer.formerSlug.create({ data: { kind: 'PHOTOGRAPH', slug: 'bab-al-amud', targetId: id } });
    await take(await put('1.jpg', await grainy(6)), { photograph: 'damascus-gate' });
    await take(await put('2.jpg', await grainy(7)), { photograph: 'bab-al-amud' });
    expect(await site.reader.scan.count({ where: { photographId: id } })).toBe(2);
    expect(await site.reader.photograph.count()).toBe(1);
  });

  it.each([
    ['text.jpg', 'no picture at all', 'FILE_NOT_IMAGE'],
    ['empty.jpg', '', 'FILE_EMPTY'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'FORMAT_NOT_ACCEPTED'],
  ])('refuses %s without leaving a trace', async (name, bytes, code) => {
    expect(await take(await put(name, bytes))).toMatchObject({ kind: 'refused', error: { code } });
    expect(await site.reader.photograph.count()).toBe(0);
    expect(await site.reader.scan.count()).toBe(0);
    expect(await readdir(path.join(site.dir, 'storage')).catch(() => [])).toEqual([]);
  });

  it('refuses an unknown photograph before it reads the file', async () => {
    expect(await take(path.join(folder, 'absent.jpg'), { photograph: 'nowhere' })).toMatchObject({
      kind: 'refused',
      error: { code: 'PHOTOGRAPH_UNKNOWN' },
    });
  });

  it('says how many pages a file has of which the first is shown', async () => {
    const tiff = multiPageTiff(photograph(64, 48), photograph(64, 48, 3, 2), photograph(64, 48, 3, 3));
    expect(await take(await put('book.tif', tiff))).toMatchObject({ kind: 'received', pages: 3 });
  });
});

describe('filesAt', () => {
  it('finds files below a folder, in order, and not what systems leave behind', async () => {
    await put('b.jpg', 'x');
    await put('a/c.jpg', 'x');
    await put('.DS_Store', 'x');
    await put('Thumbs.db', 'x');
    expect((await filesAt(folder)).map((file) => path.relative(folder, file))).toEqual(['a/c.jpg', 'b.jpg']);
    expect(await filesAt(path.join(folder, 'b.jpg'))).toHaveLength(1);
  });

  it('says which path cannot be read', async () => {
    await expect(filesAt(path.join(folder, 'nothing'))).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      detail: { name: 'nothing' },
    });
  });
});

it('displayName composes and drops invisible marks', () => {
  expect(displayName(`/x/a${RLO}gpj.exe`)).toBe('agpj.exe');
  expect(displayName('/x/Do\u0302me.jpg')).toBe('D\u00f4me.jpg');
});
