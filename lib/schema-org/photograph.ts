import type { Language } from '../catalogue/languages';
import { pickLabel } from '../catalogue/pick-label';
import type { AuthorityView, MakerRole, PhotographView, PlaceView } from '../catalogue/views';
import { navDateOf } from '../iiif/nav-date';
import { pickText } from '../text/pick-text';
import { type NamedPage, present, type Statement } from './statement';

/** Absolute addresses. */
export interface PhotographAddresses {
  page: string;
  manifest: string | null;
  /** The largest preview; null beside a stand-in, which is never handed on as the photograph's picture (DECISIONS, 12). */
  picture: string | null;
}

/** Those that are more than one person, as far as their part tells. */
const ORGANISATIONS: ReadonlySet<MakerRole> = new Set(['studio', 'publisher', 'collection']);

/**
 * A photograph as schema.org describes one, in the page's language. What the record does not say is left out.
 * @param collection the page that lists it
 */
export function photographStatement(
  photograph: PhotographView,
  language: Language,
  collection: NamedPage,
  { page, manifest, picture }: PhotographAddresses,
): Statement {
  const { labels, makers, places, holder, rights, creditLine, inventoryNumber, date } = photograph;
  return present({
    '@context': 'https://schema.org',
    '@type': 'Photograph',
    '@id': page,
    url: page,
    inLanguage: language,
    name: pickLabel(labels, 'title', language)?.text,
    alternateName: photograph.sourceTitle?.text,
    description: pickLabel(labels, 'caption', language)?.text,
    creator: makers.map((maker) => makerStatement(maker, language)),
    dateCreated: dateOf(date.edtf),
    contentLocation: places.map((place) => placeStatement(place, language)),
    image: picture,
    license: rights?.uri,
    creditText: creditLine,
    identifier: inventoryNumber,
    sourceOrganization: holder && organisation(holder, language, holder.url),
    isBasedOn: photograph.sourceUrl,
    subjectOf: manifest && { '@type': 'DigitalDocument', url: manifest },
    isPartOf: { '@type': 'CollectionPage', '@id': collection.page, name: collection.name },
  });
}

/** Schema.org knows whole dates only: what is near, doubtful or long is left to the page's words. */
function dateOf(edtf: string | null): string | null {
  return navDateOf(edtf) === null ? null : edtf;
}

function makerStatement(maker: AuthorityView & { role: MakerRole }, language: Language): Statement {
  if (ORGANISATIONS.has(maker.role)) return organisation(maker, language, null);
  return present({ '@type': 'Person', name: pickText(maker.names, language)?.text });
}

function organisation({ names }: AuthorityView, language: Language, url: string | null): Statement {
  return present({ '@type': 'Organization', name: pickText(names, language)?.text, url });
}

function placeStatement(
  { names, latitude, longitude, coordinatesFrom }: PlaceView,
  language: Language,
): Statement {
  const isPlaced = latitude !== null && longitude !== null && coordinatesFrom !== null;
  return present({
    '@type': 'Place',
    name: pickText(names, language)?.text,
    geo: isPlaced ? { '@type': 'GeoCoordinates', latitude, longitude } : null,
  });
}
