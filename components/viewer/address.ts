import type { Region, Size } from '@/lib/viewport/region';
import { formatXywh, parseXywh } from '@/lib/viewport/xywh';

/** The region that the page's address asks for; null: the whole picture. */
export function readAddress(image: Size): Region | null {
  return parseXywh(window.location.hash, image);
}

/**
 * Lets the address name the region that is shown, without a new entry in the history. A fragment that is not ours
 * stays while the whole picture is shown. The history's state is the router's own and is handed back as it was.
 */
export function writeAddress(region: Region | null): void {
  const { hash, pathname, search } = window.location;
  const wanted = region ? `#${formatXywh(region)}` : hash.includes('xywh=') ? '' : hash;
  if (wanted !== hash) window.history.replaceState(window.history.state, '', pathname + search + wanted);
}

/**
 * Calls back when the visitor, a link or the history changes the fragment to a region, or to nothing.
 * @returns a function that ends it
 */
export function followAddress(image: Size, show: (region: Region | null) => void): () => void {
  const changed = () => {
    const region = readAddress(image);
    if (region || window.location.hash === '' || window.location.hash.includes('xywh=')) show(region);
  };
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}
