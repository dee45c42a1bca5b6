import type {
  AuthorityView,
  PhotographLink,
  PhotographSummary,
  SectionPosition,
  Texts,
} from '@/lib/catalogue/views';
import type { Db } from '@/server/db/client';
import {
  type Authorities,
  type PublishedEntry,
  type PublishedSection,
  readAuthorities,
  readCatalogueVersion,
  readPublishedSections,
} from './data';
import { readPublishedPhotographs } from './published-entries';

/** Everything that is published, read together, in the order of the walk. */
export interface Exhibition {
  version: number;
  sections: PublishedSection[];
  /** Section by section; photographs without a published section come last. */
  walk: PublishedEntry[];
  /** Index into `walk`. */
  indexBySlug: Map<string, number>;
  authorities: Authorities;
}

export async function readExhibition(db: Db): Promise<Exhibition> {
  // The version first: what is read after it can only be newer, so nothing old is ever kept under a new number.
  const version = await readCatalogueVersion(db);
  const [photographs, sections, authorities] = await Promise.all([
    readPublishedPhotographs(db, version),
    readPublishedSections(db),
    readAuthorities(db),
  ]);
  const walk = inOrder(photographs, sections);
  return {
    version,
    sections,
    walk,
    indexBySlug: new Map(walk.map(({ slug }, index) => [slug, index])),
    authorities,
  };
}

/** The exhibition as it would be if this were published now. */
export function exhibitionWith(current: Exhibition, entry: PublishedEntry): Exhibition {
  const walk = inOrder([...current.walk.filter(({ id }) => id !== entry.id), entry], current.sections);
  return { ...current, walk, indexBySlug: new Map(walk.map(({ slug }, index) => [slug, index])) };
}

function inOrder(photographs: PublishedEntry[], sections: PublishedSection[]): PublishedEntry[] {
  const rank = new Map(sections.map(({ id }, index) => [id, index]));
  const places = placesIn(sections);
  // Looked up once for each, not once for each comparison.
  const ranked = photographs.map((entry) => {
    const { sectionId, position } = entry.snapshot;
    return {
      ...{ entry, position },
      section: (sectionId === null ? undefined : rank.get(sectionId)) ?? sections.length,
      place: places.get(`${sectionId} ${entry.id}`) ?? Number.MAX_SAFE_INTEGER,
    };
  });
  ranked.sort(
    (a, b) =>
      a.section - b.section ||
      a.place - b.place ||
      a.position - b.position ||
      // Latin letters, digits and hyphens: their codes are in the order of the alphabet.
      (a.entry.slug < b.entry.slug ? -1 : 1),
  );
  return ranked.map(({ entry }) => entry);
}

/** The order that each section's publication froze, by section and photograph: it may still list one that has left it. */
function placesIn(sections: PublishedSection[]): Map<string, number> {
  return new Map(
    sections.flatMap(({ id: sectionId, snapshot }) =>
      snapshot.photographIds.map((id, place) => [`${sectionId} ${id}`, place] as const),
    ),
  );
}

export function titlesOf(entry: PublishedEntry): Texts {
  return mapTexts(entry.snapshot.labels, ({ title }) => title);
}

export function sectionTitles(section: PublishedSection): Texts {
  return mapTexts(section.snapshot.labels, ({ title }) => title);
}

export function sectionTexts(section: PublishedSection): Texts {
  return mapTexts(section.snapshot.labels, ({ text }) => text);
}

/** One value per language, leaving out the languages that have none. */
export function mapTexts<V>(values: Partial<Record<string, V>>, pick: (value: V) => string | null): Texts {
  const picked = Object.entries(values).flatMap(([language, value]) => {
    const text = value === undefined ? null : pick(value);
    return text ? [[language, text] as const] : [];
  });
  return Object.fromEntries(picked);
}

export function summaryOf(entry: PublishedEntry, { authorities }: Exhibition): PhotographSummary {
  return {
    slug: entry.slug,
    titles: titlesOf(entry),
    dateEdtf: entry.snapshot.dateEdtf,
    image: entry.image,
    holder: holderOf(entry, authorities),
  };
}

function holderOf(entry: PublishedEntry, { holders }: Authorities): AuthorityView | null {
  const holder = entry.snapshot.holderId === null ? undefined : holders.get(entry.snapshot.holderId);
  return holder ? { slug: holder.slug, names: holder.names } : null;
}

export function linkTo(entry: PublishedEntry | undefined): PhotographLink | null {
  return entry ? { slug: entry.slug, titles: titlesOf(entry) } : null;
}

/** Where a photograph stands: its section, and its number in the whole exhibition. */
export function positionOf(index: number, { walk, sections }: Exhibition): SectionPosition | null {
  const sectionId = walk[index]?.snapshot.sectionId;
  const at = sections.findIndex(({ id }) => id === sectionId);
  const section = sections[at];
  if (!section) return null;
  return {
    slug: section.slug,
    number: at + 1,
    titles: sectionTitles(section),
    index: index + 1,
    total: walk.length,
  };
}
