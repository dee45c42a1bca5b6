import { clampRegion, type Region, type Size } from './region';

/**
 * Where one looks: the image point, in pixels of the full-size scan, that stands at the centre of the viewing area,
 * and how many CSS pixels one pixel of the scan takes there. The image never mirrors, whatever the page's direction.
 */
export interface Camera {
  x: number;
  y: number;
  scale: number;
}

export interface ScaleLimits {
  min: number;
  max: number;
}

/** The largest scale at which the rectangle fits into the area (both in their own pixels). */
export function fittingScale(rectangle: Size, area: Size): number {
  return Math.min(area.width / rectangle.width, area.height / rectangle.height);
}

/** The camera that shows the whole image, as large as the area allows, in its middle. */
export function homeCamera(image: Size, area: Size): Camera {
  return { x: image.width / 2, y: image.height / 2, scale: fittingScale(image, area) };
}

/**
 * From the whole image to `maxPixelRatio` CSS pixels a scan pixel; a small scan that fills the area already beyond
 * that is not enlarged further.
 */
export function scaleLimits(image: Size, area: Size, maxPixelRatio: number): ScaleLimits {
  const min = fittingScale(image, area);
  return { min, max: Math.max(min, maxPixelRatio) };
}

/** The camera that shows all of the region, as near as the limits allow, with no more darkness than needed. */
export function cameraOn(region: Region, image: Size, area: Size, limits: ScaleLimits): Camera {
  const centred = {
    x: region.x + region.width / 2,
    y: region.y + region.height / 2,
    scale: fittingScale(region, area),
  };
  return settle(centred, image, area, limits);
}

/**
 * The nearest camera that is allowed: the scale within the limits, no darkness beside an image that is larger than
 * the area, and an image that is smaller than it in the middle.
 */
export function settle(camera: Camera, image: Size, area: Size, limits: ScaleLimits): Camera {
  const scale = Math.min(limits.max, Math.max(limits.min, camera.scale));
  return {
    x: settleAxis(camera.x, area.width / scale, image.width),
    y: settleAxis(camera.y, area.height / scale, image.height),
    scale,
  };
}

function settleAxis(centre: number, visible: number, length: number): number {
  if (visible >= length) return length / 2;
  return Math.min(length - visible / 2, Math.max(visible / 2, centre));
}

/** What of the image stands in the area, in whole scan pixels; null where it was pushed out altogether. */
export function visibleRegion(camera: Camera, image: Size, area: Size): Region | null {
  const width = area.width / camera.scale;
  const height = area.height / camera.scale;
  return clampRegion({ x: camera.x - width / 2, y: camera.y - height / 2, width, height }, image);
}

/**
 * How an element that shows the whole image at home must be moved and enlarged, from the image's top left corner,
 * to stand where `camera` sees the image. Offsets in CSS pixels.
 */
export function transformFromHome(
  camera: Camera,
  image: Size,
  area: Size,
): { x: number; y: number; scale: number } {
  const home = homeCamera(image, area);
  return {
    x: home.x * home.scale - camera.x * camera.scale,
    y: home.y * home.scale - camera.y * camera.scale,
    scale: camera.scale / home.scale,
  };
}

/** Whether the two differ by less than `tolerance` CSS pixels, also at the edges of an area a thousand wide. */
export function looksEqual(one: Camera, other: Camera, tolerance: number): boolean {
  return (
    Math.abs(one.scale / other.scale - 1) * 1000 < tolerance &&
    Math.abs(one.x - other.x) * one.scale < tolerance &&
    Math.abs(one.y - other.y) * one.scale < tolerance
  );
}
