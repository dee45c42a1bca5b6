import { describe, expect, it } from 'vitest';
import { type DescribedImage, imageInformation } from './image-information';

const LIMITS = { maxArea: 25_000_000, maxSide: 65_500 };
const ID = 'https://example.org/iiif/3/abc';
const image: DescribedImage = {
  width: 3000,
  height: 1621,
  tileSize: 512,
  stored: [
    { width: 640, height: 346 },
    { width: 320, height: 173 },
  ],
  rights: 'http://rightsstatements.org/vocab/NoC-OKLR/1.0/',
};

describe('info.json', () => {
  it('says what there is, ready or to be made', () => {
    expect(imageInformation(image, ID, LIMITS)).toEqual({
      '@context': 'http://iiif.io/api/image/3/context.json',
      id: ID,
      type: 'ImageService3',
      protocol: 'http://iiif.io/api/image',
      profile: 'level2',
      width: 3000,
      height: 1621,
      maxArea: 25_000_000,
      sizes: [
        { width: 320, height: 173 },
        { width: 375, height: 203 },
        { width: 640, height: 346 },
      ],
      tiles: [{ width: 512, height: 512, scaleFactors: [1, 2, 4, 8] }],
      rights: 'http://rightsstatements.org/vocab/NoC-OKLR/1.0/',
      preferredFormats: ['jpg'],
      extraFormats: ['webp'],
      extraQualities: ['bitonal', 'color', 'gray'],
      extraFeatures: ['canonicalLinkHeader', 'mirroring', 'profileLinkHeader', 'rotationArbitrary'],
    });
  });

  it('names a licence as its vocabulary does, whatever a browser is led to', () => {
    const rights = 'https://creativecommons.org/publicdomain/zero/1.0/';
    expect(imageInformation({ ...image, rights }, ID, LIMITS).rights).toBe(
      'http://creativecommons.org/publicdomain/zero/1.0/',
    );
  });

  it('is silent of rights that are not stated, or that no vocabulary has', () => {
    for (const rights of [null, 'https://museum.example/terms'])
      expect(imageInformation({ ...image, rights }, ID, LIMITS)).not.toHaveProperty('rights');
  });

  it('names no size beyond the limits, and a longest side where there is one', () => {
    const tight = imageInformation(image, ID, { maxArea: 80_000, maxSide: 2000 });
    expect(tight.sizes).toEqual([
      { width: 320, height: 173 },
      { width: 375, height: 203 },
    ]);
    expect(tight.maxWidth).toBe(2000);
  });
});
