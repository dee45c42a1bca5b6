/** What an address under `/iiif/3/` or `/previews/` asks for. */
export type ImageAddress =
  /** `path` is what stands below the image's own address; whether the grid has it, the pyramid says. */
  | { kind: 'tile'; imageId: string; path: string }
  | { kind: 'info'; imageId: string }
  /** The image service's own address, which leads to its info.json (IIIF Image API 3.0, 2). */
  | { kind: 'service'; imageId: string }
  | { kind: 'preview'; imageId: string; width: number }
  /** Ours by its prefix, but nothing that was ever handed out. */
  | { kind: 'unknown' };

const OURS = /^\/(?:iiif\/3|previews)(?:[/?#%]|$)/;
const ID = '([A-Za-z0-9_-]{1,64})';
const TILE = new RegExp(`^/iiif/3/${ID}/([a-z0-9,]{1,40}/[a-z0-9,]{1,20}/0/default\\.jpg)$`);
const INFO = new RegExp(`^/iiif/3/${ID}/info\\.json$`);
const SERVICE = new RegExp(`^/iiif/3/${ID}/?$`);
const PREVIEW = new RegExp(`^/previews/${ID}/([1-9][0-9]{0,4})\\.jpg$`);

/**
 * Reads a request target as it came over the wire, undecoded: every address that we hand out is plain ASCII, so anything
 * escaped, doubled, dotted or followed by a query is refused rather than tidied up.
 * @returns null where the address is not under our prefixes.
 */
export function parseImageAddress(target: string): ImageAddress | null {
  const tile = TILE.exec(target);
  if (tile) return { kind: 'tile', imageId: tile[1] as string, path: tile[2] as string };
  if (!OURS.test(target)) return null;
  const preview = PREVIEW.exec(target);
  if (preview) return { kind: 'preview', imageId: preview[1] as string, width: Number(preview[2]) };
  const info = INFO.exec(target);
  if (info) return { kind: 'info', imageId: info[1] as string };
  const service = SERVICE.exec(target);
  if (service) return { kind: 'service', imageId: service[1] as string };
  return { kind: 'unknown' };
}
