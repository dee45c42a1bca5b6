import type { PublishedEntry } from './data';
import type { Exhibition } from './exhibition';

/** One reckoning for each exhibition that was read. */
const reckoned = new WeakMap<Exhibition, ReadonlyMap<string, readonly PublishedEntry[]>>();

/** The photographs of a section, those first of which it is the first section; by one pass over the walk for all of them. */
export function sectionMembers(exhibition: Exhibition, sectionId: string): readonly PublishedEntry[] {
  const known = reckoned.get(exhibition) ?? membersOf(exhibition);
  reckoned.set(exhibition, known);
  return known.get(sectionId) ?? [];
}

function membersOf({ sections, walk }: Exhibition): Map<string, PublishedEntry[]> {
  const members = new Map(sections.map(({ id }) => [id, [] as PublishedEntry[]]));
  for (const entry of walk) if (entry.snapshot.sectionId) members.get(entry.snapshot.sectionId)?.push(entry);
  for (const entry of walk)
    for (const id of new Set(entry.snapshot.secondarySectionIds)) members.get(id)?.push(entry);
  return members;
}
