import type { Region } from '@/lib/viewport/region';
import { followAddress, readAddress, writeAddress } from './address';
import { type PaintedPicture, type RestingView, Zoom, type ZoomEvents } from './zoom';

/** The address follows when the view has been at rest for this long. */
const ADDRESS_MS = 300;

/** Opens the zoom on a region, or on the whole picture, whatever the address says. */
export function openZoomOn(region: Region | null): (picture: PaintedPicture, events: ZoomEvents) => Zoom {
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  return (picture, events) => new Zoom(picture, region, isCalm, events);
}

/**
 * Opens the zoom on the region that the address names and lets the two follow each other. Fetched on its own, after
 * the first paint, with OpenSeadragon inside.
 */
export function openZoom(picture: PaintedPicture, events: ZoomEvents): Zoom {
  const { image } = picture;
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  let timer = 0;
  const rested = (view: RestingView) => {
    events.rested(view);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => writeAddress(view.region), ADDRESS_MS);
  };
  const zoom = new Zoom(picture, readAddress(image), isCalm, { ...events, rested });
  const endFollowing = followAddress(image, (region) => zoom.show(region));
  zoom.beforeEnd(() => {
    window.clearTimeout(timer);
    endFollowing();
  });
  return zoom;
}
