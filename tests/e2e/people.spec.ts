import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Language } from '@/lib/catalogue/languages';
import { openDatabases } from '@/server/db/client';
import { operator } from '@/server/people/gate';
import { invitePerson } from '@/server/people/mutations';
import { codeOf, stepAt } from '@/server/people/one-time-code';
import { enterAs, makePerson } from '../fixtures/people';
import { expectAccessible } from './support/accessible';
import { keepPicture } from './support/pictures';
import { test } from './support/test';

const PASSWORD = 'زيتون وحجر وضوء';

/** The site's own database: nobody can be made over HTTP by a stranger. */
async function withDatabase<T>(
  dataDir: string,
  run: (db: ReturnType<typeof openDatabases>['writer']) => Promise<T>,
): Promise<T> {
  const { writer, reader } = openDatabases(`file:${dataDir}/catalogue.db`);
  try {
    return await run(writer);
  } finally {
    await Promise.all([writer.$disconnect(), reader.$disconnect()]);
  }
}

type People = typeof import('@/messages/studio/people.en.json');
type Site = typeof import('@/messages/en.json');

/** What the pages say, read as files: the test runner does not import JSON. */
function wordsOf(language: Language): Pick<People, 'door' | 'account'> & Pick<Site, 'errors'> {
  const read = <T>(file: string) => JSON.parse(readFileSync(path.resolve('messages', file), 'utf8')) as T;
  const { door, account } = read<People>(`studio/people.${language}.json`);
  return { door, account, errors: read<Site>(`${language}.json`).errors };
}

/** Signs in without ever touching the mouse; the first field has the focus when the page opens. */
async function signInByKeyboard(page: Page, email: string, password: string): Promise<void> {
  await expect(page.locator('input[name=email]')).toBeFocused();
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  // The button that shows the password stands before its field.
  if (!(await page.locator('input[type=password]').evaluate((field) => field === document.activeElement))) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

test('a set-up link leads to a password and into the studio, once @wide', async ({
  page,
  site,
  language,
}, info) => {
  const { door, errors } = wordsOf(language);
  const email = `amina-${info.project.name}-${Date.now()}@example.org`;
  const { link } = await withDatabase(site.dataDir, (db) =>
    invitePerson(db, operator('test'), { email, name: 'أمينة', role: 'curator', language }),
  );
  const { hash } = new URL(link.address);
  const address = `${site.url}/${language}/studio/link${hash}`;
  await page.goto(address);
  await expect(page.getByText(email)).toBeVisible();
  await expectAccessible(page);
  await keepPicture(page, 'studio-link', info);
  const [first, second] = [page.getByLabel(door.newPassword), page.getByLabel(door.passwordAgain)];
  await first.fill('short');
  await second.fill('short');
  await page.getByRole('button', { name: door.setPassword }).click();
  await expect(page.getByText(door.passwordShort)).toBeVisible();
  await first.fill(PASSWORD);
  await second.fill(PASSWORD);
  await page.getByRole('button', { name: door.setPassword }).click();
  await page.waitForURL(`${site.url}/${language}/studio`);

  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.getByText(errors.LINK_USED)).toBeVisible();
});

test('signing in by keyboard leads back to the page that was asked for @wide', async ({
  page,
  site,
  language,
}, info) => {
  const { errors } = wordsOf(language);
  const person = await withDatabase(site.dataDir, (db) => makePerson(db, 'curator', { language }));
  await page.goto(`/${language}/studio/account`);
  await page.waitForURL('**/studio/sign-in?next=*');
  await expectAccessible(page);
  await keepPicture(page, 'studio-sign-in', info);
  await signInByKeyboard(page, person.email, 'not the password');
  await expect(page.getByText(errors.SIGN_IN_REFUSED)).toBeVisible();
  await page.reload();
  await signInByKeyboard(page, person.email, person.password);
  await page.waitForURL(`${site.url}/${language}/studio/account`);
});

test('@once before its script runs a page keeps what is written and sends nothing into the address', async ({
  page,
  site,
}) => {
  const { door } = wordsOf('en');
  const person = await withDatabase(site.dataDir, (db) => makePerson(db, 'curator', { language: 'en' }));
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto('/en/studio/sign-in', { waitUntil: 'commit' });
  await page.getByRole('textbox', { name: door.email }).fill(person.email);
  const password = page.getByRole('textbox', { name: door.password, exact: true });
  await password.fill(person.password);
  await password.press('Enter');
  await password.press('Enter');
  expect(new URL(page.url()).search).toBe('');
  arrive();
  await page.getByRole('button', { name: door.signIn, exact: true }).click();
  await page.waitForURL(`${site.url}/en/studio`);
});

test('the pages of people, log and account are accessible', async ({
  page,
  context,
  site,
  language,
}, info) => {
  await withDatabase(site.dataDir, async (db) => {
    await enterAs(context, db, site, await makePerson(db, 'administrator', { language }));
  });
  for (const name of ['people', 'log', 'account', 'forgotten']) {
    await page.goto(`/${language}/studio/${name}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expectAccessible(page);
    await keepPicture(page, `studio-${name}`, info);
  }
});

test('@once a second factor is set up and then asked for', async ({ page, context, site, language }) => {
  const { door, account } = wordsOf(language);
  const person = await withDatabase(site.dataDir, async (db) => {
    const made = await makePerson(db, 'curator', { language });
    await enterAs(context, db, site, made);
    return made;
  });
  await page.goto(`/${language}/studio/account`);
  await page.getByRole('button', { name: account.begin }).click();
  await page.getByLabel(account.confirmPassword).fill(person.password);
  await page.getByRole('button', { name: account.begin }).click();
  await expect(page.getByRole('img', { name: account.qr })).toBeVisible();
  // What the button announced while it waited outlives it for some seconds, and names what is gone by then.
  await expect(page.locator('[data-live-announcer] [role=img]')).toHaveCount(0, { timeout: 15_000 });
  await expectAccessible(page);
  const key = fromBase32((await page.locator('form bdi').textContent()) ?? '');
  const recovery = (await page.locator('form li').first().textContent()) ?? '';
  await page.getByLabel(account.enterCode).fill(codeOf(key, stepAt(Date.now())));
  await page.getByRole('button', { name: account.confirm }).click();
  await expect(page.getByText(account.turnedOn)).toBeVisible();

  await context.clearCookies();
  await page.goto(`/${language}/studio/sign-in`);
  await signInByKeyboard(page, person.email, person.password);
  await expect(page.getByLabel(door.code)).toBeFocused();
  await expectAccessible(page);
  // The code of this half minute has been used to turn it on; a recovery code need not be waited for.
  await page.keyboard.type(recovery);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site.url}/${language}/studio`);
});

test('@once a page of the studio allows no script or style element without its nonce', async ({
  page,
  complaints,
}) => {
  const answer = await page.goto('/en/studio/sign-in');
  const policy = answer?.headers()['content-security-policy'] ?? '';
  const sources = Object.fromEntries(
    policy.split(';').map((part) => {
      const [name = '', ...values] = part.trim().split(' ');
      return [name, values];
    }),
  );
  expect(sources['script-src']).toEqual(["'self'", expect.stringMatching(/^'nonce-[\w-]{24}'$/)]);
  expect(sources['style-src']).toEqual(["'self'", expect.stringMatching(/^'nonce-[\w-]{24}'$/)]);
  expect(complaints).toEqual([]);
});

/** As an authenticator reads the key (RFC 4648, 6). */
function fromBase32(text: string): string {
  const bits = [...text].map((sign) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))).toString('utf8');
}
