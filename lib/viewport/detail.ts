import { clampRegion, isWholeImage, type Region, type Size } from './region';

/** A part of a photograph as a link names it: with the scan whose pixels are meant (DECISIONS, 5). */
export interface Detail {
  scanId: string;
  region: Region;
}

/** The query parameter of a photograph's page that names a detail. */
export const DETAIL_PARAMETER = 'detail';

const DETAIL = /^([A-Za-z0-9_-]{1,40})\.(\d{1,7})\.(\d{1,7})\.(\d{1,7})\.(\d{1,7})$/;

/** Scan, x, y, width and height with full stops between them, which no address escapes. */
export function formatDetail({ scanId, region: { x, y, width, height } }: Detail): string {
  return [scanId, x, y, width, height].join('.');
}

/** @returns null for anything that `formatDetail` would not write, and for what has no pixel */
export function parseDetail(text: string): Detail | null {
  const [, scanId, ...sides] = DETAIL.exec(text) ?? [];
  const [x = 0, y = 0, width = 0, height = 0] = sides.map(Number);
  return scanId === undefined || width === 0 || height === 0
    ? null
    : { scanId, region: { x, y, width, height } };
}

/**
 * What of a scan a detail means.
 * @returns whole pixels inside the scan; null where it means another scan, no part of this one, or all of it
 */
export function regionOfDetail(detail: Detail | null, scan: Size & { scanId: string }): Region | null {
  if (detail?.scanId !== scan.scanId) return null;
  const region = clampRegion(detail.region, scan);
  return region && !isWholeImage(region, scan) ? region : null;
}
