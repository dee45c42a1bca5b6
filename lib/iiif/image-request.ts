/**
 * What an address below an image asks for (IIIF Image API 3.0, sections 2 to 4), as plain numbers: which part of the
 * image, how large, how turned, in which quality and format. Upscaling is not offered.
 */

/** Pixels of the full-size image. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Pixels. */
export interface Size {
  width: number;
  height: number;
}

export type ImageQuality = 'default' | 'gray' | 'bitonal';
export type ImageFormat = 'jpg' | 'png' | 'webp';

/** Every number of a request worked out, so that two requests for the same picture are equal. */
export interface ImageRequest {
  region: Rectangle;
  /** Of the region after scaling, before it is turned. */
  size: Size;
  /** Mirrored on the vertical axis, before it is turned. */
  mirrored: boolean;
  /** Degrees clockwise, from 0 to less than 360. */
  rotation: number;
  quality: ImageQuality;
  format: ImageFormat;
}

/** What a server is willing to make. */
export interface SizeLimits {
  /** Pixels of a whole picture. */
  maxArea: number;
  /** Pixels along one side. */
  maxSide: number;
}

export type RequestFault =
  | 'unknown-address'
  | 'bad-escape'
  | 'bad-region'
  | 'region-outside-image'
  | 'bad-size'
  | 'size-beyond-region'
  | 'size-beyond-limits'
  | 'size-without-pixels'
  | 'upscaling-not-offered'
  | 'bad-rotation'
  | 'unknown-quality'
  | 'unknown-format';

export interface RequestError {
  kind: 'error';
  status: 400 | 404 | 501;
  fault: RequestFault;
}

export interface RequestContent {
  kind: 'content';
  request: ImageRequest;
  /** The request's one address, below the image's own (4.8). */
  canonical: string;
  /** False where the size is what the limits happened to allow, so that the address may mean another picture one day. */
  isLasting: boolean;
}

export type RequestReading =
  | RequestContent
  /** The image's own address, which leads to its description (2). `to` is below the image's own address. */
  | { kind: 'redirect'; to: 'info.json' }
  | RequestError;

/** @param fault what is wrong; 400 unless `status` says otherwise */
export function requestError(fault: RequestFault, status: RequestError['status'] = 400): RequestError {
  return { kind: 'error', status, fault };
}
