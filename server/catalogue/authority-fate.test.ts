import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { operator } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { createAuthority } from './authorities';
import { readAuthorityFate } from './authority-fate';
import { readExhibition } from './exhibition';
import { mergeAuthorities } from './merge-authorities';
import { removeAuthority } from './remove-authority';

const curator = operator('Salma');
let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

describe.each(['place', 'community'] as const)('the former address of a %s', (kind) => {
  const lists = { place: 'places', community: 'communities' } as const;
  const add = (slug: string) =>
    site.writer.$transaction((tx) => createAuthority(tx, curator, { kind, slug, names: { en: slug } }));
  const fateOf = async (slug: string) => {
    const { authorities } = await readExhibition(site.reader);
    return readAuthorityFate(site.reader, kind, slug, authorities[lists[kind]]);
  };

  it('leads on after a merge, and after the one that it was merged into was merged too', async () => {
    const [first, second, third] = [await add('first'), await add('second'), await add('third')];
    await site.writer.$transaction((tx) => mergeAuthorities(tx, curator, { kind, id: first, into: second }));
    expect(await fateOf('first')).toEqual({ kind: 'moved', slug: 'second' });
    await site.writer.$transaction((tx) => mergeAuthorities(tx, curator, { kind, id: second, into: third }));
    expect(await fateOf('first')).toEqual({ kind: 'moved', slug: 'third' });
  });

  it('is gone after the entry was removed', async () => {
    const id = await add('taken-back');
    await site.writer.$transaction((tx) => removeAuthority(tx, curator, { kind, id }));
    expect(await fateOf('taken-back')).toEqual({ kind: 'gone' });
  });

  it('is missing where there never was one', async () => {
    expect(await fateOf('no-such-entry')).toEqual({ kind: 'missing' });
  });
});
