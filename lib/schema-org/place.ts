import type { Language } from '../catalogue/languages';
import type { GazetteerPlace } from '../map/views';
import { pickText } from '../text/pick-text';
import { present, type Statement } from './statement';

/**
 * A place as schema.org describes one, in the page's language. Coordinates that nobody has sourced are left out.
 * @param page its absolute address
 */
export function placePageStatement(place: GazetteerPlace, language: Language, page: string): Statement {
  const { names, allNames, latitude, longitude, coordinatesFrom } = place;
  const name = pickText(names, language)?.text;
  const isPlaced = latitude !== null && longitude !== null && coordinatesFrom !== null;
  return present({
    '@context': 'https://schema.org',
    '@type': 'Place',
    '@id': page,
    url: page,
    inLanguage: language,
    name,
    alternateName: [...new Set(allNames.map(({ text }) => text))].filter((text) => text !== name),
    geo: isPlaced ? { '@type': 'GeoCoordinates', latitude, longitude } : null,
  });
}
