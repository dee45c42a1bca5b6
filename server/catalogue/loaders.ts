import { listPage } from '@/lib/catalogue/list-page';
import type {
  CreditsView,
  Found,
  HomeView,
  PhotographLink,
  PhotographSummary,
  PhotographsPage,
  PhotographView,
  SectionView,
} from '@/lib/catalogue/views';
import type { Hero } from '@/lib/site/documents';
import { databases } from '@/server/db/client';
import { loadSiteTexts } from '@/server/site/loaders';
import { type PublishedEntry, readFate } from './data';
import { readDraftEntry } from './drafts/draft-entry';
import {
  type Exhibition,
  exhibitionWith,
  linkTo,
  positionOf,
  readExhibition,
  sectionTexts,
  sectionTitles,
  summaryOf,
} from './exhibition';
import { oncePerVersion } from './once-per-version';
import { photographViewOf } from './photograph-view';
import { sectionMembers } from './section-members';

/** The exhibition as it is published now. */
export const loadExhibition = oncePerVersion(readExhibition);

/** Photographs of one page of the index, or of a section. */
const PER_PAGE = 60;

/** More than a line of prints ever holds. */
const FOR_A_LINE = 24;

/** What the first page shows; with the photograph that curators chose for it, or the first of the walk. */
export async function loadHome(): Promise<HomeView> {
  return loadHomeWith((await loadSiteTexts()).home.hero);
}

/** The first page as it would be with another choice. */
export async function loadHomeWith(chosen: Hero | null): Promise<HomeView> {
  const current = await loadExhibition();
  const found = current.walk.find(({ id }) => id === chosen?.photographId);
  const hero = found ?? current.walk[0];
  const cropFits = found?.image && !found.image.standIn;
  return {
    hero: hero ? summaryOf(hero, current) : null,
    heroCrop: cropFits ? (chosen?.crop ?? null) : null,
    sections: current.sections.flatMap(
      (_, index) => sectionViewOf(index, current, { page: 1, size: FOR_A_LINE }) ?? [],
    ),
    photographCount: current.walk.length,
  };
}

/** A section with a page of its photographs, primary ones first; a page beyond its last is missing. */
export async function loadSection(slug: string, page = 1): Promise<Found<SectionView>> {
  const current = await loadExhibition();
  const index = current.sections.findIndex((section) => section.slug === slug);
  if (index < 0) return readFate(databases().reader, 'section', slug);
  const view = sectionViewOf(index, current, { page, size: PER_PAGE });
  return view ? { kind: 'found', view } : { kind: 'missing' };
}

function sectionViewOf(
  index: number,
  current: Exhibition,
  { page, size }: { page: number; size: number },
): SectionView | null {
  const section = current.sections[index];
  if (!section) throw new RangeError(`no section ${index}`);
  const members = sectionMembers(current, section.id);
  const shown = listPage(members, page, size);
  if (!shown) return null;
  return {
    id: section.id,
    slug: section.slug,
    number: index + 1,
    titles: sectionTitles(section),
    texts: sectionTexts(section),
    picture: members.find(({ image }) => image?.standIn === false)?.image ?? null,
    photographs: shown.items.map((entry) => summaryOf(entry, current)),
    count: shown.count,
    page: shown.page,
    pages: shown.pages,
  };
}

/** Every photograph, in the order of the walk. */
export async function loadAllPhotographs(): Promise<PhotographSummary[]> {
  const current = await loadExhibition();
  return current.walk.map((entry) => summaryOf(entry, current));
}

/** One page of all photographs in the order of the walk; null beyond the last. */
export async function loadPhotographsPage(page: number): Promise<PhotographsPage | null> {
  const current = await loadExhibition();
  const shown = listPage(current.walk, page, PER_PAGE);
  if (!shown) return null;
  const { items, ...where } = shown;
  return { ...where, photographs: items.map((entry) => summaryOf(entry, current)) };
}

/** Ids by slug of what is published. */
export async function loadPhotographIds(): Promise<Map<string, string>> {
  const { walk } = await loadExhibition();
  return new Map(walk.map(({ slug, id }) => [slug, id]));
}

/** A photograph with its whole label and its neighbours in the walk. */
export async function loadPhotograph(slug: string): Promise<Found<PhotographView>> {
  const current = await loadExhibition();
  const index = current.indexBySlug.get(slug);
  const entry = index === undefined ? undefined : current.walk[index];
  if (index === undefined || !entry) return readFate(databases().reader, 'photograph', slug);
  return { kind: 'found', view: viewAt(index, entry, current) };
}

function viewAt(index: number, entry: PublishedEntry, current: Exhibition): PhotographView {
  return {
    ...photographViewOf(entry, current.authorities),
    section: positionOf(index, current),
    previous: linkTo(current.walk[index - 1]),
    next: linkTo(current.walk[index + 1]),
  };
}

/**
 * A draft exactly as its page would be if it were published now. The caller has made sure that its reader may see it.
 * @returns null where there is no such photograph
 */
export async function loadDraftAsPublished(id: string): Promise<PhotographView | null> {
  const entry = await readDraftEntry(databases().reader, id);
  if (!entry) return null;
  const current = exhibitionWith(await loadExhibition(), entry);
  return viewAt(current.walk.indexOf(entry), entry, current);
}

/** Slugs and titles of the whole walk. */
export async function loadWalk(): Promise<PhotographLink[]> {
  const { walk } = await loadExhibition();
  return walk.flatMap((entry) => linkTo(entry) ?? []);
}

/** Who holds what is shown. */
export async function loadCredits(): Promise<CreditsView> {
  const { walk, authorities } = await loadExhibition();
  const counts = new Map<string, number>();
  const sources = new Map<string, number>();
  for (const { snapshot } of walk) {
    if (snapshot.holderId) counts.set(snapshot.holderId, (counts.get(snapshot.holderId) ?? 0) + 1);
    const origin =
      snapshot.sourceUrl && URL.canParse(snapshot.sourceUrl) ? new URL(snapshot.sourceUrl).origin : null;
    if (origin) sources.set(origin, (sources.get(origin) ?? 0) + 1);
  }
  const most = (a: { photographs: number }, b: { photographs: number }) => b.photographs - a.photographs;
  return {
    holders: [...counts]
      .flatMap(([id, photographs]) => {
        const holder = authorities.holders.get(id);
        return holder ? [{ ...holder, photographs }] : [];
      })
      .sort(most),
    sources: [...sources].map(([url, photographs]) => ({ url, photographs })).sort(most),
  };
}
