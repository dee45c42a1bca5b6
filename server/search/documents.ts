import { type Facet, HAS_CLOSE_LOOKS } from '@/lib/search/query';
import { rightsName } from '@/lib/search/rights-name';
import type { SearchedDocument } from '@/lib/search/search-index';
import { decadesOf, yearsOf } from '@/lib/search/typed-date';
import type { PublishedEntry } from '@/server/catalogue/data';
import type { Exhibition } from '@/server/catalogue/exhibition';
import { photographViewOf } from '@/server/catalogue/photograph-view';

/** A place as any source calls it. */
export interface PlaceNames {
  name: string;
  isFormer: boolean;
}

type Weighed = SearchedDocument['texts'][number];

/** What a photograph is found by, and what it is narrowed by. */
export function searchedDocument(
  entry: PublishedEntry,
  exhibition: Exhibition,
  placeNames: ReadonlyMap<string, readonly PlaceNames[]>,
): SearchedDocument {
  const { snapshot } = entry;
  const view = photographViewOf(entry, exhibition.authorities);
  const sectionIds = [snapshot.sectionId, ...snapshot.secondarySectionIds];
  const sections = exhibition.sections.filter(({ id }) => sectionIds.includes(id));
  const names = (entries: readonly { names: object }[], weight: number) =>
    entries.flatMap(({ names }) => weighed(Object.values(names), weight));
  const places = view.places.flatMap(({ slug }) => placeNames.get(slug) ?? []);
  const texts: Weighed[] = [
    ...Object.values(snapshot.labels).flatMap((label) =>
      label
        ? [
            ...weighed([label.title], 4),
            ...weighed([label.caption], 1.6),
            ...weighed([label.description, label.note, label.altText], 0.7),
          ]
        : [],
    ),
    ...weighed([snapshot.sourceTitle?.text], 3),
    ...weighed(
      places.map(({ name }) => name),
      3,
    ),
    ...names(view.makers, 3),
    ...names(view.communities, 2.5),
    ...names(view.techniqueTerm ? [view.techniqueTerm] : [], 1.5),
    ...weighed([snapshot.technique?.text], 1.5),
    ...names(view.holder ? [view.holder] : [], 1.2),
    ...names(view.rights ? [view.rights] : [], 0.5),
    ...weighed([snapshot.creditLine, snapshot.dateAsWritten?.text], 0.6),
    ...sections.flatMap(({ snapshot: { labels } }) =>
      weighed(
        Object.values(labels).map((label) => label?.title),
        1,
      ),
    ),
    ...view.annotations.flatMap(({ texts, transcription }) => [
      ...Object.values(texts).flatMap((text) => weighed(Object.values(text ?? {}), 1.2)),
      ...weighed([transcription?.text], 1.2),
    ]),
  ];
  return {
    texts,
    inventoryNumber: snapshot.inventoryNumber,
    years: yearsOf(snapshot.dateEdtf),
    facets: facetsOf(view, sections, snapshot.dateEdtf),
  };
}

function weighed(texts: readonly unknown[], weight: number): Weighed[] {
  return texts.flatMap((text) => (typeof text === 'string' && text !== '' ? [{ text, weight }] : []));
}

function facetsOf(
  view: ReturnType<typeof photographViewOf>,
  sections: readonly { slug: string }[],
  dateEdtf: string | null,
): Partial<Record<Facet, readonly string[]>> {
  const slugs = (entries: readonly { slug: string }[]) => [...new Set(entries.map(({ slug }) => slug))];
  return {
    section: slugs(sections),
    community: slugs(view.communities),
    maker: slugs(view.makers),
    place: slugs(view.places),
    decade: decadesOf(dateEdtf).map(String),
    technique: view.techniqueTerm ? [view.techniqueTerm.slug] : [],
    holder: view.holder ? [view.holder.slug] : [],
    rights: view.rights ? [rightsName(view.rights.uri)] : [],
    close: view.annotations.length > 0 ? [HAS_CLOSE_LOOKS] : [],
  };
}
