/** A picture of the site itself, such as a logo. */
export interface SitePictureView {
  id: string;
  url: string;
  /** Pixels. */
  width: number;
  height: number;
}

/** Site-relative; what an id names never changes. */
export function pictureAddress(id: string): string {
  return `/pictures/${id}`;
}

/** Bytes that a logo may have when it is uploaded. */
export const PICTURE_MOST_BYTES = 5_000_000;
