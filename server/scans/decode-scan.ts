import sharp, { type Sharp } from 'sharp';
import type { ScanFacts } from './probe';
import type { ScanTone } from './tone';

/** The site's paper white (VISUAL): what shows through transparent parts. */
export const PAPER_WHITE = '#f5f0e6';

export type FailOn = 'error' | 'warning';

/**
 * The scan's first image as it will be shown: right side up, 8-bit sRGB or grey, opaque. Lazy: nothing is decoded
 * before an output is asked of it, and every use decodes anew.
 * @param facts of the same file: they stand for its pixel limit
 * @param failOn `warning`: also stop at what a decoder finds odd, harmless or not
 */
export function decodeScan(file: string, facts: ScanFacts, tone: ScanTone, failOn: FailOn = 'error'): Sharp {
  const image = sharp(file, {
    limitInputPixels: facts.fileWidth * facts.fileHeight,
    sequentialRead: true,
    failOn,
    ignoreIcc: facts.icc === 'unusable',
  }).autoOrient();
  convertEarly(image, facts);
  if (facts.hasAlpha) image.flatten({ background: PAPER_WHITE });
  return image.toColourspace(tone === 'grey' ? 'b-w' : 'srgb');
}

/**
 * Three cases that sharp's order of steps would get wrong: a profile in a 16-bit grey file is passed over; paper
 * white has three values and a grey file with alpha only one; 16-bit colours leave their profile for Display P3
 * and would be read as sRGB afterwards.
 */
function convertEarly(image: Sharp, facts: ScanFacts): void {
  const grey = facts.bands <= 2;
  const sixteen = facts.bitsPerBand === 16;
  if (grey && facts.hasAlpha) image.pipelineColourspace('srgb');
  else if (grey && sixteen && facts.icc === 'used') image.pipelineColourspace('b-w');
  else if (sixteen && facts.icc === 'used') image.withIccProfile('srgb', { attach: false });
}
