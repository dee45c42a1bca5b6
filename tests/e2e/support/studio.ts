import path from 'node:path';
import type { Browser, BrowserContext, Page, Response } from '@playwright/test';
import type { Language } from '@/lib/catalogue/languages';
import type { Role } from '@/lib/people/roles';
import type { StudioCommands } from '@/lib/studio/commands';
import { type Databases, openDatabases } from '@/server/db/client';
import { callCommand, cookieOf, enterAs, makePerson, type TestPerson } from '@/tests/fixtures/people';
import { HELD } from './held';
import { test as base } from './test';

/** Someone signed in: a browser of their own, and their commands without one. */
export interface Colleague {
  person: TestPerson;
  context: BrowserContext;
  page: Page;
  /** Exceptions that nothing caught on their page. */
  complaints: string[];
  /** @throws with the failure where the command is refused */
  ask<Name extends keyof StudioCommands>(
    name: Name,
    input: StudioCommands[Name]['input'],
  ): Promise<StudioCommands[Name]['output']>;
}

interface StudioFixtures {
  db: Databases;
  /** Brings in a person of that role. */
  colleague(role: Role, name?: string): Promise<Colleague>;
  /** A curator, at work in `page` of their own. */
  curator: Colleague;
}

/** Playwright's `test` with people of the studio in it. */
export const test = base.extend<StudioFixtures>({
  db: async ({ site }, use) => {
    const open = openDatabases(`file:${path.join(site.dataDir, 'catalogue.db')}`);
    await use(open);
    await Promise.all([open.writer.$disconnect(), open.reader.$disconnect()]);
  },

  colleague: async ({ browser, site, db, viewport, language }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (role, name) => {
      const colleague = await bringIn(browser, { site, db, role, name, language, viewport });
      contexts.push(colleague.context);
      return colleague;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },

  curator: async ({ colleague }, use) => {
    await use(await colleague('curator', 'Amal'));
  },
});

/** Marks the photograph to be shown by a stand-in, one that no worker begins to draw: a draft's would fail. */
export async function giveStandIn({ writer }: Databases, photographId: string): Promise<void> {
  await writer.scan.create({ data: { photographId, standIn: true, ...HELD } });
}

interface Arrival {
  site: { url: string; dataDir: string };
  db: Databases;
  role: Role;
  name: string | undefined;
  language: Language;
  viewport: { width: number; height: number } | null;
}

async function bringIn(
  browser: Browser,
  { site, db, role, name, language, viewport }: Arrival,
): Promise<Colleague> {
  const person = await makePerson(db.writer, role, { name, language });
  const context = await browser.newContext({ baseURL: site.url, viewport, locale: language });
  await enterAs(context, db.writer, site, person);
  const cookie = await cookieOf(db.writer, site.dataDir, person);
  const page = waitingForScript(await context.newPage());
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  return {
    person,
    context,
    page,
    complaints,
    async ask(command, input) {
      const answer = (await (await callCommand(site.url, command, input, cookie)).json()) as {
        value?: never;
        failure?: unknown;
      };
      if (answer.failure) throw new Error(`${command}: ${JSON.stringify(answer.failure)}`);
      return answer.value as never;
    },
  };
}

/** The page, whose `goto` and `reload` in the studio end when its controls listen: keys that come earlier are lost. */
function waitingForScript(page: Page): Page {
  const listening = async (answer: Response | null) => {
    const isStudio = /^\/[a-z]+\/studio(\/|$)/.test(new URL(page.url()).pathname);
    if (isStudio && answer?.ok()) await page.locator('[data-listens]').waitFor({ state: 'attached' });
    return answer;
  };
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
  page.goto = async (...how) => listening(await goto(...how));
  page.reload = async (...how) => listening(await reload(...how));
  return page;
}
