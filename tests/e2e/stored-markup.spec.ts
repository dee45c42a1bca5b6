import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { AUTHORITY_KINDS } from '@/lib/catalogue/authority-draft';
import { DRAFT_FIELDS } from '@/lib/catalogue/draft';
import { LANGUAGES } from '@/lib/catalogue/languages';
import type { Role } from '@/lib/people/roles';
import type { StudioCommands } from '@/lib/studio/commands';
import { type BuiltSite, openBuiltSite } from '@/tests/fixtures/built-site';
import { callCommand, cookieOf, enterAs, makePerson } from '@/tests/fixtures/people';
import { giveStandIn } from './support/studio';
import { test } from './support/test';

/** What would run if it were ever taken for markup; the Markdown is what descriptions allow a little of. */
const EVIL =
  '"><img src=x onerror="window.hit=1"> </script><script>window.hit=2</script> [x](javascript:window.hit=3)';

const IS_HIT = 'img[src="x"], a[href^="javascript" i], [onerror], script:text-is("window.hit=2")';

/** Texts that a draft takes as they are; what has a form of its own (addresses, dates, ids) is tried by itself. */
const LINES = ['dimensionsAsWritten', 'inventoryNumber', 'rightsAsStated', 'creditLine', 'seenIn'] as const;
const NOTES = ['internalNotes', 'caveats'] as const;
const WRITTEN = ['sourceTitle', 'dateAsWritten', 'technique'] as const;

type Ask = <Name extends keyof StudioCommands>(
  name: Name,
  input: StudioCommands[Name]['input'],
) => Promise<StudioCommands[Name]['output']>;

async function someone(site: BuiltSite, url: string, role: Role) {
  const person = await makePerson(site.db.writer, role, { name: EVIL });
  const cookie = await cookieOf(site.db.writer, site.dataDir, person);
  const ask: Ask = async (name, input) => {
    const answer = (await (await callCommand(url, name, input, cookie)).json()) as {
      value?: never;
      failure?: unknown;
    };
    if (answer.failure) throw new Error(`${name}: ${JSON.stringify(answer.failure)}`);
    return answer.value as never;
  };
  return { person, ask };
}

/** A section, an entry of each list and a photograph that has them all, every text of each in both languages evil. */
async function writeEvil(
  site: BuiltSite,
  ask: Ask,
): Promise<{ photograph: string; slug: string; section: string }> {
  const ids: Partial<Record<(typeof AUTHORITY_KINDS)[number], string>> = {};
  for (const kind of AUTHORITY_KINDS) {
    const names = Object.fromEntries(LANGUAGES.map((language) => [language, `${kind} ${EVIL}`]));
    ids[kind] = (await ask('authorities.create', { kind, slug: `evil-${kind}`, names })).id;
  }
  const { id: section } = await ask('sections.create', { title: EVIL, language: 'en' });
  const texts = (names: readonly string[]) =>
    Object.fromEntries(
      LANGUAGES.flatMap((language) => names.map((name) => [`labels.${language}.${name}`, `${name} ${EVIL}`])),
    );
  const written = await ask('sections.save', {
    ...{ id: section, base: 1, sitting: 'made-by-test' },
    changes: { ...texts(['title', 'text']), slug: 'evil-section' },
  });
  expect(written.refused).toEqual({});
  await ask('sections.publish', { id: section, revision: written.revision });

  const { id: photograph } = await ask('photographs.create', { title: null, language: 'en' });
  const rights = await site.db.reader.rightsStatement.findFirstOrThrow({ select: { id: true } });
  const changes = {
    ...texts(['title', 'caption', 'description', 'altText', 'note']),
    ...Object.fromEntries([...LINES, ...NOTES].map((name) => [name, `${name} ${EVIL}`])),
    ...Object.fromEntries(WRITTEN.map((name) => [name, { text: `${name} ${EVIL}`, lang: 'en' }])),
    slug: 'evil-photograph',
    rightsId: rights.id,
    sectionId: section,
    holderId: ids.holder,
    techniqueId: ids.technique,
    makers: [{ makerId: ids.maker, role: 'photographer' }],
    placeIds: [ids.place],
    communities: [{ communityId: ids.community, basis: EVIL }],
  };
  const saved = await ask('photographs.save', { id: photograph, base: 0, sitting: 'made-by-test', changes });
  expect(saved.refused).toEqual({});
  const untried = DRAFT_FIELDS.filter((field) => !(field in changes) && !field.endsWith('titleIsOurs'));
  // None of these is words: they are dates, numbers, addresses and ids, each with a form that no markup has.
  const noWords = { sourceUrl: EVIL, fileUrl: 'javascript:window.hit=4', dateEdtf: EVIL, evidence: EVIL };
  const refused = await ask('photographs.save', {
    ...{ id: photograph, base: saved.revision, sitting: 'made-by-test' },
    changes: { ...noWords, dimensions: EVIL, measured: EVIL, viewpoint: EVIL, secondarySectionIds: [EVIL] },
  });
  expect(Object.keys(refused.refused).sort()).toEqual(untried.sort());
  await giveStandIn(site.db, photograph);
  await site.db.writer.scan.create({
    data: {
      photographId: photograph,
      state: 'FAILED',
      originalName: `${EVIL}.jpg`,
      failureCode: 'FILE_EMPTY',
    },
  });
  await ask('photographs.publish', { id: photograph, revision: saved.revision });
  return { photograph, slug: 'evil-photograph', section };
}

async function expectWords(page: Page, address: string, shows: boolean): Promise<void> {
  await page.goto(address);
  // The studio's pages ask for some of what they show once they are there.
  if (address.includes('/studio')) await page.waitForLoadState('networkidle');
  if (shows) await expect(page.locator('body'), address).toContainText('onerror="window.hit=1"');
  await expect(page.locator(IS_HIT), address).toHaveCount(0);
  expect(await page.evaluate(() => (window as { hit?: number }).hit), address).toBeUndefined();
}

test('markup in any text, name or file name stays words, for visitors and in the studio @once', async ({
  browser,
}) => {
  // A site of its own: what is published here must meet no other test.
  test.slow();
  const site = await openBuiltSite();
  try {
    const { port } = await site.web();
    const url = `http://127.0.0.1:${port}`;
    const { person, ask } = await someone(site, url, 'administrator');
    const { photograph, slug, section } = await writeEvil(site, ask);
    await site.db.writer.upload.create({
      data: { id: randomUUID(), userId: person.id, name: `${EVIL}.tif`, bytes: 9n },
    });
    await fetch(`${url}/api/letters`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: url },
      body: new URLSearchParams({ language: 'en', name: EVIL.slice(0, 150), text: EVIL }),
    });
    const { id: thrown } = await ask('photographs.create', { title: EVIL, language: 'ar' });
    await ask('photographs.trash', { id: thrown });

    const context = await browser.newContext();
    await enterAs(context, site.db.writer, { url, dataDir: site.dataDir }, person);
    const page = await context.newPage();
    const alarms: string[] = [];
    page.on('pageerror', (error) => alarms.push(error.message));
    page.on('dialog', (dialog) => {
      alarms.push(dialog.message());
      void dialog.dismiss();
    });
    for (const language of LANGUAGES) {
      for (const path of ['', '/photographs', `/photographs/${slug}`, '/sections/evil-section'])
        await expectWords(page, `${url}/${language}${path}`, true);
      await expectWords(page, `${url}/${language}/photographs/${slug}/correction`, false);
    }
    const studio = [
      ...['', '/photographs', `/photographs/${photograph}`, `/photographs/${photograph}/history`],
      ...[
        '/sections',
        `/sections/${section}`,
        '/trash',
        '/people',
        '/log',
        '/letters',
        '/upload',
        '/account',
      ],
      ...['/makers', '/places', '/communities', '/techniques', '/holders'],
    ];
    for (const path of studio) await expectWords(page, `${url}/en/studio${path}`, true);
    for (const path of [`/photographs/${photograph}`, '/photographs', '/log', '/letters'])
      await expectWords(page, `${url}/ar/studio${path}`, true);
    expect(alarms).toEqual([]);
    await context.close();
  } finally {
    await site.close();
  }
});
