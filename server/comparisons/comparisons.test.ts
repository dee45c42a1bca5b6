import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImageView } from '@/lib/catalogue/views';
import { moved } from '@/lib/viewport/similarity';
import { operator } from '@/server/people/gate';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { comparisonRow, comparisonView, readComparisons } from './data';
import { createComparison, removeComparison, restoreComparison, saveComparison } from './mutations';

const actor = operator('Curator');
let site: TestSite;
let images: [ImageView, ImageView];
let ids: [string, string];

beforeEach(async () => {
  site = await openTestSite();
  const made = [await photograph('gate', 1000, 800), await photograph('wall', 500, 400)] as const;
  ids = [made[0].id, made[1].id];
  images = [made[0].image, made[1].image];
});
afterEach(() => site.close());

async function photograph(slug: string, width: number, height: number) {
  const { id } = await site.writer.photograph.create({ data: { slug } });
  const image = { imageId: `image-${slug}`, width, height, tileSize: 512, previews: '[]' };
  const scan = await site.writer.scan.create({ data: { photographId: id, state: 'READY', ...image } });
  const shown = { id: image.imageId, scanId: scan.id, width, height, tileSize: 512 };
  return { id, image: { ...shown, previews: [], placeholder: null, standIn: false } };
}

const create = (firstId = ids[0], secondId = ids[1]) =>
  site.writer.$transaction((tx) => createComparison(tx, actor, { firstId, secondId }));

const alignment = () => ({
  first: {
    scanId: images[0].scanId,
    points: [
      [100, 100],
      [900, 500],
    ] as [[number, number], [number, number]],
  },
  second: {
    scanId: images[1].scanId,
    points: [
      [50, 50],
      [450, 250],
    ] as [[number, number], [number, number]],
  },
});

const save = (id: string, changes: object = {}, base = 1) =>
  site.writer.$transaction((tx) =>
    saveComparison(tx, actor, {
      ...{ id, base, titles: { en: 'The wall', ar: null }, texts: {}, alignment: alignment() },
      ...changes,
    }),
  );

const kept = async () => {
  const [found] = await readComparisons(site.reader, { of: ids[0] });
  if (!found) throw new Error('no comparison');
  return found;
};

describe('a comparison', () => {
  it('is one for two photographs, in whichever order they are named', async () => {
    const id = await create();
    expect(await create(ids[1], ids[0])).toBe(id);
    await expect(create(ids[0], ids[0])).rejects.toMatchObject({ code: 'COMPARED_WITH_ITSELF' });
    await expect(create(ids[0], 'nothing')).rejects.toMatchObject({ code: 'PHOTOGRAPH_UNKNOWN' });
  });

  it('shows the same place whichever photograph stands first', async () => {
    expect(await save(await create())).toBe(2);
    const found = await kept();
    const [one, other] = [
      { id: ids[0], image: images[0] },
      { id: ids[1], image: images[1] },
    ];
    const view = comparisonView(found, one, other);
    expect(view).toMatchObject({ titles: { en: 'The wall' }, isTurned: false });
    expect(view.aligned && moved([450, 250], view.aligned)).toEqual([900, 500]);
    const turned = comparisonView(found, other, one);
    expect(turned.isTurned).toBe(true);
    expect(turned.aligned && moved([900, 500], turned.aligned)).toEqual([450, 250]);
  });

  it('waits for review when a scan of another crop takes the place of one', async () => {
    await save(await create());
    const found = await kept();
    const comparable = (image: ImageView, n: 0 | 1) => ({ id: ids[n], slug: '', titles: {}, image });
    const row = (first: ImageView) =>
      comparisonRow(
        found,
        new Map([
          [ids[0], comparable(first, 0)],
          [ids[1], comparable(images[1], 1)],
        ]),
      );
    expect(row(images[0])).toMatchObject({ isForReview: false, points: { first: alignment().first.points } });
    const finer = { ...images[0], scanId: 'finer', width: 2000, height: 1600 };
    expect(row(finer).points?.first).toEqual([
      [200, 200],
      [1800, 1000],
    ]);
    expect(row({ ...finer, height: 1500 })).toMatchObject({ isForReview: true, points: null });
  });

  it('writes each change into the history, and none twice', async () => {
    const id = await create();
    await save(id);
    expect(await save(id, {}, 2)).toBe(2);
    const revisions = await site.reader.revision.findMany({ where: { kind: 'comparison', subjectId: id } });
    expect(revisions).toHaveLength(2);
  });

  it('keeps what somebody else has saved meanwhile, and what cannot be aligned out', async () => {
    const id = await create();
    await save(id);
    await expect(save(id, { texts: { en: 'x' } })).rejects.toMatchObject({ code: 'DRAFT_CHANGED' });
    const { first, second } = alignment();
    const wrong = [
      {
        first: {
          ...first,
          points: [
            [100, 100],
            [1001, 500],
          ],
        },
        second,
      },
      {
        first: {
          ...first,
          points: [
            [100, 100],
            [101, 100],
          ],
        },
        second,
      },
      { first: { ...first, scanId: second.scanId }, second },
    ];
    for (const given of wrong)
      await expect(save(id, { alignment: given }, 2)).rejects.toMatchObject({ code: 'POINTS_UNUSABLE' });
  });

  it('comes back with its words after it was removed', async () => {
    const id = await create();
    await save(id);
    const remove = () => site.writer.$transaction((tx) => removeComparison(tx, actor, id));
    await remove();
    expect(await readComparisons(site.reader)).toEqual([]);
    await expect(remove()).rejects.toMatchObject({ code: 'RECORD_UNKNOWN' });
    await site.writer.$transaction((tx) => restoreComparison(tx, actor, id));
    expect((await kept()).titles).toEqual({ en: 'The wall' });
  });
});
