import { expect } from '@playwright/test';
import english from '@/messages/en.json' with { type: 'json' };
import { MIRADOR, serveClient } from './support/client-page';
import { giveStandIn, test } from './support/studio';
import { studioWords } from './support/words';

const EDITOR = studioWords('editor', 'en');
const AUTOSAVE = studioWords('common', 'en').autosave;

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

  const { revision } = await ask('photographs.open', { id });
  await ask('photographs.publish', { id, revision });
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
