import { afterEach, beforeEach, expect, it } from 'vitest';
import { readQuery } from '@/lib/studio/photograph-filter';
import { operator } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph, addScan } from '@/tests/fixtures/drafts';
import { publishPhotograph } from './mutations';
import { readPhotographPage } from './studio-lists';
import { readWorklist } from './worklist';

let site: TestSite;
const curator = operator('Salma');

beforeEach(async () => {
  site = await openTestSite();
  for (const slug of ['shown', 'proposed', 'unshown']) {
    const id = await addPhotograph(site.writer, slug);
    const standIn = await addScan(site.writer, id, { standIn: true });
    await publishPhotograph(site.writer, id, slug === 'unshown' ? standIn : undefined);
    if (slug === 'proposed') {
      const data = { proposedById: 'a-contributor', revision: 2 };
      await site.writer.photograph.update({ where: { id }, data });
    }
  }
});
afterEach(() => site.close());

const slugs = async (params: Record<string, string>) =>
  (await readPhotographPage(site.reader, curator, readQuery(params))).rows.map(({ slug }) => slug);

it('names what a contributor proposes, and scans that visitors do not see yet', async () => {
  const { counts } = await readWorklist(site.reader, curator);
  expect(counts).toMatchObject({ proposed: 1, changed: 1, unshown: 1 });
  expect(await slugs({ status: 'proposed' })).toEqual(['proposed']);
  expect(await slugs({ scan: 'unshown' })).toEqual(['unshown']);
});
