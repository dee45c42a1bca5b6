import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readQuery } from '@/lib/studio/photograph-filter';
import type { Actor } from '@/server/people/actor';
import { actorOf, operator } from '@/server/people/gate';
import { addPhotograph } from '@/tests/fixtures/drafts';
import { makePerson } from '@/tests/fixtures/people';
import { openStudio, type TestStudio } from '@/tests/fixtures/studio';
import { ensureFirstRevisions } from './drafts/first-revision';
import { PAGE_ROWS, readMatchingIds, readPhotographPage } from './studio-lists';
import { readTrash, TRASH_ROWS } from './trash-list';
import { readWorklist } from './worklist';

let studio: TestStudio;
let contributor: Actor;
const curator = operator('Salma');
const TOTAL = PAGE_ROWS + 7;

beforeAll(async () => {
  studio = await openStudio();
  const { writer } = studio;
  const person = await makePerson(writer, 'contributor', { name: 'Nour' });
  const found = await actorOf(new Headers({ cookie: await studio.cookieOf(person) }));
  if (!found) throw new Error('not signed in');
  contributor = found;
  for (let n = 0; n < TOTAL - 3; n++) await addPhotograph(writer, `street-${String(n).padStart(3, '0')}`);
  const dome = await addPhotograph(writer, 'dome', { inventoryNumber: 'LC-DIG_123', ownerId: person.id });
  await writer.photographLabel.update({
    where: { photographId_language: { photographId: dome, language: 'ar' } },
    data: { title: 'قُبّة الصَّخرة', stale: true, altText: null },
  });
  await addPhotograph(writer, 'failed', {
    scans: { create: { state: 'FAILED', failureCode: 'FILE_EMPTY', createdAt: new Date(2100, 0) } },
  });
  await writer.photograph.create({ data: { slug: 'bare', publishAt: new Date(2000, 0) } });
  await addPhotograph(writer, 'thrown', { deletedAt: new Date(), status: 'DELETED' });
  await ensureFirstRevisions(writer);
}, 60_000);
afterAll(() => studio.close());

const list = (params: Record<string, string>, actor: Actor = curator) =>
  readPhotographPage(studio.reader, actor, readQuery(params));
const slugs = async (params: Record<string, string>, actor?: Actor) =>
  (await list(params, actor)).rows.map(({ slug }) => slug).sort();

describe('the list of photographs', () => {
  it.each(['changed', 'title', 'created'])('shows each once, there and back, by %s', async (sort) => {
    const first = await list({ sort });
    const second = await list({ sort, after: first.next ?? '' });
    expect(first.total).toBe(TOTAL);
    expect(first.previous).toBeNull();
    expect(second.next).toBeNull();
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect(new Set(ids).size).toBe(TOTAL);
    const back = await list({ sort, before: second.previous ?? '' });
    expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
    expect(back.next).not.toBeNull();
    const all = await readMatchingIds(studio.reader, curator, readQuery({ sort }));
    expect(all).toEqual(ids);
  });

  it('goes back to the beginning and no further', async () => {
    const first = await list({});
    const second = await list({ after: first.next ?? '' });
    expect((await list({ before: second.previous ?? '' })).previous).toBeNull();
  });

  it('takes an address that it does not understand for the whole list', async () => {
    const strange: Record<string, string>[] = [
      { after: 'x' },
      { status: 'lost' },
      { missing: '__proto__' },
      { sort: 'none' },
    ];
    for (const params of strange) {
      expect((await list(params)).total, JSON.stringify(params)).toBe(TOTAL);
    }
  });

  it.each([
    ['قبة الصخرة', ['dome']],
    ['قبه', ['dome']],
    ['LC-DIG_123', ['dome']],
    ['DOME', ['dome']],
    ["'; DROP TABLE", []],
  ])('finds %s', async (q, found) => {
    expect(await slugs({ q })).toEqual(found);
  });

  it.each([
    [{ missing: 'title.ar' }, ['bare']],
    [{ missing: 'altText.ar' }, ['bare', 'dome']],
    [{ missing: 'rights' }, ['bare']],
    [{ stale: 'ar' }, ['dome']],
    [{ stale: 'en' }, []],
    [{ scan: 'failed' }, ['failed']],
    [{ scan: 'none' }, ['bare']],
    [{ status: 'overdue' }, ['bare']],
    [{ status: 'published' }, []],
    [{ rights: 'none' }, ['bare']],
  ])('narrows to %j', async (params, found) => {
    expect(await slugs(params as unknown as Record<string, string>)).toEqual(found);
  });

  it('shows contributors their own and nothing else, whatever they ask for', async () => {
    expect(await slugs({}, contributor)).toEqual(['dome']);
    expect(await slugs({ scan: 'failed' }, contributor)).toEqual([]);
    expect(await slugs({ q: 'street' }, contributor)).toEqual([]);
    const query = readQuery({ q: 'street' });
    expect(await readMatchingIds(studio.reader, contributor, query)).toEqual([]);
  });
});

describe('the worklist', () => {
  it('counts what its lists show', async () => {
    const work = await readWorklist(studio.reader, curator);
    expect(work.total).toBe(TOTAL);
    expect(work.counts).toMatchObject({ failed: 1, noScan: 1, overdue: 1, draft: TOTAL });
    for (const { what, count } of work.missing) {
      expect((await list({ missing: what })).total, what).toBe(count);
    }
    expect(work.stale).toEqual([
      { language: 'ar', count: 1 },
      { language: 'en', count: 0 },
    ]);
    expect(work.failedScans).toMatchObject([{ failure: { code: 'FILE_EMPTY' } }]);
  });

  it('tells contributors of their own only', async () => {
    const work = await readWorklist(studio.reader, contributor);
    expect(work).toMatchObject({ total: 1, failedScans: [] });
    expect(work.counts).toMatchObject({ failed: 0, noScan: 0, draft: 1, letters: 0 });
  });
});

it('lets a failed scan wait its turn again, but not for someone else', async () => {
  const { id } = await studio.reader.scan.findFirstOrThrow({ where: { state: 'FAILED' } });
  const nour = await studio.cookieOf({ id: contributor.id ?? '' });
  const refused = await studio.command('scans.retry', { scanId: id }, { cookie: nour });
  expect(refused.code).toBe('PHOTOGRAPH_UNKNOWN');
  const someone = await makePerson(studio.writer, 'curator');
  const cookie = await studio.cookieOf(someone);
  expect((await studio.command('scans.retry', { scanId: id }, { cookie })).status).toBe(200);
  expect(await studio.reader.scan.findUnique({ where: { id } })).toMatchObject({
    state: 'WAITING',
    attempts: 0,
    failureCode: null,
  });
});

it('turns the pages of the trash, each row once', async () => {
  const thrown = Array.from({ length: TRASH_ROWS + 3 }, (_, n) => ({
    slug: `thrown-${n}`,
    status: 'DELETED' as const,
    // Some of one moment.
    deletedAt: new Date(2026, 0, 1, 0, 0, n >> 2),
  }));
  await studio.writer.photograph.createMany({ data: thrown });
  const first = await readTrash(studio.reader, curator);
  const second = await readTrash(studio.reader, curator, { before: first.next });
  const ids = [...first.rows, ...second.rows].map(({ id }) => id);
  expect(first.rows).toHaveLength(TRASH_ROWS);
  expect(second.next).toBeNull();
  expect(new Set(ids).size).toBe(
    await studio.reader.photograph.count({ where: { deletedAt: { not: null } } }),
  );
  expect(ids).toHaveLength(new Set(ids).size);
});
