import type { ImageView, PhotographView } from '../catalogue/views';
import type { SizeLimits } from '../iiif/image-request';
import { limited } from '../iiif/size';
import type { Region } from '../viewport/region';
import { type DownloadPolicy, downloadPolicy } from './policy';

export interface DownloadSize {
  name: 'small' | 'large' | 'full';
  /** Pixels. */
  width: number;
  height: number;
  /** Site-relative. */
  address: string;
  fileName: string;
}

export interface DownloadOffer {
  policy: DownloadPolicy;
  /** Ascending. */
  sizes: DownloadSize[];
}

/** Pixels along the longer side: for a page or a lesson, and for a screen of any size or a printed page. */
const LONGER_SIDES = { small: 1000, large: 2500 } as const;

/**
 * Sizes in which a photograph's picture is offered.
 * @returns null where there is none to offer yet: a stand-in is never handed out as the photograph (DECISIONS, 12)
 */
export function downloadOffer(
  { slug, image, rights }: Pick<PhotographView, 'slug' | 'image' | 'rights'>,
  limits: SizeLimits,
): DownloadOffer | null {
  if (!image || image.standIn) return null;
  const policy = downloadPolicy(rights);
  if (policy === 'none') return { policy, sizes: [] };
  const full = limited(image, limits);
  const smaller = (['small', 'large'] as const).flatMap((name) => {
    const by = LONGER_SIDES[name] / Math.max(full.width, full.height);
    if (by >= 1) return [];
    return [{ name, width: Math.round(full.width * by), height: Math.round(full.height * by) }];
  });
  const all = [...smaller, { name: 'full' as const, ...full }];
  const offered = policy === 'reference' ? all.slice(0, 1) : all;
  return { policy, sizes: offered.map((size) => ({ ...size, ...fileOf(size, slug, image) })) };
}

function fileOf(
  { name, width, height }: Pick<DownloadSize, 'name' | 'width' | 'height'>,
  slug: string,
  image: ImageView,
): Pick<DownloadSize, 'address' | 'fileName'> {
  const size = name === 'full' ? 'max' : `${width},${height}`;
  return {
    address: `/iiif/3/${image.id}/full/${size}/0/default.jpg`,
    fileName: `${slug}-${width}x${height}.jpg`,
  };
}

/** What decides how much of a part of the picture may be taken away. */
export interface DetailRights {
  /** Of the photograph, for the file's name. */
  slug: string;
  policy: Exclude<DownloadPolicy, 'none'>;
  limits: SizeLimits;
}

/** @returns null where nothing may be taken, or there is only a stand-in */
export function detailRights(
  { slug, image, rights }: Pick<PhotographView, 'slug' | 'image' | 'rights'>,
  limits: SizeLimits,
): DetailRights | null {
  const policy = downloadPolicy(rights);
  return !image || image.standIn || policy === 'none' ? null : { slug, policy, limits };
}

/** A part of the picture as a file: its own pixels, or where only a reference may be taken, those of the smallest size. */
export function detailDownload(
  { id }: Pick<ImageView, 'id'>,
  region: Region,
  { slug, policy, limits }: DetailRights,
): Omit<DownloadSize, 'name'> {
  const most = policy === 'reference' ? { ...limits, maxSide: LONGER_SIDES.small } : limits;
  const { width, height } = limited(region, most);
  const { x, y } = region;
  return {
    width,
    height,
    address: `/iiif/3/${id}/${x},${y},${region.width},${region.height}/${width},${height}/0/default.jpg`,
    fileName: `${slug}-detail-${width}x${height}.jpg`,
  };
}
