import type { ImageView } from '@/lib/catalogue/views';

/**
 * Draws a preview that is as fine as the screen over the first, smaller one, and so makes the whole picture sharp
 * before any zoom is there. On a canvas, not as the picture's next `src`, so that the first picture stays the one that
 * the page has painted, for the visitor as for whoever measures it.
 * @param canvas lies over the picture; `data-sizes` on it says how wide the picture is, as the preload link does
 * @returns how many pixels wide the finest picture on the page now is; 0 where none could be decoded
 */
export async function sharpen(
  picture: HTMLImageElement,
  canvas: HTMLCanvasElement,
  { previews }: ImageView,
): Promise<number> {
  const pixelsOf = ({ currentSrc }: HTMLImageElement) =>
    previews.find(({ url }) => currentSrc.endsWith(url)) ?? { width: 0, height: 0 };
  const fine = new Image();
  fine.fetchPriority = 'low';
  fine.sizes = canvas.dataset.sizes ?? '';
  fine.srcset = picture.srcset;
  await Promise.allSettled([picture.decode(), fine.decode()]);
  letGo(fine, canvas);
  const [before, after] = [pixelsOf(picture), pixelsOf(fine)];
  if (!fine.complete || fine.naturalWidth === 0 || after.width <= before.width) return before.width;
  canvas.width = after.width;
  canvas.height = after.height;
  canvas.getContext('2d')?.drawImage(fine, 0, 0, after.width, after.height);
  return after.width;
}

/**
 * Chromium keeps a picture whose `sizes` hang on the window for as long as the document lives, unless it was on the page and has left it: on a
 * screen that runs all day that would be one for each photograph that is shown.
 */
function letGo(picture: HTMLImageElement, beside: HTMLElement): void {
  beside.after(picture);
  picture.remove();
}
