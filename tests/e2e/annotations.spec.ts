import { expect, type Page } from '@playwright/test';
import english from '@/messages/en.json' with { type: 'json' };
import { expectAccessible } from './support/accessible';
import { MIRADOR, serveClient } from './support/client-page';
import { giveStandIn, test } from './support/studio';
import { studioWords } from './support/words';

const EDITOR = studioWords('editor', 'en');
const AUTOSAVE = studioWords('common', 'en').autosave;

/** A rectangle with the hand, moved with the keyboard; an outline, which is refused where it crosses itself. */
async function drawOn(page: Page): Promise<void> {
  const { drawing, width } = EDITOR.annotations;
  const [stage, layer] = [page.locator('[data-part="stage"]'), page.locator('[data-part="drawing"]')];
  const box = await stage.boundingBox();
  const at = (x: number, y: number): [number, number] => [
    (box?.x ?? 0) + (box?.width ?? 0) * x,
    (box?.y ?? 0) + (box?.height ?? 0) * y,
  ];
  await page.getByRole('button', { name: drawing.tools.rectangle }).click();
  await page.mouse.move(...at(0.4, 0.3));
  await page.mouse.down();
  await page.mouse.move(...at(0.5, 0.4), { steps: 3 });
  await page.mouse.up();
  const region = layer.getByRole('button', { name: drawing.shape });
  await expect(region).toBeFocused();
  const address = page.url();
  const card = page.locator('li', { has: page.getByText(EDITOR.annotations.region) }).last();
  const wide = card.getByLabel(width, { exact: true });
  const before = await wide.inputValue();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(wide).not.toHaveValue(before);
  await page.keyboard.press('Tab');
  await expect(layer.getByRole('button', { name: drawing.corner.replace('{number}', '1') })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(address);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(layer.getByRole('button')).toHaveCount(0);

  await page.getByRole('button', { name: drawing.tools.polygon }).click();
  for (const [x, y] of [
    [0.4, 0.5],
    [0.6, 0.7],
    [0.6, 0.5],
    [0.4, 0.7],
  ] as const) {
    await page.mouse.click(...at(x, y));
  }
  await page.keyboard.press('Enter');
  await expect(page.getByText(EDITOR.problems.REGION_CROSSES)).toBeVisible();
  await page.keyboard.press('Backspace');
  await layer.getByRole('button', { name: drawing.finish }).click();
  await expect(region).toBeFocused();
}

/** One in the middle of the view, with what only its kind has. */
async function addOne(page: Page, kind: 'inscription' | 'dating-evidence' | 'landmark'): Promise<void> {
  const { annotations } = EDITOR;
  await page.getByRole('button', { name: annotations.add }).click();
  const card = page.locator('li', { has: page.getByText(annotations.region) }).last();
  await card.getByRole('button', { name: annotations.kind }).click();
  await page.getByRole('option', { name: annotations.kinds[kind] }).click();
  await card.getByLabel('Title (English)').fill(`Of kind ${kind}`);
  await card.getByLabel('Title (Arabic)').fill('من نوع آخر');
  if (kind === 'inscription')
    await card.getByLabel(annotations.transcription, { exact: true }).fill('باب الخليل');
  else if (kind === 'dating-evidence') await card.getByLabel(annotations.date).fill('1898/..');
  else {
    const place = card.getByRole('combobox', { name: annotations.place });
    // A page that still moves to the field closes its list.
    await expect(async () => {
      await place.press('ArrowDown');
      await expect(page.getByRole('option').first()).toBeVisible({ timeout: 1000 });
    }).toPass();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }
}

test('a curator says what is to be seen, and a visitor is led to it @once', async ({ curator, db }) => {
  const { page, ask } = curator;
  const { id } = await ask('photographs.create', { title: null, language: 'en' });
  const rights = await db.reader.rightsStatement.findFirstOrThrow({ select: { id: true } });
  const slug = `annotated-${id}`;
  const changes = { slug, rightsId: rights.id, 'labels.en.title': 'The gate', 'labels.ar.title': 'الباب' };
  await ask('photographs.save', { id, base: 0, sitting: 'made-by-test', changes });
  await giveStandIn(db, id);
  const built = { state: 'READY', imageId: `image-${id}`, width: 900, height: 700, tileSize: 512 } as const;
  await db.writer.scan.updateMany({ where: { photographId: id }, data: { ...built, previews: '[]' } });

  await page.goto(`/en/studio/photographs/${id}`);
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-standing', 'saved');
  await page.getByRole('button', { name: EDITOR.annotations.add }).click();
  const card = page.locator('li', { has: page.getByText(EDITOR.annotations.region) });
  await card.getByLabel('Title (English)').fill('A blocked arch');
  await card.getByLabel('Title (Arabic)').fill('قوس مسدود');
  const width = card.getByLabel(EDITOR.annotations.width, { exact: true });
  await width.fill('0');
  await width.press('Enter');
  await expect(card.getByRole('alert')).toHaveText(EDITOR.problems.REGION_EMPTY);
  await width.fill('300');
  await width.press('Enter');
  await expect(card.getByRole('alert')).toHaveCount(0);
  await expect(page.getByTestId('save-state')).toContainText(AUTOSAVE.saved);
  await card.getByRole('button', { name: EDITOR.annotations.delete }).click();
  await expect(card).toHaveCount(0);
  await page.getByRole('button', { name: EDITOR.annotations.undo, exact: true }).last().click();
  await expect(card).toHaveCount(1);
  await expect.poll(() => db.reader.photographAnnotation.count({ where: { photographId: id } })).toBe(1);

  for (const kind of ['inscription', 'dating-evidence', 'landmark'] as const) await addOne(page, kind);
  const kinds = async () => {
    const rows = await db.reader.photographAnnotation.findMany({ where: { photographId: id } });
    return rows.map((row) => [row.kind, row.transcription ?? row.dateEdtf ?? row.placeId !== null]);
  };
  await expect.poll(async () => (await kinds()).length).toBe(4);
  await expect
    .poll(async () => (await kinds()).sort())
    .toEqual([
      ['DATING_EVIDENCE', '1898/..'],
      ['DETAIL', false],
      ['INSCRIPTION', 'باب الخليل'],
      ['LANDMARK', true],
    ]);
  await drawOn(page);
  await expect.poll(async () => (await kinds()).length).toBe(6);

  const { revision } = await ask('photographs.open', { id });
  await ask('photographs.publish', { id, revision });
  const unscripted = await (await page.request.get(`/en/photographs/${slug}`)).text();
  expect(unscripted).toMatch(/<li id="annotation-[^"]*"[^>]*><span[^>]*>.*A blocked arch/);
  await page.goto(`/en/photographs/${slug}`);
  const name = page.getByRole('button', { name: /A blocked arch/ });
  await name.click();
  await expect(name).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('button', { name: english.viewer.fit })).toHaveAttribute(
    'aria-disabled',
    'false',
  );

  // Clover's web component (3.3.8) breaks on any annotation at all, so only its React build can be tried, by hand.
  const link = page.locator('head link[rel="alternate"][type*="ld+json"]');
  const other = await serveClient(MIRADOR, (await link.getAttribute('href')) ?? '');
  await page.goto(other.url);
  for (const title of ['A blocked arch', 'قوس مسدود']) await expect(page.getByText(title)).toBeVisible();
  other.close();
});
