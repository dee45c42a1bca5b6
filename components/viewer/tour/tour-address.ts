import type { Region } from '@/lib/viewport/region';
import { formatXywh, parseXywh } from '@/lib/viewport/xywh';
import { carryAddress } from '../address';
import { OPENING, type PlayerTour, stopElementId } from './player-tour';

/** Where an address leads. */
export interface Place {
  /** A stop's number from 0, or the opening. */
  at: number;
  /** What the visitor had looked at there by themselves; null: the stop's own view. */
  own: Region | null;
  /** True where it names a stop that this tour does not have (any more). */
  isUnknown: boolean;
}

const STOP = /^#?stop-([^&]+)/;

/** @param hash with its `#`; anything that names no stop is the opening */
export function readPlace(hash: string, { stops, pictures }: PlayerTour): Place {
  const id = STOP.exec(hash)?.[1];
  if (id === undefined) return { at: OPENING, own: null, isUnknown: false };
  const at = stops.findIndex((stop) => stop.id === id);
  const image = pictures[stops[at]?.picture ?? OPENING]?.image;
  return { at, own: image ? parseXywh(hash, image) : null, isUnknown: at === OPENING };
}

/**
 * Lets the address name where the visitor is, without a new entry in the history: back leads out of the tour, and from elsewhere to
 * this very stop. The links to other languages follow.
 * @param id null: the opening
 */
export function writePlace(id: string | null, own: Region | null): void {
  const { hash, pathname, search } = window.location;
  const view = own ? `&${formatXywh(own)}` : '';
  const wanted = id === null ? '' : `#${stopElementId(id)}${view}`;
  if (wanted === hash) return;
  // The state is the router's own and is handed back as it was.
  window.history.replaceState(window.history.state, '', pathname + search + wanted);
  carryAddress();
}

/** The stop that the visitor had come to on an earlier visit, if this tour still has it. @returns null where there is none */
export function rememberedStop({ id, stops }: PlayerTour): number | null {
  try {
    const kept = window.localStorage.getItem(memoryOf(id));
    const at = stops.findIndex((stop) => stop.id === kept);
    return at > 0 ? at : null;
  } catch {
    // A browser that keeps nothing for us.
    return null;
  }
}

/** Remembers the stop; one who has seen the last begins anew. */
export function rememberStop({ id, stops }: PlayerTour, at: number): void {
  try {
    const stop = at < stops.length - 1 ? stops[at] : undefined;
    if (stop) window.localStorage.setItem(memoryOf(id), stop.id);
    else window.localStorage.removeItem(memoryOf(id));
  } catch {
    // As above: the tour goes on without it.
  }
}

function memoryOf(id: string): string {
  return `tour-${id}`;
}
