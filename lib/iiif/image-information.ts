import { levelsOf, type PyramidShape } from '@/lib/pyramid/geometry';
import type { Size, SizeLimits } from './image-request';
import { namedRights } from './rights';

/** Body of info.json (Image API 3.0, section 5). */
export interface ImageInformation {
  '@context': 'http://iiif.io/api/image/3/context.json';
  id: string;
  type: 'ImageService3';
  protocol: 'http://iiif.io/api/image';
  profile: 'level2';
  width: number;
  height: number;
  maxWidth?: number;
  maxArea: number;
  sizes: Size[];
  tiles: { width: number; height: number; scaleFactors: number[] }[];
  rights?: string;
  preferredFormats: string[];
  extraFormats: string[];
  extraQualities: string[];
  extraFeatures: string[];
}

/** An image as its description speaks of it. */
export interface DescribedImage extends PyramidShape {
  /** Sizes in which the whole image is stored. */
  stored: readonly Size[];
  /** Address of a rights statement or licence, if it has one. */
  rights: string | null;
}

/** What is offered beyond level 2 (5.7, and section 3 of the compliance document). */
const EXTRA_FEATURES = ['canonicalLinkHeader', 'mirroring', 'profileLinkHeader', 'rotationArbitrary'];

/** @param id absolute address of the image service, without a trailing slash */
export function imageInformation(image: DescribedImage, id: string, limits: SizeLimits): ImageInformation {
  const levels = levelsOf(image);
  const sizes = [...levels.slice(-1), ...image.stored].filter(({ width, height }) => {
    // 5.2: a size that is named must be within the limits.
    return width * height <= limits.maxArea && Math.max(width, height) <= limits.maxSide;
  });
  return {
    '@context': 'http://iiif.io/api/image/3/context.json',
    id,
    type: 'ImageService3',
    protocol: 'http://iiif.io/api/image',
    profile: 'level2',
    width: image.width,
    height: image.height,
    ...(Math.max(image.width, image.height) > limits.maxSide ? { maxWidth: limits.maxSide } : undefined),
    maxArea: limits.maxArea,
    sizes: ascending(sizes),
    tiles: [
      {
        width: image.tileSize,
        height: image.tileSize,
        scaleFactors: levels.map((level) => level.scaleFactor),
      },
    ],
    ...rightsOf(image),
    // Tiles lie ready as JPEG; anything else is made for whoever asks.
    preferredFormats: ['jpg'],
    extraFormats: ['webp'],
    extraQualities: ['bitonal', 'color', 'gray'],
    extraFeatures: EXTRA_FEATURES,
  };
}

function rightsOf({ rights }: DescribedImage): Pick<ImageInformation, 'rights'> {
  const named = rights && namedRights(rights);
  return named ? { rights: named } : {};
}

function ascending(sizes: readonly Size[]): Size[] {
  const byWidth = new Map(sizes.map(({ width, height }) => [`${width},${height}`, { width, height }]));
  return [...byWidth.values()].sort((a, b) => a.width - b.width);
}
