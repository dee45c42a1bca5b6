import sharp, { type Sharp } from 'sharp';
import type { Rectangle } from '@/lib/iiif/image-request';
import { pixelsOf, regionPicture, type Source } from '../compose-picture';
import type { Card } from './card';
import type { Box } from './card-layout';
import { GROUND, setCard } from './set-words';

const SECONDS = 20;

/**
 * Draws a card as a JPEG: the region of the photograph as it is, neither mirrored nor cut, and the words in our own fonts.
 * @param source the pyramid of `card.picture`, where there is one
 * @param file path to write; what is there is replaced
 * @throws PyramidUnreadable, CodedError FONTS_MISSING; whatever sharp throws, a time limit among it
 */
export async function drawCard(card: Card, source: Source | null, file: string): Promise<void> {
  const { svg, layout } = await setCard(card);
  const sheet = sharp(Buffer.from(svg)).flatten({ background: GROUND });
  if (card.picture && source && layout.picture) {
    const { x, y } = layout.picture;
    const { data, ...raw } = await pixelsOf(await photograph(source, card.picture.region, layout.picture));
    sheet.composite([{ input: data, raw, left: x, top: y }]);
  }
  await sheet
    .removeAlpha()
    .timeout({ seconds: SECONDS })
    // Letters as sharp as the photograph beside them: no chroma is thrown away.
    .jpeg({ quality: 86, chromaSubsampling: '4:4:4' })
    .toFile(file);
}

/** A pyramid makes nothing larger than it is: what has fewer pixels than its place is enlarged here. */
async function photograph(source: Source, region: Rectangle, { width, height }: Box): Promise<Sharp> {
  const size = { width: Math.min(width, region.width), height: Math.min(height, region.height) };
  const picture = await regionPicture(source, region, size);
  if (size.width === width && size.height === height) return picture.toColourspace('srgb');
  const { data, ...raw } = await pixelsOf(picture.toColourspace('srgb'));
  return sharp(data, { raw }).resize(width, height, { fit: 'fill', kernel: 'cubic' });
}
