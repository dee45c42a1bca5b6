import sharp from 'sharp';
import type { Language } from '@/lib/catalogue/languages';
import type { Box } from '@/lib/map/geometry';
import { number } from '../typesetting/svg';

/** A line of text as coverage, one byte a pixel. */
export interface Strip {
  width: number;
  height: number;
  coverage: Buffer;
}

const FAMILIES: Record<Language | 'mixed', string> = {
  ar: 'Amiri',
  en: 'EB Garamond',
  mixed: 'IBM Plex Sans, IBM Plex Sans Arabic',
};

/**
 * Sets one line for the deep zoom, without the SVG engine: that one measures every letter's outline and needs half a
 * millisecond for it, a minute for a city written full.
 * @param size pixels.
 */
export async function strip(text: string, language: Language | 'mixed', size: number): Promise<Strip> {
  const markup = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const { data, info } = await sharp({
    text: { text: markup, font: `${FAMILIES[language]} ${size}`, dpi: 72 },
  })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, coverage: data };
}

/** A transparent area of the sheet that strips are laid on, to be set into the SVG as one picture. */
export class LetteringCanvas {
  readonly #box: Box;
  readonly #pixels: Buffer;

  /** @param box sheet pixels; taken out to whole ones, so that the letters stay sharp. */
  constructor(box: Box) {
    const [x, y] = [Math.floor(box.x), Math.floor(box.y)];
    this.#box = { x, y, width: Math.ceil(box.x + box.width) - x, height: Math.ceil(box.y + box.height) - y };
    this.#pixels = Buffer.alloc(this.#box.width * this.#box.height * 2);
  }

  /** Lays a strip with its top left corner at a place of the sheet; what falls outside is cut off. */
  lay(letters: Strip, x: number, y: number): void {
    const left = Math.round(x) - this.#box.x;
    const top = Math.round(y) - this.#box.y;
    const [from, to] = [Math.max(0, -left), Math.min(letters.width, this.#box.width - left)];
    for (let row = Math.max(0, -top); row < Math.min(letters.height, this.#box.height - top); row += 1) {
      for (let column = from; column < to; column += 1) {
        const at = ((top + row) * this.#box.width + left + column) * 2 + 1;
        const cover = letters.coverage[row * letters.width + column] ?? 0;
        if (cover > (this.#pixels[at] ?? 0)) this.#pixels[at] = cover;
      }
    }
  }

  /**
   * @param grey 0 to 255, the letters' own tone.
   * @param strength 0 to 1, how much of it is laid on.
   */
  async toSvg(grey: number, strength: number): Promise<string> {
    for (let at = 0; at < this.#pixels.length; at += 2) {
      this.#pixels[at] = grey;
      this.#pixels[at + 1] = Math.round((this.#pixels[at + 1] ?? 0) * strength);
    }
    const { x, y, width, height } = this.#box;
    const png = await sharp(this.#pixels, { raw: { width, height, channels: 2 } })
      .png({ compressionLevel: 2 })
      .toBuffer();
    return `<image x="${number(x)}" y="${number(y)}" width="${width}" height="${height}" href="data:image/png;base64,${png.toString('base64')}"/>`;
  }
}
