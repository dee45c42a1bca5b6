import type { PhotographSummary, PlaceView, Text } from '../catalogue/views';
import type { RegionPicture } from '../iiif/region-picture';
import type { Position } from './geometry';
import type { Viewpoint } from './view-cone';

/**
 * Why a photograph counts as showing a place: somebody has framed it on the picture, the record names it, or it lies in the field of
 * view that the record gives. From the surest to the least sure.
 */
export const BASES = ['annotation', 'record', 'cone'] as const;

export type Basis = (typeof BASES)[number];

/** A name of a place beside our neutral one (DECISIONS, 16). */
export interface PlaceNameView extends Text {
  kind: 'MAIN' | 'FORMER' | 'COMMUNITY';
  isOurs: boolean;
  source: string | null;
}

/** An entry of the gazetteer with all its names, and its outline where the plan has one. */
export interface GazetteerPlace extends PlaceView {
  id: string;
  allNames: readonly PlaceNameView[];
  sourceUrl: string | null;
  outline: readonly Position[] | null;
}

/** How many photographs show a place, on each basis. */
export type Counts = Readonly<Record<Basis, number>>;

/** A place in a list. */
export interface PlaceSummary {
  place: GazetteerPlace;
  total: number;
}

/** One photograph of a place, or the part of it that shows the place. */
export interface Crop {
  key: string;
  photograph: PhotographSummary;
  basis: Basis;
  /** The part, where somebody has framed it. */
  picture: RegionPicture | null;
  /** What opens the zoom at that part, beginning with `?`; empty for all of it. */
  query: string;
}

/** A place with a page of what shows it, in the order of time. */
export interface LandmarkView {
  place: GazetteerPlace;
  counts: Counts;
  total: number;
  crops: readonly Crop[];
  page: number;
  pages: number;
}

/** Where one photographer stood. */
export interface StandingView {
  slug: string;
  titles: PhotographSummary['titles'];
  viewpoint: Viewpoint;
}
