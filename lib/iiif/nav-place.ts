import type { PlaceView } from '../catalogue/views';
import { mapOfTexts } from './language-map';
import type { LanguageMap, NavPlace, PlaceFeature } from './presentation-types';

/** WGS 84 degrees. */
interface Position {
  latitude: number;
  longitude: number;
}

/**
 * The places of a photograph as the navPlace extension has them: those whose coordinates have a source, and where the
 * photographer stood.
 * @param id of the resource that they belong to
 * @param viewpointLabel names the viewpoint
 * @returns null where there are none
 */
export function navPlaceOf(
  id: string,
  places: readonly PlaceView[],
  viewpoint: Position | null,
  viewpointLabel: LanguageMap,
): NavPlace | null {
  const features = places.flatMap((place) => featureOf(id, place) ?? []);
  if (viewpoint) {
    features.push({
      id: `${id}#viewpoint`,
      type: 'Feature',
      properties: { label: viewpointLabel },
      geometry: pointAt(viewpoint),
    });
  }
  return features.length > 0 ? { id: `${id}#places`, type: 'FeatureCollection', features } : null;
}

function featureOf(id: string, place: PlaceView): PlaceFeature | null {
  const { slug, names, latitude, longitude, coordinatesFrom } = place;
  const label = mapOfTexts(names);
  if (latitude === null || longitude === null || coordinatesFrom === null || !label) return null;
  return {
    id: `${id}#place-${slug}`,
    type: 'Feature',
    properties: { label, summary: { en: [coordinatesFrom] } },
    geometry: pointAt({ latitude, longitude }),
  };
}

function pointAt({ latitude, longitude }: Position): PlaceFeature['geometry'] {
  return { type: 'Point', coordinates: [longitude, latitude] };
}
