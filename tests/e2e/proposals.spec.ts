import { expect, type Page } from '@playwright/test';
import type { Databases } from '@/server/db/client';
import { expectAccessible } from './support/accessible';
import { keepPicture } from './support/pictures';
import { type Colleague, giveStandIn, test } from './support/studio';
import { studioWords } from './support/words';

/** A draft that could be published, made by this person. */
async function makeDraft(
  { ask }: Colleague,
  db: Databases,
  name: string,
): Promise<{ id: string; slug: string }> {
  const { id } = await ask('photographs.create', { title: name, language: 'en' });
  const rights = await db.reader.rightsStatement.findFirstOrThrow({ select: { id: true } });
  const slug = `draft-${id}`;
  const changes = {
    slug,
    rightsId: rights.id,
    'labels.ar.title': `${name} ع`,
    'labels.en.altText': 'A tall gate in a wall, and people before it.',
    'labels.ar.altText': 'باب عالٍ في سور وأمامه ناس.',
  };
  await ask('photographs.save', { id, base: 0, sitting: 'made-by-test', changes });
  await giveStandIn(db, id);
  return { id, slug };
}

const saved = (page: Page) =>
  expect(page.getByTestId('save-state')).toHaveAttribute('data-standing', 'saved');

test('a contributor proposes on what is published, a curator finds and publishes it @once', async ({
  colleague,
  curator,
  db,
  language,
}, info) => {
  const words = studioWords('editor', language);
  const omar = await colleague('contributor', 'Omar');
  const { id, slug } = await makeDraft(omar, db, `Gate ${Date.now()}`);
  const { revision } = await curator.ask('photographs.open', { id });
  await curator.ask('photographs.publish', { id, revision });

  await omar.page.goto(`/${language}/studio/photographs/${id}`);
  await saved(omar.page);
  await expect(omar.page.getByText(words.proposing.own)).toBeVisible();
  await expect(omar.page.getByRole('button', { name: words.bar.trash })).toHaveCount(0);
  const proposed = `Proposed ${Date.now()}`;
  const title = words.inLanguage.en.replace('{field}', words.fields.title);
  await omar.page.getByRole('textbox', { name: title, exact: true }).fill(proposed);
  await expect(omar.page.getByTestId('publication-state')).toContainText(words.state.changed);
  await expectAccessible(omar.page);
  await keepPicture(omar.page, 'proposing', info);
  const visitors = async () => (await curator.page.request.get(`/en/photographs/${slug}`)).text();
  expect(await visitors()).not.toContain(proposed);

  await curator.page.goto(`/${language}/studio`);
  await curator.page.locator('a[href*="status=proposed"]').click();
  await curator.page.getByRole('link', { name: proposed }).click();
  await saved(curator.page);
  await expect(curator.page.getByText(words.proposing.waits)).toBeVisible();
  await keepPicture(curator.page, 'proposed', info);
  const seen = await curator.ask('photographs.open', { id });
  await curator.ask('photographs.publish', { id, revision: seen.revision });
  await expect.poll(visitors).toContain(proposed);
});

test('an administrator removes something for good, by keyboard; a curator cannot @once', async ({
  colleague,
  request,
  curator,
  db,
  language,
}, info) => {
  const { trash: words } = studioWords('sections', language);
  const name = `Thrown away ${Date.now()}`;
  const { id, slug } = await makeDraft(curator, db, name);
  const { revision } = await curator.ask('photographs.open', { id });
  await curator.ask('photographs.publish', { id, revision });
  await curator.ask('photographs.trash', { id });
  await curator.page.goto(`/${language}/studio/trash`);
  await expect(curator.page.getByText(name).first()).toBeVisible();
  await expect(
    curator.page.getByRole('button', { name: words.purgeNamed.replace('{name}', name) }),
  ).toHaveCount(0);

  const { page } = await colleague('administrator', 'Hala');
  await page.goto(`/${language}/studio/trash`);
  const button = page.getByRole('button', { name: words.purgeNamed.replace('{name}', name) });
  await button.press('Enter');
  const dialog = page.getByRole('dialog', { name: words.purgeTitle });
  await expect(dialog).toContainText(name);
  await expectAccessible(page);
  await keepPicture(page, 'purge', info);
  // What cannot be taken back is not under the key that opened it.
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  await button.press('Enter');
  await dialog.getByRole('button', { name: words.purgeNow }).press('Enter');
  await expect(page.getByText(words.purged.replace('{name}', name))).toBeVisible();
  await expect(button).toHaveCount(0);
  for (const visited of ['ar', 'en'])
    expect((await request.get(`/${visited}/photographs/${slug}`)).status()).toBe(410);
});
