import type { ImageView } from '@/lib/catalogue/views';
import { CONTENT_STATE_PARAMETER, type ContentPointer, readContentState } from '@/lib/iiif/content-state';
import { DETAIL_PARAMETER, type Detail, parseDetail, regionOfDetail } from '@/lib/viewport/detail';
import type { Region, Size } from '@/lib/viewport/region';
import { formatXywh, parseXywh } from '@/lib/viewport/xywh';

type Scan = Pick<ImageView, 'scanId' | 'width' | 'height'>;

/**
 * The region that the page's address asks for: in its fragment, else in its query as a shared detail, as `xywh` or as an IIIF content
 * state.
 * Null: the whole picture.
 */
export function readAddress(image: Scan): Region | null {
  const { hash, search } = window.location;
  return (
    parseXywh(hash, image) ??
    regionOfDetail(detailIn(search), image) ??
    parseXywh(search, image) ??
    regionOfState(search, image)
  );
}

/** True where the query names a part of another scan than this one, which nothing can be shown of. */
export function namesAnotherScan(search: string, image: Pick<Scan, 'scanId'>): boolean {
  const detail = detailIn(search);
  if (detail) return detail.scanId !== image.scanId;
  const pointer = stateIn(search);
  const scan = /\/canvas\/([^/]+)$/.exec(pointer?.canvas ?? '')?.[1];
  return pointer?.fragment != null && scan !== undefined && scan !== image.scanId;
}

function detailIn(search: string): Detail | null {
  const given = new URLSearchParams(search).get(DETAIL_PARAMETER);
  return given === null ? null : parseDetail(given);
}

function stateIn(search: string): ContentPointer | null {
  const given = new URLSearchParams(search).get(CONTENT_STATE_PARAMETER);
  return given === null ? null : readContentState(given);
}

/**
 * The region that a content state in the query asks for, where it means this very scan: pixels of another would show something
 * else (DECISIONS, 5).
 */
export function regionOfState(search: string, image: Scan): Region | null {
  const pointer = stateIn(search);
  if (!pointer?.fragment || !pointer.canvas?.endsWith(`/canvas/${image.scanId}`)) return null;
  return parseXywh(pointer.fragment, image);
}

/**
 * Lets the address name the region that is shown, without a new entry in the history: what a link asked for is no longer
 * what is seen, so it goes. A fragment that is not ours stays while the whole picture is shown. The history's state is the
 * router's own and is handed back as it was.
 */
export function writeAddress(region: Region | null): void {
  const { hash, pathname, search } = window.location;
  const wanted = region ? `#${formatXywh(region)}` : hash.includes('xywh=') ? '' : hash;
  const query = withoutRegion(search);
  if (wanted === hash && query === search) return;
  window.history.replaceState(window.history.state, '', pathname + query + wanted);
  carryAddress();
}

/** The query as it is written, less what names a region. */
export function withoutRegion(search: string): string {
  const others = search
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair !== '' && !REGION_PARAMETERS.includes(pair.split('=', 1)[0] ?? ''));
  return others.length > 0 ? `?${others.join('&')}` : '';
}

const REGION_PARAMETERS: readonly string[] = [DETAIL_PARAMETER, 'xywh', CONTENT_STATE_PARAMETER];

/** Lets the links to this page in other languages lead to the same part of the picture. */
export function carryAddress(): void {
  const { hash, search } = window.location;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-same-page]')) {
    link.search = search;
    link.hash = hash;
  }
}

/**
 * Calls back when the visitor, a link or the history changes the fragment to a region, or to nothing.
 * @returns a function that ends it
 */
export function followAddress(image: Size, show: (region: Region | null) => void): () => void {
  const changed = () => {
    carryAddress();
    const region = parseXywh(window.location.hash, image);
    if (region || window.location.hash === '' || window.location.hash.includes('xywh=')) show(region);
  };
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}
