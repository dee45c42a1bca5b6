import { afterEach, beforeEach, expect, it } from 'vitest';
import { AUTHORITY_KINDS } from '@/lib/studio/authority-commands';
import { operator } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { createAuthority, readAuthorityRows, renameAuthority, saveAuthority } from './authorities';
import { readCatalogueVersion } from './data';

const curator = operator('Salma');
let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

it.each(AUTHORITY_KINDS)(
  'keeps the names of a %s, shows them at once, and refuses what is out of date',
  async (kind) => {
    const run = site.writer.$transaction.bind(site.writer);
    const id = await run((tx) =>
      createAuthority(tx, curator, { kind, slug: 'one', names: { en: '<b>One</b>' } }),
    );
    await expect(
      run((tx) => createAuthority(tx, curator, { kind, slug: 'one', names: {} })),
    ).rejects.toMatchObject({
      code: 'SLUG_TAKEN',
    });
    const version = await readCatalogueVersion(site.reader);
    const saving = { kind, id, base: 1, names: { ar: 'واحد', en: '' } };
    expect(await run((tx) => saveAuthority(tx, curator, saving))).toBe(2);
    expect(await readCatalogueVersion(site.reader)).toBeGreaterThan(version);
    expect(await readAuthorityRows(site.reader, kind)).toMatchObject([
      { slug: 'one', revision: 2, photographs: 0 },
    ]);
    expect((await readAuthorityRows(site.reader, kind))[0]?.names.ar).toBe('واحد');
    await expect(run((tx) => saveAuthority(tx, curator, saving))).rejects.toMatchObject({
      code: 'DRAFT_CHANGED',
    });
    expect(await site.reader.revision.findMany({ orderBy: { number: 'asc' } })).toMatchObject([
      { kind, number: 1, reason: 'create' },
      { kind, number: 2, reason: 'edit' },
    ]);
  },
);

it.each(AUTHORITY_KINDS)('leads from the old address of a %s to the new one, and back', async (kind) => {
  const run = site.writer.$transaction.bind(site.writer);
  const id = await run((tx) => createAuthority(tx, curator, { kind, slug: 'old', names: { en: 'One' } }));
  const rename = (base: number, slug: string) =>
    run((tx) => renameAuthority(tx, curator, { kind, id, base, slug }));
  expect(await rename(1, 'new')).toBe(2);
  expect(await site.reader.formerSlug.findMany()).toMatchObject([{ slug: 'old', targetId: id }]);
  await expect(rename(1, 'newer')).rejects.toMatchObject({ code: 'DRAFT_CHANGED' });
  await expect(
    run((tx) => createAuthority(tx, curator, { kind, slug: 'old', names: {} })),
  ).rejects.toMatchObject({ code: 'SLUG_TAKEN' });
  expect(await rename(2, 'old')).toBe(3);
  expect(await site.reader.formerSlug.findMany()).toMatchObject([{ slug: 'new', targetId: id }]);
  expect(await readAuthorityRows(site.reader, kind)).toMatchObject([{ slug: 'old', revision: 3 }]);
});
