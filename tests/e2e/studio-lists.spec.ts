import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Databases } from '@/server/db/client';
import { expectAccessible } from './support/accessible';
import { type Colleague, test } from './support/studio';
import { expectWellMade } from './support/well-made';
import { studioWords } from './support/words';

const ARABIC = studioWords('lists', 'ar');
const TRANSFER = studioWords('transfer', 'en');
const LISTS = studioWords('lists', 'en');
const BATCHES = { ar: studioWords('batches', 'ar'), en: studioWords('batches', 'en') };

/** Drafts whose titles have a word that no other test's have. */
async function makeDrafts({ ask }: Colleague, count: number) {
  const word = `w${randomUUID().slice(0, 8)}`;
  const ids: string[] = [];
  for (let n = 1; n <= count; n++) {
    const { id } = await ask('photographs.create', { title: `${word} ${n}`, language: 'en' });
    ids.push(id);
  }
  return { word, ids };
}

/** A section for all of these, which was cut off after the first. */
async function makeInterrupted({ ask }: Colleague, { writer }: Databases, ids: string[]) {
  const { id: sectionId } = await ask('sections.create', { title: 'Cut off', language: 'en' });
  const change = { kind: 'section', sectionId } as const;
  const { batchId } = await ask('bulk.begin', { change, ids });
  await ask('bulk.apply', { batchId, change, ids: ids.slice(0, 1) });
  // As if its page had been closed some minutes ago.
  await writer.batch.update({
    where: { id: batchId },
    data: { touchedAt: new Date(Date.now() - 300_000) },
  });
  return { sectionId, batchId };
}

test('lists open in either language at every size, fit the screen, and are accessible', async ({
  curator,
  db,
  language,
}, info) => {
  const { page, complaints } = curator;
  const { word, ids } = await makeDrafts(curator, 2);
  await makeInterrupted(curator, db, ids);
  for (const [name, path] of [
    ['worklist', ''],
    ['photographs', `/photographs?q=${word}`],
    ['batches', '/batches'],
    ['transfer', '/transfer'],
  ]) {
    await page.goto(`/${language}/studio${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectWellMade(page, `studio-${name}`, info);
  }
  expect(complaints).toEqual([]);
});

test('each number of the worklist leads to a list of so many @once', async ({ colleague }) => {
  // A contributor sees what is theirs: no other test changes these numbers.
  const contributor = await colleague('contributor', 'Nour');
  const { page, ask } = contributor;
  const { ids } = await makeDrafts(contributor, 3);
  const [first = ''] = ids;
  const changes = { 'labels.ar.title': 'باب', 'labels.ar.altText': 'باب في سور' };
  await ask('photographs.save', { id: first, base: 1, sitting: 'made-by-test', changes });
  await page.goto('/en/studio');
  const tasks = page
    .getByRole('main')
    .getByRole('link')
    .filter({ has: page.locator('span + span') });
  const found = await tasks.evaluateAll((links) =>
    links.map((link) => ({
      href: link.getAttribute('href') ?? '',
      count: Number(link.textContent?.match(/^\d+/)),
    })),
  );
  const lists = found.filter(({ href, count }) => href.includes('/photographs?') && count > 0);
  expect(lists.length).toBeGreaterThan(5);
  expect(lists.map(({ count }) => count)).toContain(2);
  for (const { href, count } of lists) {
    await page.goto(href);
    const list = page.getByRole('grid', { name: LISTS.list });
    await expect(list.getByRole('row'), href).toHaveCount(count);
  }
});

test('narrows the list, gives several a section at once, and takes it back, in Arabic @once', async ({
  curator,
  db,
}) => {
  const { page, ask } = curator;
  const { word, ids } = await makeDrafts(curator, 3);
  const { id: sectionId } = await ask('sections.create', { title: `قسم ${word}`, language: 'ar' });
  const inSection = () => db.reader.photograph.count({ where: { id: { in: ids }, sectionId } });
  await page.goto('/ar/studio/photographs');
  const find = page.getByRole('searchbox', { name: ARABIC.find });
  await find.fill(word);
  await find.press('Enter');
  const list = page.getByRole('grid', { name: ARABIC.list });
  await expect(list.getByRole('row')).toHaveCount(3);
  await page.getByRole('checkbox', { name: ARABIC.select.page }).check({ force: true });
  await expect(page.getByRole('region', { name: ARABIC.select.bar })).toBeVisible();
  await page.getByRole('button', { name: ARABIC.bulk.change }).click();
  const dialog = page.getByRole('dialog');
  await choose(page, ARABIC.bulk.what, ARABIC.bulk.kind.section);
  await choose(page, ARABIC.bulk.value, `قسم ${word}`);
  await dialog.getByRole('button', { name: ARABIC.bulk.look }).click();
  await dialog.getByRole('button', { name: 'تعديل ٣ صور' }).click();
  await expect(dialog.getByText('تغيرت ٣ صور.')).toBeVisible();
  expect(await inSection()).toBe(3);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: ARABIC.bulk.undo }).click();
  await expect(page.getByText('عادت ٣ صور كما كانت.')).toBeVisible();
  expect(await inSection()).toBe(0);
});

/** Opens a choice of the dialog and takes an entry. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('a change to many that was cut off is gone on with, and undone later @once', async ({
  colleague,
  db,
}) => {
  const curator = await colleague('curator', 'Nadim');
  const { page } = curator;
  const { ids } = await makeDrafts(curator, 3);
  const { sectionId } = await makeInterrupted(curator, db, ids);
  const inSection = () => db.reader.photograph.count({ where: { id: { in: ids }, sectionId } });
  await page.goto('/en/studio');
  await page.getByRole('link', { name: /cut off/ }).click();
  const row = page
    .getByRole('list', { name: BATCHES.en.list })
    .getByRole('listitem')
    .filter({ hasText: 'Nadim' });
  await expect(row).toContainText('1 of 3 changed');
  await expect(row).toContainText(BATCHES.en.state.interrupted);
  await row.getByRole('button', { name: /^Go on/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('2 photographs were changed.')).toBeVisible();
  expect(await inSection()).toBe(3);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(row).toContainText('3 of 3 changed');
  await expect(row).toContainText(BATCHES.en.state.done);
  await row.getByRole('button', { name: /^Undo/ }).click();
  await dialog.getByRole('button', { name: BATCHES.en.undoIt }).click();
  await expect(page.getByText('3 photographs are as they were.')).toBeVisible();
  expect(await inSection()).toBe(0);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(row).toContainText(BATCHES.en.state.undone);
});

test('the catalogue goes out as a table, is edited, looked at row by row, brought in and taken back @once', async ({
  curator,
  db,
}) => {
  const { page, context } = curator;
  const { word, ids } = await makeDrafts(curator, 2);
  const exported = await context.request.get('/api/table/csv');
  const table = parse(await exported.text(), { bom: true, columns: true }) as Record<string, string>[];
  const [one, two] = ids.map((id) => table.find((row) => row.id === id));
  const edited = [
    { ...one, title_ar: 'عنوان من الجدول', weather: 'fair' },
    { ...two, date_edtf: 'some time' },
    { slug: `${word}-new`, title_en: `${word} new` },
  ];
  const columns = [...Object.keys(table[0] ?? {}), 'weather'];
  const file = `\uFEFF${stringify(edited, { header: true, columns })}`;
  await page.goto('/en/studio/transfer');
  const chosen = { name: 'edited.csv', mimeType: 'text/csv', buffer: Buffer.from(file) };
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: TRANSFER.choose }).click();
  await (await chooser).setFiles(chosen);
  const report = page.getByRole('region', { name: TRANSFER.rows });
  await expect(report.getByRole('row')).toHaveCount(4);
  const line = (number: number) => report.getByRole('row').nth(number);
  await expect(line(1)).toContainText(TRANSFER.outcomes.change);
  await expect(line(1)).toContainText('title_ar');
  await expect(line(2)).toContainText(TRANSFER.problems.NOT_EDTF);
  await expect(line(3)).toContainText(TRANSFER.outcomes.create);
  await expect(page.getByText(TRANSFER.unknownColumns.replace('{columns}', 'weather'))).toBeVisible();
  await expectAccessible(page);
  const titles = () =>
    db.reader.photographLabel.count({ where: { photographId: { in: ids }, title: 'عنوان من الجدول' } });
  const made = () => db.reader.photograph.count({ where: { slug: `${word}-new`, deletedAt: null } });
  expect([await titles(), await made()], 'nothing before it was asked for').toEqual([0, 0]);
  await page.getByRole('button', { name: 'Bring 2 rows in' }).click();
  await expect(page.getByText('1 made')).toBeVisible();
  expect([await titles(), await made()]).toEqual([1, 1]);
  await page.getByRole('button', { name: TRANSFER.undo }).click();
  await expect(page.getByText('2 records are as they were.')).toBeVisible();
  expect([await titles(), await made()]).toEqual([0, 0]);
});
