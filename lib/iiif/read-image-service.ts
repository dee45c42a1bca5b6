import { asList, asObject, type Json, objectsIn } from './read-json';

/** What an image service says of itself, in any version of the Image API. Sizes are pixels. */
export interface ImageService {
  /** Without a slash at its end. */
  id: string;
  version: 1 | 2 | 3;
  width: number;
  height: number;
  /** The longest sides and the largest area of one answer; infinite where nothing is said. */
  maxWidth: number;
  maxHeight: number;
  maxArea: number;
  /** The declared grid, at the finest scale that it has. */
  tile: { width: number; height: number; scale: number } | null;
  /** Answers any region that is asked of it. */
  hasRegions: boolean;
  /** Largest first. */
  sizes: { width: number; height: number }[];
}

function count(value: unknown): number | null {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number > 0 ? number : null;
}

/**
 * Reads an `info.json`.
 * @param address from which it came, without `/info.json`: it stands for the id, which behind proxies is often another
 * @returns null where it names no size, without which nothing can be asked for
 */
export function readImageService(json: unknown, address: string): ImageService | null {
  const info = asObject(json);
  const width = count(info?.width);
  const height = count(info?.height);
  if (!info || !width || !height) return null;
  const version = versionOf(info);
  const profiles = asList(info.profile);
  const level = Number(
    /level([012])/.exec(profiles.find((each) => typeof each === 'string') as string)?.[1] ?? 0,
  );
  // Version 2 says its limits and extras in a profile of its own (Image API 2.1, 5.3), version 3 beside the rest (3.0, 5.3).
  const limits = [info, ...objectsIn(profiles)];
  const limit = (key: string) =>
    limits.map((each) => count(each[key])).find((each) => each !== null) ?? Infinity;
  const features = limits.flatMap((each) => [...asList(each.supports), ...asList(each.extraFeatures)]);
  const maxWidth = limit('maxWidth');
  const maxHeight = limit('maxHeight');
  return {
    ...{ id: address, version, width, height, maxWidth },
    // Where only the width is limited the height is as much (3.0, 5.3).
    maxHeight: maxHeight === Infinity ? maxWidth : maxHeight,
    maxArea: limit('maxArea'),
    tile: tileOf(info, version),
    hasRegions: level >= 1 || features.includes('regionByPx'),
    sizes: sizesOf(info),
  };
}

function versionOf(info: Json): 1 | 2 | 3 {
  const said = [...asList(info['@context']), info.type, info['@type']].join(' ');
  if (/image\/3|ImageService3/.test(said)) return 3;
  if (/image\/2|ImageService2/.test(said)) return 2;
  if (/image\/1|image-api|ImageService1/.test(said) || info.tile_width !== undefined) return 1;
  return info['@id'] === undefined && info.id !== undefined ? 3 : 2;
}

/** The grid at its finest scale; the largest tiles where it has several. */
function tileOf(info: Json, version: 1 | 2 | 3): ImageService['tile'] {
  const stated =
    version === 1
      ? [{ width: info.tile_width, height: info.tile_height, scaleFactors: info.scale_factors }]
      : objectsIn(info.tiles);
  const tiles = stated.flatMap((each) => {
    const width = count(each.width);
    if (!width) return [];
    const factors = asList(each.scaleFactors).flatMap((factor) => count(factor) ?? []);
    return [
      {
        width,
        height: count(each.height) ?? width,
        scale: Math.min(...(factors.length > 0 ? factors : [1])),
      },
    ];
  });
  return tiles.sort((a, b) => a.scale - b.scale || b.width * b.height - a.width * a.height)[0] ?? null;
}

function sizesOf(info: Json): ImageService['sizes'] {
  return asList(info.sizes)
    .flatMap((each) => {
      const size = asObject(each);
      const [width, height] = [count(size?.width), count(size?.height)];
      return width && height ? [{ width, height }] : [];
    })
    .sort((a, b) => b.width * b.height - a.width * a.height);
}

/** True where one answer can hold the picture at its full size, as far as the service says. */
export function isUnlimited({ width, height, maxWidth, maxHeight, maxArea }: ImageService): boolean {
  return width <= maxWidth && height <= maxHeight && width * height <= maxArea;
}
