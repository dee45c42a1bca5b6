import { afterEach, beforeEach, expect, it } from 'vitest';
import { keys } from '@/server/storage/storage';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { sweepSitePictures } from './sweep-pictures';

let site: TestSite;
const old = new Date(Date.now() - 60_000);

beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

async function addPicture(name: string): Promise<string> {
  const id = `${name}-picture-000000`;
  await site.writer.sitePicture.create({ data: { id, name, width: 1, height: 1, createdAt: old } });
  await site.storage.put(keys.sitePicture(id), Buffer.from('x'), 1);
  return id;
}

it('removes logos that no draft, publication or version names, and nothing else', async () => {
  const [inDraft, inPublic, inHistory] = [
    await addPicture('draft'),
    await addPicture('public'),
    await addPicture('history'),
  ];
  const unused = await addPicture('unused');
  await site.storage.put(keys.sitePicture('lost-picture-000000'), Buffer.from('x'), 1);
  await site.writer.siteDocument.create({
    data: { key: 'credits', draft: JSON.stringify({ logo: inDraft }) },
  });
  await site.writer.sitePublication.create({
    data: { documentKey: 'credits', snapshot: JSON.stringify({ logo: inPublic }) },
  });
  await site.writer.revision.create({
    data: {
      ...{ kind: 'document', subjectId: 'credits', number: 1, actorName: '', changes: '[]' },
      state: JSON.stringify({ logo: inHistory }),
    },
  });

  expect(await sweepSitePictures(site.writer, site.storage)).toBe(0);
  expect(await sweepSitePictures(site.writer, site.storage, -1)).toBe(2);
  const rows = await site.reader.sitePicture.findMany({ orderBy: { id: 'asc' } });
  expect(rows.map(({ id }) => id)).toEqual([inDraft, inHistory, inPublic]);
  expect(await site.storage.has(keys.sitePicture(unused))).toBe(false);
  expect(await site.storage.has(keys.sitePicture(inHistory))).toBe(true);
});
