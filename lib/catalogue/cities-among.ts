/** What part of all photographs must name a place for it to be the city that they show, and how many at least: a share of a few says nothing. */
const CITY_SHARE = 1 / 6;
const CITY_LEAST = 8;

/**
 * Places that so many records name that to name one says no more than that the photograph belongs to the exhibition.
 * @param named for each photograph the places that its record names, each once
 */
export function citiesAmong<K>(named: readonly (readonly K[])[]): Set<K> {
  const counts = new Map<K, number>();
  for (const places of named) {
    for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const least = Math.max(CITY_LEAST, named.length * CITY_SHARE);
  return new Set([...counts].filter(([, count]) => count >= least).map(([place]) => place));
}
