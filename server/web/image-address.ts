/** What an address under `/iiif/3/` or `/previews/` asks for. */
export type ImageAddress =
  /** Looks like a tile. `path` is what stands below the image's own address; whether the grid has it, the pyramid says. */
  | { kind: 'tile'; imageId: string; path: string }
  | { kind: 'info'; imageId: string }
  /** Anything else below an image's own address, still percent-encoded. */
  | { kind: 'request'; imageId: string; path: string }
  | { kind: 'preview'; imageId: string; width: number }
  /** Ours by its prefix, but nothing that was ever handed out. */
  | { kind: 'unknown' };

const OURS = /^\/(?:iiif\/3|previews)(?:[/?#%]|$)/;
const ID = '([A-Za-z0-9_-]{1,64})';
const TILE = new RegExp(`^/iiif/3/${ID}/([a-z0-9,]{1,40}/[a-z0-9,]{1,20}/0/default\\.jpg)$`);
const INFO = new RegExp(`^/iiif/3/${ID}/info\\.json$`);
/** Escaped, each character takes three. No name of ours is followed by a query. */
const BELOW = /^\/iiif\/3\/([A-Za-z0-9_%-]{1,192})(?:\/([^?#]{0,200}))?$/;
const PREVIEW = new RegExp(`^/previews/${ID}/([1-9][0-9]{0,4})\\.jpg$`);
const WHOLE_ID = new RegExp(`^${ID}$`);

/**
 * Reads a request target as it came over the wire, undecoded. Tiles and previews are plain ASCII wherever we hand them out,
 * so these are matched as they stand; other requests may be escaped by whoever put them together (Image API 3.0, 2 and 8).
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
  const below = BELOW.exec(target);
  const imageId = below && unescapedId(below[1] as string);
  if (!imageId) return { kind: 'unknown' };
  const path = below[2] ?? '';
  return path === 'info.json' ? { kind: 'info', imageId } : { kind: 'request', imageId, path };
}

function unescapedId(escaped: string): string | null {
  try {
    const id = decodeURIComponent(escaped);
    return WHOLE_ID.test(id) ? id : null;
  } catch {
    return null;
  }
}
