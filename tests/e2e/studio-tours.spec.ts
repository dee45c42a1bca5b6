import { expect, type Page } from '@playwright/test';
import { LANGUAGES } from '@/lib/catalogue/languages';
import type { Databases } from '@/server/db/client';
import { type Colleague, giveStandIn, test } from './support/studio';
import { expectWellMade } from './support/well-made';
import { studioWords } from './support/words';

const WORDS = studioWords('tours', 'en');
const SHARED = studioWords('sections', 'en');

/** A published photograph whose picture is ready, as far as a zoom asks before it has tiles. */
async function makePhotograph({ ask }: Colleague, db: Databases, title: string): Promise<string> {
  const { id } = await ask('photographs.create', { title: null, language: 'en' });
  const rights = await db.reader.rightsStatement.findFirstOrThrow({ select: { id: true } });
  const texts = LANGUAGES.flatMap((language) => [
    [`labels.${language}.title`, title],
    [`labels.${language}.altText`, `A sheet about ${title}, with a plan.`],
  ]);
  const changes = { rightsId: rights.id, ...Object.fromEntries(texts) };
  await ask('photographs.save', { id, base: 0, sitting: 'made-by-test', changes });
  await giveStandIn(db, id);
  const built = { state: 'READY', imageId: `image-${id}`, width: 900, height: 700, tileSize: 512 } as const;
  await db.writer.scan.updateMany({ where: { photographId: id }, data: { ...built, previews: '[]' } });
  const { revision } = await ask('photographs.open', { id });
  await ask('photographs.publish', { id, revision });
  return id;
}

const DIRECTIONS = ['+', 'ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown'];

/** Looks nearer and to a side, takes what is seen, and writes the words of both languages. */
async function frameAndSay(page: Page, number: number): Promise<void> {
  const stage = page.locator('[data-part="stage"]');
  await expect(stage).toBeFocused();
  await expect(page.getByRole('button', { name: WORDS.framing.take })).toBeEnabled();
  await expect(page.locator('fieldset[data-ready="true"]')).toBeVisible();
  for (const key of ['+', '+', DIRECTIONS[number % DIRECTIONS.length] ?? '+']) await page.keyboard.press(key);
  await page.getByRole('button', { name: WORDS.framing.take }).click();
  await expect(page.getByText(WORDS.framing.taken)).toBeVisible();
  const write = (name: string, language: string, text: string) =>
    page
      .getByRole('region', { name: WORDS.stops.stop.replace('{number, number}', String(number)) })
      .getByLabel(`${name} (${language})`, { exact: true })
      .fill(text);
  await write(WORDS.stops.titleField, 'English', `Look ${number}`);
  await write(WORDS.stops.titleField, 'Arabic', `انظر ${number}`);
  await write(WORDS.stops.text, 'English', `What is seen at stop ${number}.`);
  await write(WORDS.stops.text, 'Arabic', `ما يُرى في المحطة ${number}.`);
}

test('a curator makes a tour of five stops and publishes it @once', async ({ curator, db }, info) => {
  const { page, ask, complaints } = curator;
  const photographId = await makePhotograph(curator, db, 'Gate of five looks');
  await page.goto('/en/studio/tours');
  await page.getByRole('button', { name: WORDS.new }).click();
  await page.getByLabel(WORDS.newTitle, { exact: true }).fill('Five looks');
  await page.getByRole('button', { name: WORDS.create }).click();
  await page.getByLabel(`${WORDS.fields.title} (Arabic)`, { exact: true }).fill('خمس نظرات');

  await page.getByRole('button', { name: WORDS.stops.add }).click();
  await page.getByLabel(WORDS.picker.search).fill('five looks');
  await page.getByRole('row', { name: 'Gate of five looks' }).click();
  await frameAndSay(page, 1);
  for (const number of [2, 3, 4, 5]) {
    await page.getByRole('button', { name: WORDS.stops.another }).click();
    await frameAndSay(page, number);
  }
  await page.getByRole('button', { name: SHARED.order.first.replace('{name}', 'Look 5') }).click();
  await page.getByRole('button', { name: WORDS.stops.delete }).click();
  await page.getByRole('button', { name: WORDS.stops.undo, exact: true }).last().click();
  await expectWellMade(page, 'tour', info);

  await page.getByRole('button', { name: SHARED.bar.publish, exact: true }).click();
  await page.getByRole('button', { name: WORDS.publish.now }).click();
  await expect(page.getByText(WORDS.publish.done)).toBeVisible();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const { fields, publication } = await ask('tours.open', { id });
  const stops = Object.values(fields).flatMap((value) =>
    value !== null && typeof value === 'object' && 'photographId' in value ? [value] : [],
  );
  expect(publication).toMatchObject({ isPublished: true, isChanged: false });
  expect(stops.map((stop) => stop.photographId)).toEqual(Array(5).fill(photographId));
  expect(new Set(stops.map(({ region }) => JSON.stringify(region))).size, 'each its own view').toBe(5);
  expect(new Set(stops.map(({ order }) => order)).size).toBe(5);
  expect(complaints).toEqual([]);
});
