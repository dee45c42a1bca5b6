import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makePerson, type TestPerson } from '@/tests/fixtures/people';
import { openStudio, type TestStudio } from '@/tests/fixtures/studio';
import { actorOf, operator } from './gate';
import { changeRole } from './mutations';

let studio: TestStudio;
let amina: TestPerson;
let boulos: TestPerson;
let asAmina: string;
let asBoulos: string;

beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());
beforeEach(async () => {
  await studio.writer.user.updateMany({ data: { role: 'curator' } });
  amina = await makePerson(studio.writer, 'administrator');
  boulos = await makePerson(studio.writer, 'administrator');
  [asAmina, asBoulos] = [await studio.cookieOf(amina), await studio.cookieOf(boulos)];
});

const demote = (cookie: string, { id }: TestPerson) =>
  studio.command('people.role', { id, role: 'curator' }, { cookie });
const disable = (cookie: string, { id }: TestPerson) => studio.command('people.disable', { id }, { cookie });
const administrators = () => studio.reader.user.count({ where: { role: 'administrator', disabledAt: null } });

describe('the last administrator', () => {
  it.each([
    ['demoted', demote],
    ['disabled', disable],
  ])('cannot be %s, by themselves or from the command line', async (_how, lose) => {
    expect((await lose(asAmina, boulos)).code).toBeNull();
    expect((await lose(asAmina, amina)).code).toBe('LAST_ADMINISTRATOR');
    await expect(changeRole(studio.writer, operator('cli'), amina.id, 'contributor')).rejects.toMatchObject({
      code: 'LAST_ADMINISTRATOR',
    });
    expect(await administrators()).toBe(1);
  });

  it.each([
    ['demote', demote, demote],
    ['disable', disable, disable],
    ['demote and disable', demote, disable],
  ])('is still there when two %s each other at the same moment', async (_what, one, other) => {
    const answers = await Promise.all([one(asAmina, boulos), other(asBoulos, amina)]);
    expect(await administrators()).toBe(1);
    const refusals = answers.flatMap(({ code }) => code ?? []);
    expect(refusals).toHaveLength(1);
    expect(['LAST_ADMINISTRATOR', 'SIGN_IN_NEEDED', 'NOT_ALLOWED']).toContain(refusals[0]);
  });

  it('is not one who is disabled', async () => {
    await studio.writer.user.update({ where: { id: boulos.id }, data: { disabledAt: new Date() } });
    expect((await demote(asAmina, amina)).code).toBe('LAST_ADMINISTRATOR');
  });
});

describe('a change of role', () => {
  const whoIs = async (cookie: string) => (await actorOf(new Headers({ cookie })))?.role ?? null;

  it('that takes rights away ends every session of that person, and nobody else’s', async () => {
    const elsewhere = await studio.cookieOf(boulos);
    await demote(asAmina, boulos);
    expect(await Promise.all([asBoulos, elsewhere, asAmina].map(whoIs))).toEqual([
      null,
      null,
      'administrator',
    ]);
  });

  it('that gives rights counts at once and leaves sessions alone', async () => {
    const curator = await makePerson(studio.writer, 'contributor');
    const cookie = await studio.cookieOf(curator);
    await studio.command('people.role', { id: curator.id, role: 'curator' }, { cookie: asAmina });
    expect(await whoIs(cookie)).toBe('curator');
  });

  it('cannot be made by whoever lost the right while the page stood open', async () => {
    await demote(asBoulos, amina);
    expect((await demote(asAmina, boulos)).code).toBe('SIGN_IN_NEEDED');
    expect(await administrators()).toBe(1);
  });
});
