import { expect, it } from 'vitest';
import type { ImageView, RightsView } from '../catalogue/views';
import { detailDownload, detailRights, downloadOffer } from './offer';
import { downloadPolicy } from './policy';

const limits = { maxArea: 25_000_000, maxSide: 65_500 };
const image: ImageView = {
  id: 'img',
  scanId: 's',
  width: 4000,
  height: 3001,
  tileSize: 512,
  previews: [],
  placeholder: null,
  standIn: false,
};
const stated = (uri: string, downloads: RightsView['downloads'] = null): RightsView => ({
  uri,
  names: {},
  downloads,
});
const CC0 = stated('https://creativecommons.org/publicdomain/zero/1.0/');
const offer = (rights: RightsView | null, of: ImageView | null = image) =>
  downloadOffer({ slug: 'gate', image: of, rights }, limits);

it.each([
  [CC0, 'free'],
  [stated('https://creativecommons.org/licenses/by-nc-nd/4.0/'), 'free'],
  [stated('http://rightsstatements.org/vocab/NoC-US/1.0/'), 'free'],
  [stated('https://rightsstatements.org/page/CNE/1.0/?language=en'), 'reference'],
  [stated('http://rightsstatements.org/vocab/InC/1.0/'), 'none'],
  [stated('http://rightsstatements.org/vocab/InC-EDU/1.0/'), 'reference'],
  [stated('https://museum.example/terms'), 'none'],
  [null, 'none'],
  [stated('http://rightsstatements.org/vocab/InC/1.0/', 'free'), 'free'],
  [{ ...CC0, downloads: 'none' as const }, 'none'],
] as const)('%o allows %s', (rights, policy) => {
  expect(downloadPolicy(rights)).toBe(policy);
});

it('offers every size of what is free, named after the photograph and its pixels', () => {
  expect(offer(CC0)).toEqual({
    policy: 'free',
    sizes: [
      {
        name: 'small',
        width: 1000,
        height: 750,
        address: '/iiif/3/img/full/1000,750/0/default.jpg',
        fileName: 'gate-1000x750.jpg',
      },
      {
        name: 'large',
        width: 2500,
        height: 1876,
        address: '/iiif/3/img/full/2500,1876/0/default.jpg',
        fileName: 'gate-2500x1876.jpg',
      },
      {
        name: 'full',
        width: 4000,
        height: 3001,
        address: '/iiif/3/img/full/max/0/default.jpg',
        fileName: 'gate-4000x3001.jpg',
      },
    ],
  });
});

it('offers no more than there is, and tells the pixels that the image service gives', () => {
  expect(offer(CC0, { ...image, width: 900, height: 700 })?.sizes.map(({ name }) => name)).toEqual(['full']);
  const [, , full] = offer(CC0, { ...image, width: 10_000, height: 10_000 })?.sizes ?? [];
  expect(full).toMatchObject({ name: 'full', width: 5000, height: 5000 });
});

it('offers one size of what nobody has judged, none of what is protected, and never a stand-in', () => {
  expect(offer(stated('http://rightsstatements.org/vocab/CNE/1.0/'))?.sizes.map(({ name }) => name)).toEqual([
    'small',
  ]);
  expect(offer(null)).toEqual({ policy: 'none', sizes: [] });
  expect(offer(CC0, { ...image, standIn: true })).toBeNull();
  expect(offer(CC0, null)).toBeNull();
});

it('gives a detail in its own pixels, in a reference’s where no more may be taken, and of a stand-in nothing', () => {
  const region = { x: 10, y: 20, width: 3000, height: 1500 };
  const take = (rights: RightsView | null, of: ImageView | null = image) => {
    const allowed = detailRights({ slug: 'gate', image: of, rights }, limits);
    return allowed && detailDownload(image, region, allowed);
  };
  expect(take(CC0)).toMatchObject({
    address: '/iiif/3/img/10,20,3000,1500/3000,1500/0/default.jpg',
    fileName: 'gate-detail-3000x1500.jpg',
  });
  const reference = stated('https://rightsstatements.org/page/CNE/1.0/');
  expect(take(reference)?.address).toBe('/iiif/3/img/10,20,3000,1500/1000,500/0/default.jpg');
  expect([take(null), take(CC0, { ...image, standIn: true })]).toEqual([null, null]);
});
