import { citiesAmong } from '../catalogue/cities-among';

/** Where communities meet, from what the photographs' records say. Everything is named by its number in the caller's lists. */

/** What one photograph says. */
export interface Assigned {
  /** Each once. */
  communities: readonly number[];
  /** Each once, as the record names them. */
  places: readonly number[];
  /** Each once. */
  sections: readonly number[];
}

/** A community's part in a meeting. */
export interface Part {
  community: number;
  /** Numbers of photographs, in the caller's order. */
  photographs: number[];
}

/** Communities that meet in something; two or more of them, in their order. */
export interface Meeting {
  /** The place or section; of photographs -1. */
  of: number;
  parts: Part[];
  /** Every photograph that has a part in it, once, in the caller's order. */
  photographs: number[];
}

/** What a community has, and with whom. */
export interface CommunityPart {
  photographs: number[];
  /** Those of its photographs that another community has too. */
  shared: number[];
  /** How many photographs it has at each of its places, and in each of its sections. */
  places: Map<number, number>;
  sections: Map<number, number>;
}

export interface Convergence {
  /** Photographs with the same communities are one meeting. The most photographs first. */
  photographs: Meeting[];
  /** The most communities first, then the most photographs. */
  places: Meeting[];
  /** In the order of the sections. */
  sections: Meeting[];
  /** By the number of the community. */
  communities: CommunityPart[];
}

/**
 * A photograph is shared where its own record names two communities. A place or a section brings communities together only by
 * photographs of which none has them all: what one photograph shares is told there, and is no second meeting. The city itself,
 * which all have, is no place to meet in.
 */
export function convergenceOf(photographs: readonly Assigned[], communityCount: number): Convergence {
  const communities = Array.from({ length: communityCount }, emptyPart);
  const cities = citiesAmong(photographs.map((one) => one.places));
  const sets = new Map<string, Meeting>();
  const places = new Map<number, Meeting>();
  const sections = new Map<number, Meeting>();
  for (const [number, assigned] of photographs.entries()) {
    if (assigned.communities.length === 0) continue;
    const own = [...assigned.communities].sort((a, b) => a - b);
    addToCommunities(communities, own, { ...assigned, number });
    if (own.length > 1) addTo(sets, own.join(' '), -1, own, number);
    for (const place of assigned.places) {
      if (!cities.has(place)) addTo(places, place, place, own, number);
    }
    for (const section of assigned.sections) addTo(sections, section, section, own, number);
  }
  return {
    photographs: [...sets.values()].sort(byPhotographs),
    places: [...places.values()]
      .filter(bringsTogether)
      .map(inOrder)
      .sort((a, b) => b.parts.length - a.parts.length || byPhotographs(a, b)),
    sections: [...sections.values()]
      .filter(bringsTogether)
      .map(inOrder)
      .sort((a, b) => a.of - b.of),
    communities,
  };
}

function emptyPart(): CommunityPart {
  return { photographs: [], shared: [], places: new Map(), sections: new Map() };
}

function addToCommunities(
  communities: readonly CommunityPart[],
  own: readonly number[],
  { number, places, sections }: Assigned & { number: number },
): void {
  for (const one of own) {
    const part = communities[one];
    if (!part) continue;
    part.photographs.push(number);
    if (own.length > 1) part.shared.push(number);
    for (const place of places) part.places.set(place, (part.places.get(place) ?? 0) + 1);
    for (const section of sections) part.sections.set(section, (part.sections.get(section) ?? 0) + 1);
  }
}

function addTo<K>(
  meetings: Map<K, Meeting>,
  key: K,
  of: number,
  communities: readonly number[],
  photograph: number,
): void {
  let meeting = meetings.get(key);
  if (!meeting) {
    meeting = { of, parts: [], photographs: [] };
    meetings.set(key, meeting);
  }
  meeting.photographs.push(photograph);
  for (const community of communities) {
    const part = meeting.parts.find((one) => one.community === community);
    if (part) part.photographs.push(photograph);
    else meeting.parts.push({ community, photographs: [photograph] });
  }
}

function bringsTogether({ parts, photographs }: Meeting): boolean {
  return parts.length > 1 && photographs.length > 1;
}

function inOrder(meeting: Meeting): Meeting {
  return { ...meeting, parts: [...meeting.parts].sort((a, b) => a.community - b.community) };
}

function byPhotographs(a: Meeting, b: Meeting): number {
  return b.photographs.length - a.photographs.length || (a.photographs[0] ?? 0) - (b.photographs[0] ?? 0);
}

/** With whom a community meets: for each other one the photographs that both have, and the places and sections where both are. */
export interface Encounter {
  community: number;
  photographs: number[];
  places: number;
  sections: number;
}

/** The nearest first: by photographs, then places, then sections. */
export function encountersOf(community: number, convergence: Convergence): Encounter[] {
  const found = new Map<number, Encounter>();
  for (const kind of ['photographs', 'places', 'sections'] as const) {
    for (const { parts, photographs } of convergence[kind]) {
      const own = parts.find((part) => part.community === community);
      if (!own) continue;
      for (const other of parts) {
        if (other === own || (kind !== 'photographs' && !areApart(own, other))) continue;
        const encounter = found.get(other.community) ?? {
          ...{ community: other.community, photographs: [], places: 0, sections: 0 },
        };
        if (kind === 'photographs') encounter.photographs.push(...photographs);
        else encounter[kind] += 1;
        found.set(other.community, encounter);
      }
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      b.photographs.length - a.photographs.length ||
      b.places - a.places ||
      b.sections - a.sections ||
      a.community - b.community,
  );
}

/** False where all that the two have there is one and the same photograph. */
export function areApart(a: Part, b: Part): boolean {
  return a.photographs.length > 1 || b.photographs.length > 1 || a.photographs[0] !== b.photographs[0];
}
