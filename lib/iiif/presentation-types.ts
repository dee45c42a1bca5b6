import type { Selector } from '../annotations/web-annotation';
import type { SearchService } from './search-address';

/**
 * What we write of the IIIF Presentation API 3.0, and no more. Names and shapes are the specification's
 * (https://iiif.io/api/presentation/3.0/).
 */

export const PRESENTATION_CONTEXT = 'http://iiif.io/api/presentation/3/context.json';
/** Media type of manifests and collections (6.2). */
export const MANIFEST_TYPE = `application/ld+json;profile="${PRESENTATION_CONTEXT}"`;
export const NAV_PLACE_CONTEXT = 'http://iiif.io/api/extension/navplace/context.json';

/** BCP 47 tag, or `none`, to the texts in that language (3.1, "language map"). */
export type LanguageMap = Readonly<Record<string, readonly string[]>>;

export interface MetadataPair {
  label: LanguageMap;
  /** Plain texts, or HTML of the few elements that 4.5 allows. */
  value: LanguageMap;
}

export interface ImageServiceReference {
  id: string;
  type: 'ImageService3';
  profile: string;
}

/** Pixels. */
export interface ImageResource {
  id: string;
  type: 'Image';
  format: string;
  width?: number;
  height?: number;
  service?: ImageServiceReference[];
}

export interface TextResource {
  id: string;
  type: 'Text';
  label: LanguageMap;
  format: 'text/html';
  /** Absent where nobody has noted it. */
  language?: string[];
}

export interface DatasetResource {
  id: string;
  type: 'Dataset';
  label: LanguageMap;
  format: string;
  profile: string;
}

export interface Agent {
  id: string;
  type: 'Agent';
  label: LanguageMap;
  homepage?: TextResource[];
  logo?: ImageResource[];
}

/** A GeoJSON feature whose properties are IIIF's (navPlace extension, 3). */
export interface PlaceFeature {
  id: string;
  type: 'Feature';
  properties: { label: LanguageMap; summary?: LanguageMap };
  /** Longitude first, degrees (RFC 7946, 3.1.1). */
  geometry: { type: 'Point'; coordinates: [number, number] };
}

export interface NavPlace {
  id: string;
  type: 'FeatureCollection';
  features: PlaceFeature[];
}

export interface CollectionReference {
  id: string;
  type: 'Collection';
  label: LanguageMap;
  thumbnail?: ImageResource[];
}

export interface ManifestReference {
  id: string;
  type: 'Manifest';
  label: LanguageMap;
  navDate?: string;
  thumbnail?: ImageResource[];
}

interface PaintingAnnotation {
  id: string;
  type: 'Annotation';
  motivation: 'painting';
  body: ImageResource;
  target: string;
}

export interface TextualBody {
  type: 'TextualBody';
  value: string;
  format: 'text/plain';
  /** BCP 47. */
  language: string;
}

/** What is said of a part of a canvas. */
export interface CommentingAnnotation {
  id: string;
  type: 'Annotation';
  motivation: 'commenting';
  body: TextualBody;
  /** A canvas with a media fragment, or a canvas and a polygon on it. */
  target:
    | string
    | {
        type: 'SpecificResource';
        source: { id: string; type: 'Canvas'; partOf: [{ id: string; type: 'Manifest' }] };
        selector: Selector;
      };
}

export interface AnnotationPage {
  '@context'?: string;
  id: string;
  type: 'AnnotationPage';
  label: LanguageMap;
  items: CommentingAnnotation[];
}

/** Width and height are pixels of the oriented, full-size scan. */
export interface Canvas {
  id: string;
  type: 'Canvas';
  label: LanguageMap;
  width: number;
  height: number;
  items: { id: string; type: 'AnnotationPage'; items: PaintingAnnotation[] }[];
  annotations?: AnnotationPage[];
}

interface Described {
  '@context': string | string[];
  id: string;
  label: LanguageMap;
  summary?: LanguageMap;
  homepage: TextResource[];
  provider: Agent[];
  thumbnail?: ImageResource[];
}

export interface Manifest extends Described {
  type: 'Manifest';
  /** Searches in what is said of it. */
  service: SearchService[];
  metadata: MetadataPair[];
  requiredStatement: MetadataPair;
  rights?: string;
  navDate?: string;
  navPlace?: NavPlace;
  seeAlso: DatasetResource[];
  partOf: CollectionReference[];
  items: [Canvas];
}

export interface Collection extends Described {
  type: 'Collection';
  partOf?: CollectionReference[];
  items: (CollectionReference | ManifestReference)[];
}
