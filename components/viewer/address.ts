import type { ImageView } from '@/lib/catalogue/views';
import { CONTENT_STATE_PARAMETER, readContentState } from '@/lib/iiif/content-state';
import type { Region, Size } from '@/lib/viewport/region';
import { formatXywh, parseXywh } from '@/lib/viewport/xywh';

type Scan = Pick<ImageView, 'scanId' | 'width' | 'height'>;

/**
 * The region that the page's address asks for: in its fragment, or else in its query, as `xywh` or as an IIIF content state.
 * Null: the whole picture.
 */
export function readAddress(image: Scan): Region | null {
  const { hash, search } = window.location;
  return parseXywh(hash, image) ?? parseXywh(search, image) ?? regionOfState(search, image);
}

/**
 * The region that a content state in the query asks for, where it means this very scan: pixels of another would show something
 * else (DECISIONS, 5).
 */
export function regionOfState(search: string, image: Scan): Region | null {
  const given = new URLSearchParams(search).get(CONTENT_STATE_PARAMETER);
  const pointer = given === null ? null : readContentState(given);
  if (!pointer?.fragment || !pointer.canvas?.endsWith(`/canvas/${image.scanId}`)) return null;
  return parseXywh(pointer.fragment, image);
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
    const region = parseXywh(window.location.hash, image);
    if (region || window.location.hash === '' || window.location.hash.includes('xywh=')) show(region);
  };
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}
