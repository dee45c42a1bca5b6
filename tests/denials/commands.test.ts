import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role, reaches } from '@/lib/people/roles';
import type { StudioCommands } from '@/lib/studio/commands';
import { COMMANDS } from '@/server/studio/registry';
import { emptyDatabase } from '../fixtures/database';
import { makePerson } from '../fixtures/people';
import { openStudio, type StudioAnswer, type TestStudio } from '../fixtures/studio';
import { RULES } from './rules';
import { type DenialSite, makeDenialSite } from './site';

type Name = keyof StudioCommands;

const NAMES = Object.keys(COMMANDS) as Name[];

let studio: TestStudio;

beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());

/** Over what a page of the site sends; an empty value takes the header away. */
const FORGED: Record<string, Record<string, string>> = {
  'another origin': { origin: 'https://evil.example' },
  'an origin that looks like ours': { origin: 'http://localhost:3000.evil.example' },
  'a sandboxed frame': { origin: 'null' },
  'a page that the browser calls cross-site': { 'sec-fetch-site': 'cross-site' },
  'a page of a sibling host': { 'sec-fetch-site': 'same-site' },
  'nothing that says where it comes from': { origin: '' },
  'the text of a form': { 'content-type': 'text/plain' },
  'a form': { 'content-type': 'application/x-www-form-urlencoded' },
  'a body without a type': { 'content-type': '' },
};

interface Tried {
  answer: StudioAnswer;
  cookie: string;
  site: DenialSite;
}

/** Someone new of that role sends the command about records of others. */
async function tryAs(role: Role, name: Name, choose = RULES[name].input): Promise<Tried> {
  const person = await makePerson(studio.writer, role);
  const cookie = await studio.cookieOf(person);
  const site = await makeDenialSite(studio, person.id);
  return { answer: await studio.command(name, choose(site), { cookie }), cookie, site };
}

/** Everything that the database holds of people and of what they edit, but for what a try itself brings along. */
async function everything(): Promise<string> {
  const { reader } = studio;
  const rows = await Promise.all([
    reader.user.findMany({ orderBy: { id: 'asc' } }),
    reader.session.count(),
    reader.entryLink.count(),
    reader.photograph.findMany({ orderBy: { id: 'asc' } }),
    reader.scan.findMany({ orderBy: { id: 'asc' } }),
    reader.photographPublication.count(),
    reader.section.findMany({ orderBy: { id: 'asc' } }),
    reader.revision.count(),
    reader.batch.count(),
    reader.upload.count(),
    reader.auditEntry.count(),
  ]);
  return JSON.stringify(rows, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
}

it('has a rule for each command, and none besides', () => {
  expect(Object.keys(RULES).sort()).toEqual([...NAMES].sort());
});

describe.each(NAMES)('%s', (name) => {
  const { least, strange, published, input } = RULES[name];

  beforeAll(() => emptyDatabase(studio.writer));

  it('states the same least role as its rule', () => {
    expect(COMMANDS[name].least).toBe(least);
  });

  it('is refused to a stranger, and changes nothing', async () => {
    const site = await makeDenialSite(studio, (await makePerson(studio.writer, 'contributor')).id);
    const before = await everything();
    expect(await studio.command(name, input(site))).toMatchObject({ status: 401, code: 'SIGN_IN_NEEDED' });
    expect(await everything()).toBe(before);
  });

  it('is refused to someone who was an administrator and is disabled', async () => {
    const person = await makePerson(studio.writer, 'administrator');
    const cookie = await studio.cookieOf(person);
    // The session is left alone: being disabled is enough.
    await studio.writer.user.update({ where: { id: person.id }, data: { disabledAt: new Date() } });
    const site = await makeDenialSite(studio, person.id);
    const before = await everything();
    const answer = await studio.command(name, input(site), { cookie });
    expect(answer).toMatchObject({ status: 401, code: 'SIGN_IN_NEEDED' });
    expect(await everything()).toBe(before);
  });

  it.each(ROLES.filter((role) => !reaches(role, least)))(
    'is refused to a %s, and changes nothing',
    async (role) => {
      const person = await makePerson(studio.writer, role);
      const cookie = await studio.cookieOf(person);
      const site = await makeDenialSite(studio, person.id);
      const before = await everything();
      const answer = await studio.command(name, input(site), { cookie });
      expect(answer).toMatchObject({ status: 403, code: 'NOT_ALLOWED' });
      expect(await everything()).toBe(before);
    },
  );

  it.each(ROLES.filter((role) => reaches(role, least) && role !== 'contributor'))(
    'is open to a %s',
    async (role) => {
      const { answer } = await tryAs(role, name);
      expect(['SIGN_IN_NEEDED', 'NOT_ALLOWED', 'CROSS_SITE', 'INPUT_INVALID', 'INTERNAL']).not.toContain(
        answer.code,
      );
    },
  );

  if (least === 'contributor') {
    it('gives a contributor nothing of what is others’', async () => {
      const { answer, site } = await tryAs('contributor', name);
      expect(answer.code).toBe(strange);
      const said = JSON.stringify(answer.value);
      for (const id of Object.values(site.others)) expect(said).not.toContain(id);
    });
  }

  if (published) {
    it('is refused to a contributor once their photograph has been published', async () => {
      const { answer } = await tryAs('contributor', name, published.input);
      expect(answer.code).toBe(published.code);
    });
  }

  it('is refused when another site sends it, whatever it looks like', async () => {
    const person = await makePerson(studio.writer, 'administrator');
    const cookie = await studio.cookieOf(person);
    const site = await makeDenialSite(studio, person.id);
    for (const [what, headers] of Object.entries(FORGED)) {
      const answer = await studio.command(name, input(site), { cookie, headers });
      expect({ what, status: answer.status, code: answer.code }).toEqual({
        what,
        status: 403,
        code: 'CROSS_SITE',
      });
    }
  });
});

describe('a name that is no command', () => {
  it.each(['people.nothing', 'constructor', '__proto__', 'toString', ''])('%j is unknown', async (name) => {
    const cookie = await studio.cookieOf(await makePerson(studio.writer, 'administrator'));
    expect(await studio.command(name, {}, { cookie })).toMatchObject({
      status: 404,
      code: 'COMMAND_UNKNOWN',
    });
  });

  it('is nothing that a stranger can tell from one that is', async () => {
    expect(await studio.command('people.nothing', {})).toMatchObject({ status: 401, code: 'SIGN_IN_NEEDED' });
  });
});
