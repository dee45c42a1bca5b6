import { setImmediate as breath, setTimeout as pause } from 'node:timers/promises';
import { SearchIndex } from '@/lib/search/search-index';
import { SuggestionIndex } from '@/lib/search/suggestion-index';
import type { PublishedEntry } from '@/server/catalogue/data';
import { readCatalogueVersion } from '@/server/catalogue/data';
import { type Exhibition, sectionTitles, titlesOf } from '@/server/catalogue/exhibition';
import { loadExhibition } from '@/server/catalogue/loaders';
import { type Db, databases } from '@/server/db/client';
import { type PlaceNames, searchedDocument } from './documents';

/** So long the building of the index may keep others waiting at a time. */
const SLICE_MS = 8;
/** So long a search waits for what has just been published; then it is answered from what was there before. */
const PATIENCE_MS = 25;
/** Where more than this part of the catalogue has changed, the index is built anew beside the old one. */
const MOST_CHANGED = 0.1;

/** Former and other names of places by slug, which the exhibition itself does not carry. */
export type NamesOfPlaces = ReadonlyMap<string, readonly PlaceNames[]>;

/** The index with what its documents are numbers of. */
export interface Searchable {
  index: SearchIndex;
  suggestions: SuggestionIndex;
  exhibition: Exhibition;
  placeNames: NamesOfPlaces;
  /** By document. */
  entries: (PublishedEntry | undefined)[];
  documents: Map<PublishedEntry, number>;
  /** What of the lists documents are made of, by id, to see what has changed. */
  lists: Map<string, string>;
}

export async function readPlaceNames(db: Db): Promise<Map<string, PlaceNames[]>> {
  const rows = await db.place.findMany({
    where: { mergedIntoId: null },
    select: { slug: true, names: { select: { name: true, kind: true } } },
  });
  return new Map(
    rows.map(({ slug, names }) => [
      slug,
      names.map(({ name, kind }) => ({ name, isFormer: kind === 'FORMER' })),
    ]),
  );
}

/** Lets others go before, whenever it has kept them waiting for a slice. */
function politely(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE_MS) return;
    await breath();
    since = performance.now();
  };
}

/** Builds the index of an exhibition, in slices. */
export async function buildSearchable(
  exhibition: Exhibition,
  placeNames: NamesOfPlaces,
): Promise<Searchable> {
  const searchable: Searchable = {
    ...{ index: new SearchIndex(), suggestions: new SuggestionIndex(), exhibition, placeNames },
    ...{ entries: [], documents: new Map(), lists: listsOf(exhibition, placeNames) },
  };
  const next = politely();
  for (const entry of exhibition.walk) {
    addEntry(searchable, entry);
    await next();
  }
  for (const _ of searchable.index.make()) await next();
  await settle(searchable, next);
  return searchable;
}

/**
 * Brings an index to a later exhibition by what has changed between them, in slices; meanwhile it answers as before.
 * @returns the same index, or a new one where much has changed
 */
export async function refreshSearchable(
  searchable: Searchable,
  exhibition: Exhibition,
  placeNames: NamesOfPlaces,
): Promise<Searchable> {
  const lists = listsOf(exhibition, placeNames);
  const changed = new Set(
    [...lists.keys(), ...searchable.lists.keys()].filter((id) => lists.get(id) !== searchable.lists.get(id)),
  );
  const isNew = (entry: PublishedEntry) =>
    !searchable.documents.has(entry) || (changed.size > 0 && idsOf(entry).some((id) => changed.has(id)));
  const come = exhibition.walk.filter(isNew);
  if (come.length > 20 + MOST_CHANGED * exhibition.walk.length)
    return buildSearchable(exhibition, placeNames);
  Object.assign(searchable, { exhibition, placeNames, lists });
  const next = politely();
  const stay = new Set(exhibition.walk);
  for (const entry of come) stay.delete(entry);
  for (const [entry, document] of searchable.documents) {
    if (stay.has(entry)) continue;
    searchable.index.remove(document);
    searchable.documents.delete(entry);
  }
  await next();
  for (const entry of come) {
    addEntry(searchable, entry);
    await next();
  }
  await settle(searchable, next);
  return searchable;
}

function addEntry(searchable: Searchable, entry: PublishedEntry): void {
  const { index, exhibition, placeNames, entries, documents } = searchable;
  const document = index.add(searchedDocument(entry, exhibition, placeNames));
  entries[document] = entry;
  documents.set(entry, document);
}

async function settle(searchable: Searchable, next: () => Promise<void>): Promise<void> {
  const { index, exhibition, documents, placeNames } = searchable;
  index.setPlaceNames([...placeNames].map(([slug, names]) => [slug, names.map(({ name }) => name)] as const));
  await next();
  index.inOrder(Uint32Array.from(exhibition.walk, (entry) => documents.get(entry) ?? 0));
  await next();
  const suggestions = new SuggestionIndex();
  for (const each of namedThings(exhibition, placeNames)) suggestions.addNamed(each);
  for (const entry of exhibition.walk) {
    const { slug, snapshot } = entry;
    suggestions.addPhotograph({ slug, names: titlesOf(entry) }, snapshot.inventoryNumber);
    await next();
  }
  for (const _ of suggestions.make()) await next();
  searchable.suggestions = suggestions;
}

function* namedThings({ authorities, sections }: Exhibition, placeNames: NamesOfPlaces) {
  for (const { slug, names } of authorities.places.values()) {
    const former = (placeNames.get(slug) ?? []).map(({ name }) => name);
    yield { kind: 'place' as const, slug, names, otherNames: former };
  }
  for (const { slug, names } of authorities.makers.values())
    yield { kind: 'maker' as const, slug, names, otherNames: [] };
  for (const { slug, names } of authorities.communities.values())
    yield { kind: 'community' as const, slug, names, otherNames: [] };
  for (const section of sections)
    yield { kind: 'section' as const, slug: section.slug, names: sectionTitles(section), otherNames: [] };
}

function listsOf({ authorities, sections }: Exhibition, placeNames: NamesOfPlaces): Map<string, string> {
  const lists = new Map<string, string>();
  for (const list of Object.values(authorities))
    if (list instanceof Map) for (const [id, entry] of list) lists.set(String(id), JSON.stringify(entry));
  for (const [id, { slug }] of authorities.places)
    lists.set(id, `${lists.get(id)} ${JSON.stringify(placeNames.get(slug) ?? [])}`);
  for (const section of sections)
    lists.set(section.id, JSON.stringify([section.slug, sectionTitles(section)]));
  return lists;
}

function idsOf({ snapshot }: PublishedEntry): string[] {
  const { sectionId, secondarySectionIds, makers, placeIds, communities, techniqueId, holderId, rightsId } =
    snapshot;
  return [
    ...[sectionId, techniqueId, holderId, rightsId].flatMap((id) => id ?? []),
    ...secondarySectionIds,
    ...makers.map(({ makerId }) => makerId),
    ...placeIds,
    ...communities.map(({ communityId }) => communityId),
  ];
}

let current: Searchable | undefined;
let working: Promise<void> | undefined;

/**
 * The index of what is published. What was published a moment ago may not be in it yet: nobody waits for it but the first,
 * who finds no index at all.
 */
export async function loadSearchable(): Promise<Searchable> {
  const version = await readCatalogueVersion(databases().reader);
  if (current && current.exhibition.version === version) return current;
  working ??= bringUpToDate().finally(() => {
    working = undefined;
  });
  if (current) {
    // Its failure is told to whoever comes when there is none at all.
    await Promise.race([working.catch(() => {}), pause(PATIENCE_MS)]);
    return current;
  }
  await working;
  if (!current) throw new Error('the index of the search was not built');
  return current;
}

async function bringUpToDate(): Promise<void> {
  const placeNames = await readPlaceNames(databases().reader);
  const exhibition = await loadExhibition();
  current = await (current
    ? refreshSearchable(current, exhibition, placeNames)
    : buildSearchable(exhibition, placeNames));
}
