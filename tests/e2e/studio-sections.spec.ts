import { expect, type Locator } from '@playwright/test';
import { sectionPath } from '@/i18n/addresses';
import type { Databases } from '@/server/db/client';
import { type Colleague, giveStandIn, test } from './support/studio';
import { expectWellMade } from './support/well-made';
import { studioWords } from './support/words';

const ENGLISH = studioWords('sections', 'en');
const ARABIC = studioWords('sections', 'ar');

/** A published photograph in a section, as far as the server's own rules ask for. */
async function makePhotograph({ ask }: Colleague, db: Databases, sectionId: string, title: string) {
  const { id } = await ask('photographs.create', { title: null, language: 'en' });
  const rights = await db.reader.rightsStatement.findFirstOrThrow({ select: { id: true } });
  const changes = {
    sectionId,
    rightsId: rights.id,
    'labels.en.title': title,
    'labels.ar.title': `صورة ${title}`,
    'labels.en.altText': 'A tall gate in a wall, and people before it.',
    'labels.ar.altText': 'باب عالٍ في سور وأمامه ناس.',
  };
  await ask('photographs.save', { id, base: 0, sitting: 'made-by-test', changes });
  await giveStandIn(db, id);
  const { revision } = await ask('photographs.open', { id });
  await ask('photographs.publish', { id, revision });
  return id;
}

/** A published section with photographs of these titles in it. */
async function makeSection(curator: Colleague, db: Databases, name: string, titles: readonly string[]) {
  const { ask } = curator;
  const { id } = await ask('sections.create', { title: null, language: 'en' });
  const slug = `section-${id}`;
  const changes = { slug, 'labels.en.title': name, 'labels.ar.title': `قسم ${name}` };
  await ask('sections.save', { id, base: 1, sitting: 'made-by-test', changes });
  for (const title of titles) await makePhotograph(curator, db, id, title);
  const { revision } = await ask('sections.open', { id });
  await ask('sections.publish', { id, revision });
  return { id, slug };
}

/** Which of two stands first in what a visitor reads. */
async function standsBefore(place: Locator, first: string, second: string): Promise<boolean> {
  const text = (await place.textContent()) ?? '';
  expect(text).toContain(first);
  expect(text).toContain(second);
  return text.indexOf(first) < text.indexOf(second);
}

test('sections and trash open in either language at every size, fit the screen, and are accessible', async ({
  curator,
  db,
  language,
}, info) => {
  const { page, ask, complaints } = curator;
  const words = language === 'ar' ? ARABIC : ENGLISH;
  const { id } = await makeSection(curator, db, 'The walls', ['North', 'South']);
  await page.goto(`/${language}/studio/sections`);
  await expect(page.getByRole('grid', { name: words.list })).toBeVisible();
  await expectWellMade(page, 'sections', info);
  await page.goto(`/${language}/studio/sections/${id}`);
  await expect(page.getByRole('grid', { name: words.members.list })).toBeVisible();
  await expect(page.getByRole('textbox', { name: /العربية|Arabic/ }).first()).toHaveCSS('direction', 'rtl');
  await expectWellMade(page, 'section', info);
  await ask('sections.trash', { id });
  await page.goto(`/${language}/studio/trash`);
  await expect(page.getByRole('list', { name: words.trash.list })).toBeVisible();
  await expectWellMade(page, 'trash', info);
  expect(complaints).toEqual([]);
});

test('puts sections into an order by keyboard in Arabic, which visitors see at once @once', async ({
  curator,
  db,
  site,
}) => {
  const { page } = curator;
  const one = await makeSection(curator, db, 'Ordered one', ['In one']);
  await makeSection(curator, db, 'Ordered two', ['In two']);
  await page.goto('/ar/studio/sections');
  const handle = page.getByRole('button', { name: ARABIC.order.handle.replace('{name}', 'قسم Ordered two') });
  // As the keyboard comes to it: the row, then what is in the row.
  await page.getByRole('row', { name: 'قسم Ordered two' }).focus();
  await handle.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-drop-target]')).toHaveCount(1);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  const ordered = page.waitForResponse((response) => response.url().endsWith('/api/studio/sections.order'));
  await page.keyboard.press('Enter');
  await ordered;
  await page.goto(`${site.url}/ar`);
  expect(await standsBefore(page.locator('main'), 'قسم Ordered two', 'قسم Ordered one')).toBe(true);

  await page.goto('/ar/studio/sections');
  const up = page.getByRole('button', { name: ARABIC.order.up.replace('{name}', 'قسم Ordered one') });
  const again = page.waitForResponse('**/api/studio/sections.order');
  await page.getByRole('row', { name: 'قسم Ordered one' }).focus();
  await up.press('Enter');
  await again;
  await expect(up, 'the keyboard stays with what it moved').toBeFocused();
  await page.goto(`${site.url}/ar`);
  expect(await standsBefore(page.locator('main'), 'قسم Ordered one', 'قسم Ordered two')).toBe(true);
  await curator.ask('sections.unpublish', { id: one.id });
});

test('puts photographs into an order that visitors see when the section is published @once', async ({
  curator,
  db,
}) => {
  const { page } = curator;
  const { id, slug } = await makeSection(curator, db, 'Rows', ['Placed first', 'Placed second']);
  await page.goto(`/en/studio/sections/${id}`);
  const list = page.getByRole('grid', { name: ENGLISH.members.list });
  const wasFirst = await standsBefore(list, 'Placed first', 'Placed second');
  const [before, after] = wasFirst ? ['Placed second', 'Placed first'] : ['Placed first', 'Placed second'];
  await page.getByRole('button', { name: ENGLISH.order.first.replace('{name}', before) }).click();
  await expect(page.getByTestId('publication-state')).toContainText(ENGLISH.status.changed);
  await page.getByRole('button', { name: ENGLISH.bar.publish, exact: true }).click();
  await expect(page.getByText(ENGLISH.publish.done)).toBeVisible();
  await page.goto(`/en${sectionPath(slug)}`);
  expect(await standsBefore(page.locator('main'), before, after)).toBe(true);
});

test('brings a photograph back from the trash as a draft @once', async ({ curator, db }) => {
  const { page, ask } = curator;
  const { id: sectionId } = await ask('sections.create', { title: 'Of the lost', language: 'en' });
  const id = await makePhotograph(curator, db, sectionId, 'Lost and found');
  await ask('photographs.trash', { id });
  await page.goto('/en/studio/trash');
  await page
    .getByRole('button', { name: ENGLISH.trash.restoreNamed.replace('{name}', 'Lost and found') })
    .click();
  await expect(page.getByText(ENGLISH.trash.restored.replace('{name}', 'Lost and found'))).toBeVisible();
  const { publication } = await ask('photographs.open', { id });
  expect(publication).toMatchObject({ isPublished: false, inTrashSince: null });
});
