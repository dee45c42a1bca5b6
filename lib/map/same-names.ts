import type { Language } from '../catalogue/languages';
import type { Text, Texts } from '../catalogue/views';
import { foldText } from '../text/fold';
import { pickText } from '../text/pick-text';
import { distanceAndBearing, type Position } from './geometry';
import type { GazetteerPlace } from './views';

/** What tells a place from another of the same name; all of it from its own entry and from positions with a source. */
export type Distinction =
  | { kind: 'called'; name: Text }
  | { kind: 'near'; names: Texts }
  | { kind: 'address'; slug: string };

/** Metres within which one place is said to be near another. */
const NEAR = 600;

/**
 * What is said beside those names that several places share in a language; by the places' addresses.
 * A name that only one of them has comes first, then the nearest place that no other of them is nearest to, then the address.
 */
export function distinctions(
  places: readonly GazetteerPlace[],
  language: Language,
): ReadonlyMap<string, Distinction> {
  const groups = new Map<string, GazetteerPlace[]>();
  for (const place of places) {
    const name = foldText(pickText(place.names, language)?.text ?? '');
    groups.set(name, [...(groups.get(name) ?? []), place]);
  }
  const found = new Map<string, Distinction>();
  for (const [name, group] of groups) {
    if (group.length < 2) continue;
    const others = places.filter((place) => !group.includes(place));
    const nearest = new Map(group.map((place) => [place.slug, nearestTo(place, others)]));
    const isOnly = (slug: string) => [...nearest.values()].filter((near) => near?.slug === slug).length === 1;
    for (const place of group) {
      const called = ownName(place, { group, name, language });
      const near = nearest.get(place.slug);
      if (called) found.set(place.slug, { kind: 'called', name: called });
      else if (near && isOnly(near.slug)) found.set(place.slug, { kind: 'near', names: near.names });
      else found.set(place.slug, { kind: 'address', slug: place.slug });
    }
  }
  return found;
}

/** A former or a community's name, in the page's language before others. */
function ownName(
  place: GazetteerPlace,
  { group, name, language }: { group: readonly GazetteerPlace[]; name: string; language: Language },
): Text | null {
  const taken = new Set([
    name,
    ...group
      .filter((other) => other !== place)
      .flatMap(({ allNames }) => allNames.map(({ text }) => foldText(text))),
  ]);
  const own = place.allNames.filter(({ kind, text }) => kind !== 'MAIN' && !taken.has(foldText(text)));
  const best = own.find(({ lang }) => lang === language) ?? own[0];
  return best ? { text: best.text, lang: best.lang } : null;
}

function positionOf({ latitude, longitude, coordinatesFrom }: GazetteerPlace): Position | null {
  return latitude === null || longitude === null || coordinatesFrom === null ? null : { latitude, longitude };
}

function nearestTo(place: GazetteerPlace, others: readonly GazetteerPlace[]): GazetteerPlace | null {
  const from = positionOf(place);
  let best: { place: GazetteerPlace; metres: number } | null = null;
  for (const other of from ? others : []) {
    const to = positionOf(other);
    if (!from || !to) continue;
    const { metres } = distanceAndBearing(from, to);
    if (metres <= NEAR && (best === null || metres < best.metres)) best = { place: other, metres };
  }
  return best?.place ?? null;
}
