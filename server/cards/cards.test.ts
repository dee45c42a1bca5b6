import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CardAddress, cardPath } from '@/lib/cards/card-address';
import type { Detail } from '@/lib/viewport/detail';
import { bumpCatalogueVersion } from '@/server/catalogue/mutations';
import { unpublish } from '@/server/catalogue/publishing/publish';
import { PublishedReader } from '@/server/harvest/published';
import { operator, requireEditable } from '@/server/people/gate';
import { readWords } from '@/server/words';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { loadStarterSite } from '@/tests/fixtures/starter-site';
import { Cards } from './cards';

let site: TestSite;
let cards: Cards;
beforeAll(async () => {
  site = await openTestSite();
  await loadStarterSite(site);
  const published = new PublishedReader(site.reader, 'https://exhibition.example');
  cards = new Cards(published, await readWords(path.resolve('messages')));
});
afterAll(() => site.close());

/** A published photograph that has a scan, or only its stand-in. */
async function published(standIn: boolean) {
  const { publication, ...photograph } = await site.reader.photograph.findFirstOrThrow({
    where: { publication: { scan: { standIn } } },
    orderBy: { slug: 'asc' },
    select: { id: true, slug: true, publication: { select: { scanId: true } } },
  });
  return { ...photograph, scanId: publication?.scanId ?? '' };
}

const photographAt = (id: string, detail: Detail | null = null): CardAddress => ({
  kind: 'photograph',
  id,
  detail,
  language: 'ar',
});

async function cardOf(address: CardAddress) {
  const found = await cards.find(cardPath(address));
  if (found.kind !== 'found') throw new Error(found.kind);
  return found.card;
}

describe('cards of what is published', () => {
  it('show all of a scan or the part that is asked for, with every title, the page’s first', async () => {
    const { id, scanId } = await published(false);
    const whole = await cardOf(photographAt(id));
    expect(whole.picture).toMatchObject({ region: { x: 0, y: 0, width: 4000, height: 3000 }, isWhole: true });
    expect(whole.words.titles.map(({ language }) => language)).toEqual(['ar', 'en']);
    expect(whole.words.exhibition).toBe('القدس: تقارب الحضارات');
    expect(whole.words).toMatchObject({ mark: null, numeral: null });
    const region = { x: 3900, y: 10, width: 5000, height: 20 };
    const detail = await cardOf(photographAt(id, { scanId, region }));
    expect(detail.picture).toMatchObject({ region: { ...region, width: 100 }, isWhole: false });
    expect(detail.words.mark).toBe('تفصيل من الصورة');
  });

  it('never show a stand-in as the photograph: words and a number', async () => {
    const { id, scanId } = await published(true);
    const card = await cardOf(photographAt(id));
    expect(card.picture).toBeNull();
    expect(card.words.numeral).toMatch(/^[٠-٩]+$/);
    const detail = { scanId, region: { x: 1, y: 2, width: 3, height: 4 } };
    expect(await cards.find(cardPath(photographAt(id, detail)))).toEqual({
      kind: 'moved',
      to: cardPath(photographAt(id)),
    });
  });

  it.each([
    ['of another scan', { scanId: 'another' }],
    ['outside', { region: { x: 4000, y: 0, width: 10, height: 10 } }],
  ])('lead a detail %s to the whole', async (_what, wrong) => {
    const { id, scanId } = await published(false);
    const detail = { scanId, region: { x: 0, y: 0, width: 10, height: 10 }, ...wrong };
    const moved = { kind: 'moved', to: cardPath(photographAt(id)) };
    expect(await cards.find(cardPath(photographAt(id, detail)))).toEqual(moved);
  });

  it('exist for the exhibition and its sections, with a photograph that is one', async () => {
    const home = await cardOf({ kind: 'exhibition', language: 'en' });
    expect(home.words.titles[0]?.text).toBe('Jerusalem: Convergence of Civilisations');
    const { id } = await site.reader.section.findFirstOrThrow({ where: { publicationId: { not: null } } });
    const section = await cardOf({ kind: 'section', id, language: 'ar' });
    expect(section.words.mark).toMatch(/^القسم [٠-٩]+$/);
    for (const { picture } of [home, section]) {
      const scan = await site.reader.scan.findFirst({ where: { imageId: picture?.image.id ?? '' } });
      expect(scan?.standIn).toBe(false);
    }
  });

  it('change with a name, and are nothing to strangers once withdrawn', async () => {
    const { id } = await published(false);
    const before = await cardOf(photographAt(id));
    await site.writer.holderName.updateMany({ where: { language: 'ar' }, data: { name: 'اسم جديد' } });
    await bumpCatalogueVersion(site.writer);
    expect((await cardOf(photographAt(id))).words.facts).not.toEqual(before.words.facts);
    const curator = operator('test');
    await unpublish(site.writer, curator, await requireEditable(site.writer, curator, id));
    expect(await cards.find(cardPath(photographAt(id)))).toEqual({ kind: 'missing' });
    expect(await cards.find(cardPath(photographAt('nobody')))).toEqual({ kind: 'missing' });
  });
});
