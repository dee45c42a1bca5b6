import { expect, type Page } from '@playwright/test';
import { annotationField } from '@/lib/annotations/annotation';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import arabic from '@/messages/ar.json' with { type: 'json' };
import english from '@/messages/en.json' with { type: 'json' };
import type { Databases } from '@/server/db/client';
import { giveScan, SCANS_MS } from './support/scan';
import { type Colleague, test } from './support/studio';

const SCALE = english.viewer.scale;
const DATING = english.photograph.dating;

/** A print of 25 × 20 cm, all of it on the scan. */
const SCAN = { width: 2500, height: 2000 } as const;

const claim = (order: number, title: string, dateEdtf: string, scanId: string): FieldValue => ({
  kind: 'dating-evidence',
  scanId,
  shape: { type: 'rectangle', x: 200 + order * 900, y: 300, width: 300, height: 200 },
  order,
  texts: { en: { title, comment: `What ${title} tells.`, translation: null } },
  transcription: null,
  placeId: null,
  dateEdtf,
});

test('a print is measured, and its date argued for @once', async ({ curator, db, site }) => {
  test.setTimeout(SCANS_MS + 60_000);
  const { page, ask } = curator;
  const slug = await makePrint({ ask }, db, site.dataDir);
  await page.goto(`/en/photographs/${slug}`);
  await measureIt(page);
  await argueDate(page);

  // The same in Arabic: its digits and units, and where it only is in English, English.
  await page.goto(`/ar/photographs/${slug}`);
  await expect(page.getByRole('img', { name: /[٠-٩]\s*سم/ })).toBeVisible();
  await page.getByText(arabic.photograph.dating.heading).click();
  await expect(page.getByText('What the tower tells.').last()).toHaveAttribute('lang', 'en');
});

async function makePrint({ ask }: Pick<Colleague, 'ask'>, db: Databases, dataDir: string): Promise<string> {
  const { id } = await ask('photographs.create', { title: null, language: 'en' });
  const rights = await db.reader.rightsStatement.findFirstOrThrow({ select: { id: true } });
  const scanId = await giveScan(db, dataDir, { photographId: id, ...SCAN });
  const slug = `measured-${id}`;
  const texts = ['en', 'ar'].flatMap((language) =>
    ['title', 'altText'].map((name) => [`labels.${language}.${name}`, `A print, its ${name} in ${language}`]),
  );
  const changes = {
    ...Object.fromEntries(texts),
    slug,
    rightsId: rights.id,
    dateEdtf: '1900',
    dimensions: { widthCm: 25, heightCm: 20, of: 'print' },
    [annotationField('a')]: claim(0, 'the tower', '1898/..', scanId),
    [annotationField('b')]: claim(1, 'the postmark', '1907', scanId),
  };
  const { revision, refused } = await ask('photographs.save', {
    id,
    base: (await ask('photographs.open', { id })).revision,
    sitting: 'made-by-test',
    changes,
  });
  expect(refused).toEqual({});
  await ask('photographs.publish', { id, revision });
  return slug;
}

async function measureIt(page: Page): Promise<void> {
  const ruler = page.getByRole('img', { name: /\d cm on the photographed object/ });
  await expect(ruler).toBeVisible();
  await page.getByRole('button', { name: SCALE.hideRuler }).click();
  await expect(ruler).toHaveCount(0);
  await page.reload();
  await page.getByRole('button', { name: SCALE.showRuler }).click();
  await expect(ruler).toBeVisible();

  // A screen on which a centimetre takes 20 pixels, said by keyboard alone.
  await page.locator('[data-part="stage"]').focus();
  await page.keyboard.press('p');
  await page.getByRole('slider', { name: SCALE.size }).fill('20');
  await page.getByRole('button', { name: SCALE.done }).click();
  const size = page.getByRole('button', { name: SCALE.printSize });
  await expect(size).toHaveAttribute('aria-pressed', 'true');
  const printWidth = () =>
    page.locator('[data-part="mount"] svg').evaluate((element) => element.getBoundingClientRect().width);
  expect(await printWidth()).toBeCloseTo(25 * 20, 0);
  await size.click();
  await expect(size).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(printWidth).toBeGreaterThan(25 * 20 + 50);
  // Once is enough for this screen.
  await page.reload();
  await size.click();
  await expect(size).toHaveAttribute('aria-pressed', 'true');

  const beyond = page.getByText(SCALE.beyond);
  await expect(beyond).toHaveCount(0);
  await page.locator('[data-part="stage"]').focus();
  for (let step = 0; step < 6; step++) await page.keyboard.press('+');
  await expect(beyond).toBeVisible();
}

async function argueDate(page: Page): Promise<void> {
  await page.getByText(DATING.heading).click();
  const argument = page.locator('[data-part="dating"]');
  await expect(argument.getByText(DATING.standings.holds)).toHaveCount(1);
  await expect(argument.getByText(DATING.standings.against)).toHaveCount(1);
  await expect(argument.getByText(DATING.disagrees)).toBeVisible();
  await expect(argument.getByText('Date of the record: 1900')).toBeVisible();
  await page.getByRole('button', { name: english.viewer.fit }).click();
  const postmark = argument.getByRole('button', { name: /the postmark/ });
  await postmark.click();
  await expect(postmark).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('button', { name: english.viewer.fit })).toHaveAttribute(
    'aria-disabled',
    'false',
  );
}
