import { expect } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { type Colleague, test } from './support/studio';
import { expectToFit, expectWellMade } from './support/well-made';
import { studioWords } from './support/words';

const ENGLISH = studioWords('authorities', 'en');
const ARABIC = studioWords('authorities', 'ar');
const COMMON = { ar: studioWords('common', 'ar'), en: studioWords('common', 'en') };
const EDITOR = { ar: studioWords('editor', 'ar'), en: studioWords('editor', 'en') };

/** A draft that names a maker. */
async function makeDraft({ ask }: Colleague, title: string, makerId?: string): Promise<string> {
  const { id } = await ask('photographs.create', { title, language: 'ar' });
  const makers = makerId === undefined ? [] : [{ makerId, role: 'photographer' }];
  await ask('photographs.save', { id, base: 1, sitting: 'made-by-test', changes: { makers } });
  return id;
}

test('lists and entries open in either language at every size, fit the screen, and are accessible', async ({
  curator,
  language,
}, info) => {
  const { page, ask, complaints } = curator;
  const words = language === 'ar' ? ARABIC : ENGLISH;
  await page.goto(`/${language}/studio/makers`);
  await expect(page.getByRole('searchbox', { name: words.search })).toBeVisible();
  await expectWellMade(page, 'makers', info);
  await page.getByRole('button', { name: words.new.maker }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  // A phone moves the page to the field that has the keyboard; until then the dialog is not all on the screen.
  await expect(() => expectAccessible(page)).toPass({ timeout: 10_000 });
  const names = { ar: 'باب', en: `Gate ${info.project.name}` };
  const { id } = await ask('authorities.create', { kind: 'place', names });
  const otherNames = [{ kind: 'community', text: 'Դուռ', lang: 'hy', isOurs: false, source: 'A postcard' }];
  await ask('authorities.save', { kind: 'place', id, base: 1, changes: { otherNames } });
  await page.goto(`/${language}/studio/places/${id}`);
  await expect(page.getByRole('heading', { name: names[language] })).toBeVisible();
  await expectWellMade(page, 'place', info);
  await page.getByRole('button', { name: words.merge.open }).click();
  await expect(page.getByRole('combobox', { name: words.merge.into })).toBeVisible();
  await expect(() => expectAccessible(page)).toPass({ timeout: 10_000 });
  await page.goto(`/${language}/studio/communities`);
  await expect(page.getByRole('grid', { name: words.order.list })).toBeVisible();
  await expectToFit(page);
  await expectAccessible(page);
  expect(complaints).toEqual([]);
});

test('makes the maker that is not in the list without leaving the photograph, in Arabic @once', async ({
  curator,
  db,
}) => {
  const { page, ask } = curator;
  const id = await makeDraft(curator, 'صورة بلا مصوّر');
  await page.goto(`/ar/studio/photographs/${id}`);
  const box = page.getByRole('combobox', { name: EDITOR.ar.makers.add });
  await box.fill('سليم الغرابلي');
  await page
    .getByRole('option', { name: EDITOR.ar.list.newNamed.replace('{name}', 'سليم الغرابلي') })
    .click();
  const dialog = page.getByRole('dialog', { name: ARABIC.new.maker });
  await expect(dialog.getByRole('textbox').first()).toHaveValue('سليم الغرابلي');
  await dialog.getByRole('textbox').nth(1).fill('Salim al-Gharabli');
  await dialog.getByRole('button', { name: ARABIC.add }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('سليم الغرابلي', { exact: true })).toBeVisible();
  await expect(box, 'the keyboard is where it was').toBeFocused();
  await expect(page.getByRole('listbox')).toBeHidden();
  const made = await db.reader.maker.findUniqueOrThrow({ where: { slug: 'salim-al-gharabli' } });
  await expect
    .poll(async () => (await ask('photographs.open', { id })).fields.makers)
    .toEqual([{ makerId: made.id, role: 'photographer' }]);

  // Looked for under another spelling, it is found instead of made twice.
  await page.getByRole('button', { name: EDITOR.ar.list.remove.replace('{name}', 'سليم الغرابلي') }).click();
  await box.fill('salim AL-GHARABLI');
  await page.getByRole('option').last().click();
  await page.getByRole('dialog').getByRole('button', { name: ARABIC.new.choose }).click();
  await expect(page.getByText('سليم الغرابلي', { exact: true })).toBeVisible();
  expect(await db.reader.maker.count({ where: { slug: { startsWith: 'salim' } } })).toBe(1);
});

test('says at the field what is wrong with coordinates, and shows what a colleague wrote meanwhile @once', async ({
  curator,
  colleague,
  db,
}) => {
  const { page, ask } = curator;
  const { id } = await ask('authorities.create', { kind: 'place', names: { en: 'The well', ar: 'البئر' } });
  await page.goto(`/en/studio/places/${id}`);
  const latitude = page.getByRole('textbox', { name: ENGLISH.fields.latitude });
  const save = page.getByRole('button', { name: COMMON.en.save, exact: true });
  // As a map gives them, both at once.
  await latitude.fill('131.7, 35.2');
  await expect(page.getByRole('textbox', { name: ENGLISH.fields.longitude })).toHaveValue('35.2');
  await save.click();
  await expect(latitude).toHaveAttribute('aria-invalid', 'true');
  await expect(latitude).toHaveAccessibleDescription(ENGLISH.problems.LATITUDE);
  await expect(latitude).toBeFocused();
  expect(await db.reader.place.findUniqueOrThrow({ where: { id } })).toMatchObject({ latitude: null });

  const other = await colleague('curator', 'Maryam');
  await other.ask('authorities.save', {
    ...{ kind: 'place', id, base: 1 },
    changes: { coordinates: { latitude: 31, longitude: 35 } },
  });
  await latitude.fill('31.7');
  await save.click();
  await expect(page.getByText(ENGLISH.conflict.text.replace('{who}', 'Maryam'))).toBeVisible();
  await expect(page.getByText('31, 35', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: `${ENGLISH.fields.coordinates}: keep mine` }).click();
  await save.click();
  await expect(page.getByText(ENGLISH.saving.saved)).toBeVisible();
  expect(await db.reader.place.findUniqueOrThrow({ where: { id } })).toMatchObject({
    ...{ latitude: 31.7, longitude: 35.2, revision: 3 },
  });

  await latitude.fill('32');
  await page.getByRole('link', { name: ENGLISH.back.place }).click();
  await page.getByRole('dialog').getByRole('button', { name: ENGLISH.unsaved.stay }).click();
  await expect(latitude, 'nothing is lost by a slip').toHaveValue('32');
});

test('merges one maker into another in Arabic, and the photograph tells of it @once', async ({
  curator,
  db,
}) => {
  const { page, ask } = curator;
  const make = (ar: string, en: string) => ask('authorities.create', { kind: 'maker', names: { ar, en } });
  const { id: going } = await make('بونفيس المكرر', 'Bonfils doubled');
  const { id: staying } = await make('بونفيس الباقي', 'Bonfils staying');
  const photograph = await makeDraft(curator, 'صورة لبونفيس', going);
  await page.goto(`/ar/studio/makers/${going}`);
  await expect(page.getByRole('link', { name: 'صورة لبونفيس' })).toBeVisible();
  await expect(page.getByRole('button', { name: COMMON.ar.delete, exact: true })).toBeDisabled();
  await page.getByRole('button', { name: ARABIC.merge.open }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill('staying');
  await page.getByRole('option', { name: /Bonfils staying/ }).click();
  await expect(dialog.getByRole('status').getByText('صورة واحدة ستذكر القيد الآخر.')).toBeVisible();
  await dialog.getByRole('button', { name: ARABIC.merge.confirm, exact: true }).click();
  await page.waitForURL(`**/ar/studio/makers/${staying}`);
  await expect(page.getByRole('link', { name: 'صورة لبونفيس' })).toBeVisible();
  await expect(page.getByText('bonfils-doubled')).toBeVisible();
  expect(await db.reader.maker.findUniqueOrThrow({ where: { id: going } })).toMatchObject({
    mergedIntoId: staying,
  });
  await page.goto(`/ar/studio/photographs/${photograph}/history`);
  const newest = page
    .getByRole('listitem')
    .filter({ has: page.locator('time') })
    .first();
  await expect(newest).toContainText(EDITOR.ar.history.reason.merge);
  await expect(newest).toContainText('المكرر');
  await expect(newest).toContainText('الباقي');
});

test('moves a community up by its button, and deletes one that nothing names @once', async ({
  curator,
  db,
}) => {
  const { page, ask } = curator;
  const { id } = await ask('authorities.create', { kind: 'community', names: { en: 'Georgians' } });
  await page.goto('/en/studio/communities');
  const toFirst = studioWords('sections', 'en').order.first.replace('{name}', 'Georgians');
  const positionOf = async () => (await db.reader.community.findUniqueOrThrow({ where: { id } })).position;
  await page.getByRole('button', { name: toFirst }).click();
  await expect.poll(positionOf).toBe(1);
  await page.getByRole('link', { name: 'Georgians', exact: true }).click();
  await page.getByRole('button', { name: COMMON.en.delete, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: COMMON.en.delete, exact: true }).click();
  await page.waitForURL('**/en/studio/communities');
  expect(await db.reader.community.count({ where: { id } })).toBe(0);
});
