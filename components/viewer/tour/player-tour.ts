import type { ImageView, Text } from '@/lib/catalogue/views';
import type { Region } from '@/lib/viewport/region';

/** A photograph that the tour comes to, once for all of its stops. */
export interface TourPicture {
  image: ImageView;
  alt: string;
  /** Language of `alt` where it is not the page's. */
  altLang?: string;
}

/** What the player must know of a stop; its words are on the page already. */
export interface PlayerStop {
  id: string;
  /** Its place among the tour's pictures. */
  picture: number;
  /** Pixels of the scan; null: all of it. */
  region: Region | null;
  title: Text;
  /** How long it stays when the tour plays by itself, where no voice is heard. */
  seconds: number;
}

export interface PlayerTour {
  /** Under which the visitor's place in it is remembered. */
  id: string;
  pictures: readonly TourPicture[];
  /** At least one. */
  stops: readonly PlayerStop[];
}

/** The opening, before the first stop. */
export const OPENING = -1;

/** Of the stop's element on the page, and so the fragment that leads to it with and without script. */
export function stopElementId(id: string): string {
  return `stop-${id}`;
}

/** Of the recording of a stop, where there is one. */
export function narrationElementId(id: string): string {
  return `narration-${id}`;
}
