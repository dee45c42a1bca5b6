import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { publishAsItIs } from './arrangements/publish';
import { readFate } from './data';
import { linkTo, positionOf, readExhibition } from './exhibition';
import { bumpCatalogueVersion, publishPhotograph } from './mutations';
import { photographViewOf } from './photograph-view';
import { SECTIONS } from './sections/section-rows';
import { CatalogueWatcher } from './watcher';

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

const titles = (name: string) => ({
  create: [
    { language: 'ar', title: `${name} ع` },
    { language: 'en', title: name },
  ],
});
const addSection = async (slug: string, position: number) => {
  const { id } = await site.writer.section.create({ data: { slug, position, labels: titles(slug) } });
  await site.writer.$transaction((tx) => publishAsItIs(tx, SECTIONS, id));
  return id;
};
const addPhotograph = async (slug: string, data: object = {}) => {
  const { id } = await site.writer.photograph.create({ data: { slug, labels: titles(slug), ...data } });
  const image = { imageId: `image-of-${slug}`, width: 900, height: 700, tileSize: 512, previews: '[]' };
  const scan = await site.writer.scan.create({ data: { photographId: id, state: 'READY', ...image } });
  await publishPhotograph(site.writer, id, scan.id);
  return id;
};

describe('the walk', () => {
  it('follows the sections, then the positions; what has no section comes last', async () => {
    const [second, first] = [await addSection('second', 2), await addSection('first', 1)];
    await addPhotograph('d', { sectionId: second, position: 1 });
    await addPhotograph('z');
    await addPhotograph('b', { sectionId: first, position: 2 });
    await addPhotograph('a', { sectionId: first, position: 1 });
    const exhibition = await readExhibition(site.reader);
    expect(exhibition.walk.map(({ slug }) => slug)).toEqual(['a', 'b', 'd', 'z']);
    expect(positionOf(2, exhibition)).toMatchObject({ slug: 'second', number: 2, index: 3, total: 4 });
    expect(positionOf(3, exhibition)).toBeNull();
    expect(linkTo(exhibition.walk[4])).toBeNull();
  });

  it('shows what was published, not what is being edited', async () => {
    const id = await addPhotograph('a');
    await site.writer.photographLabel.updateMany({ where: { photographId: id }, data: { title: 'draft' } });
    const { walk } = await readExhibition(site.reader);
    expect(walk[0]?.snapshot.labels.en?.title).toBe('a');
  });
});

describe('a second reading', () => {
  it('parses again only what was published since, and sees every change all the same', async () => {
    const same = await addPhotograph('a', { position: 1 });
    const changed = await addPhotograph('b', { position: 2 });
    const withdrawn = await addPhotograph('c', { position: 3 });
    const first = await readExhibition(site.reader);
    await site.writer.photograph.update({
      where: { id: changed },
      data: { slug: 'moved', labels: { updateMany: { where: {}, data: { title: 'New' } } } },
    });
    await publishPhotograph(site.writer, changed);
    await site.writer.photograph.update({ where: { id: withdrawn }, data: { status: 'DRAFT' } });
    await site.writer.scan.updateMany({ where: { photographId: same }, data: { imageId: 'another' } });
    const { walk } = await readExhibition(site.reader);
    expect(walk.map(({ slug }) => slug)).toEqual(['a', 'moved']);
    expect(walk[0]?.snapshot).toBe(first.walk[0]?.snapshot);
    expect(walk[0]?.image?.id).toBe('another');
    expect(walk[1]?.snapshot.labels.en?.title).toBe('New');
  });
});

describe('a label', () => {
  it('names the communities in the order that curators have given them, whatever the record’s', async () => {
    const add = (slug: string, position: number) =>
      site.writer.community.create({
        data: { slug, position, names: { create: { language: 'en', name: slug } } },
      });
    const ids = [await add('third', 3), await add('first', 1), await add('second', 2)].map(({ id }) => id);
    const communities = { create: ids.map((communityId) => ({ communityId, basis: 'Title' })) };
    await addPhotograph('a', { communities });
    const { walk, authorities } = await readExhibition(site.reader);
    const view = walk[0] && photographViewOf(walk[0], authorities);
    expect(view?.communities.map(({ slug }) => slug)).toEqual(['first', 'second', 'third']);
  });

  it('names the entry that another was merged into, once, and the technique of our list', async () => {
    const names = (name: string) => ({ names: { create: [{ language: 'en', name }] } });
    const target = await site.writer.maker.create({ data: { slug: 'bonfils', ...names('Bonfils') } });
    const merged = await site.writer.maker.create({
      data: { slug: 'bonfils-2', mergedIntoId: target.id, ...names('F. Bonfils') },
    });
    const technique = await site.writer.technique.create({
      data: { slug: 'albumen', ...names('Albumen print') },
    });
    await addPhotograph('a', {
      techniqueId: technique.id,
      makers: { create: [{ makerId: merged.id }, { makerId: target.id, position: 1 }] },
    });
    const { walk, authorities } = await readExhibition(site.reader);
    const [entry] = walk;
    const view = entry && photographViewOf(entry, authorities);
    expect(view?.makers).toMatchObject([{ slug: 'bonfils', names: { en: 'Bonfils' } }]);
    expect(view?.techniqueTerm).toEqual({ slug: 'albumen', names: { en: 'Albumen print' } });
  });
});

describe('publishPhotograph', () => {
  it('refuses a photograph without a title in each language, and changes nothing', async () => {
    const { id } = await site.writer.photograph.create({
      data: { slug: 'half', labels: { create: [{ language: 'en', title: 'Half' }] } },
    });
    await expect(publishPhotograph(site.writer, id)).rejects.toMatchObject({
      code: 'PHOTOGRAPH_INCOMPLETE',
      detail: { slug: 'half', languages: 'ar' },
    });
    expect(await site.reader.photographPublication.count()).toBe(0);
    expect(await site.reader.catalogueVersion.findUnique({ where: { id: 1 } })).toBeNull();
  });

  it('keeps the scan that is shown when only the words are published again', async () => {
    const id = await addPhotograph('a');
    await publishPhotograph(site.writer, id);
    const { walk } = await readExhibition(site.reader);
    expect(walk[0]?.image?.id).toBe('image-of-a');
    expect(await site.reader.photographPublication.count()).toBe(2);
  });
});

describe('an address that shows nothing', () => {
  it('leads on where the slug was renamed, says gone after a deletion, and missing otherwise', async () => {
    const id = await addPhotograph('a');
    const section = await addSection('walls', 1);
    await site.writer.formerSlug.createMany({
      data: [
        { kind: 'PHOTOGRAPH', slug: 'old-a', targetId: id },
        { kind: 'SECTION', slug: 'old-walls', targetId: section },
        { kind: 'SECTION', slug: 'vanished', targetId: 'nothing' },
      ],
    });
    await site.writer.photograph.create({
      data: { slug: 'deleted', status: 'DELETED', firstPublishedAt: new Date(), deletedAt: new Date() },
    });
    await site.writer.photograph.create({
      data: { slug: 'deleted-draft', status: 'DELETED', deletedAt: new Date() },
    });
    await site.writer.photograph.create({ data: { slug: 'draft' } });
    expect(await readFate(site.reader, 'photograph', 'old-a')).toEqual({ kind: 'moved', slug: 'a' });
    expect(await readFate(site.reader, 'photograph', 'deleted')).toEqual({ kind: 'gone' });
    expect(await readFate(site.reader, 'photograph', 'draft')).toEqual({ kind: 'missing' });
    expect(await readFate(site.reader, 'photograph', 'deleted-draft')).toEqual({ kind: 'missing' });
    expect(await readFate(site.reader, 'photograph', 'never')).toEqual({ kind: 'missing' });
    expect(await readFate(site.reader, 'section', 'old-walls')).toEqual({ kind: 'moved', slug: 'walls' });
    expect(await readFate(site.reader, 'section', 'vanished')).toEqual({ kind: 'gone' });
  });
});

describe('CatalogueWatcher', () => {
  it('sees a publish and a withdrawal made by another process', async () => {
    const watcher = new CatalogueWatcher(site.reader, undefined, 20);
    await watcher.start();
    expect(watcher.image('image-of-a')).toBeNull();
    const id = await addPhotograph('a');
    await expect.poll(() => watcher.image('image-of-a')).toMatchObject({ width: 900, height: 700 });
    const before = watcher.version();
    await site.writer.$transaction(async (tx) => {
      await tx.photograph.update({ where: { id }, data: { status: 'DRAFT' } });
      await bumpCatalogueVersion(tx);
    });
    await expect.poll(() => watcher.image('image-of-a')).toBeNull();
    expect(watcher.version()).toBe(before + 1);
    watcher.stop();
  });

  it('knows when it can no longer see', async () => {
    const faults: unknown[] = [];
    const watcher = new CatalogueWatcher(site.reader, (error) => faults.push(error), 20);
    await watcher.start();
    expect(watcher.healthy()).toBe(true);
    await site.writer.$executeRawUnsafe('ALTER TABLE CatalogueVersion RENAME TO Elsewhere');
    await expect.poll(() => faults.length).toBeGreaterThan(0);
    expect(watcher.healthy()).toBe(false);
    await site.writer.$executeRawUnsafe('ALTER TABLE Elsewhere RENAME TO CatalogueVersion');
    await expect.poll(() => watcher.healthy()).toBe(true);
    watcher.stop();
  });
});
