import { html } from '../text/html';
import type { Size } from '../viewport/region';

/** CSS pixels that the words under the picture take. */
const CAPTION = 96;
/** Where nobody says how much room there is: about a column of text, and no higher than a laptop's window. */
const ROOM: Size = { width: 640, height: 640 };
/** Narrower, the words and the buttons have no place. */
const NARROWEST = 280;

/**
 * The frame in which the whole picture stands above its words without empty edges.
 * @param room CSS pixels that there are at most
 */
export function frameSize(picture: Size, room: Partial<Size> = {}): Size {
  const { width, height } = { ...ROOM, ...room };
  const ratio = picture.width / picture.height;
  const wanted = Math.round(width / ratio) + CAPTION;
  if (wanted <= height) return { width, height: wanted };
  const fitting = Math.round((height - CAPTION) * ratio);
  return { width: Math.min(width, Math.max(NARROWEST, fitting)), height };
}

/** The piece of HTML that others put into their pages. */
export function frameCode({ src, title, size }: { src: string; title: string; size: Size }): string {
  const { width, height } = size;
  return html`<iframe src="${src}" title="${title}" width="${width}" height="${height}" style="max-width: 100%; border: 0" loading="lazy" allowfullscreen></iframe>`
    .html;
}
