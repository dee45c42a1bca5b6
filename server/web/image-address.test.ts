import { describe, expect, it } from 'vitest';
import { parseImageAddress } from './image-address';

const ID = 'k3x9_Qw-71';

describe('parseImageAddress', () => {
  it('reads what is handed out', () => {
    expect(parseImageAddress(`/iiif/3/${ID}/0,512,512,512/256,256/0/default.jpg`)).toEqual({
      kind: 'tile',
      imageId: ID,
      path: '0,512,512,512/256,256/0/default.jpg',
    });
    expect(parseImageAddress(`/iiif/3/${ID}/full/400,300/0/default.jpg`)?.kind).toBe('tile');
    expect(parseImageAddress(`/iiif/3/${ID}/info.json`)).toEqual({ kind: 'info', imageId: ID });
    for (const own of [`/iiif/3/${ID}`, `/iiif/3/${ID}/`])
      expect(parseImageAddress(own)).toEqual({ kind: 'request', imageId: ID, path: '' });
    expect(parseImageAddress(`/previews/${ID}/1280.jpg`)).toEqual({
      kind: 'preview',
      imageId: ID,
      width: 1280,
    });
  });

  it('hands on whatever else stands below an image, escaped as it came', () => {
    for (const path of [
      'pct:1,2,3,4/!9,9/!22.5/gray.webp',
      'full/%5Emax/0/default.jpg',
      '../x',
      'info.json/',
    ])
      expect(parseImageAddress(`/iiif/3/${ID}/${path}`)).toEqual({ kind: 'request', imageId: ID, path });
  });

  it('reads an image id that somebody escaped', () => {
    const escaped = ID.replace('-', '%2D').replace('_', '%5f');
    expect(parseImageAddress(`/iiif/3/${escaped}/info.json`)).toEqual({ kind: 'info', imageId: ID });
    expect(parseImageAddress(`/iiif/3/${escaped}/full/9,/0/default.jpg`)).toMatchObject({ imageId: ID });
  });

  it('leaves other addresses to others', () => {
    for (const path of [
      '/',
      '/en',
      '/iiif/presentation/3/a/manifest',
      '/iiif/30/x',
      '/previewsx/a',
      '//iiif/3/a',
    ]) {
      expect(parseImageAddress(path), path).toBeNull();
    }
  });

  it.each([
    `/iiif/3/../../etc/passwd`,
    `/iiif/3/%2e%2e/info.json`,
    `/iiif/3/..%2f..%2fdata/info.json`,
    `/iiif/3/${ID}%2Finfo.json`,
    `/iiif/3%2f${ID}/info.json`,
    `/iiif/3//${ID}/info.json`,
    `/iiif/3/${ID}/info.json?x=1`,
    `/iiif/3/${ID}/info.json#x`,
    `/iiif/3/${ID}/full/400,300/0/default.jpg?cache=no`,
    `/iiif/3/${'a'.repeat(65)}/info.json`,
    `/iiif/3/${ID}/${'9'.repeat(4000)}/1,1/0/default.jpg`,
    '/iiif/3/',
    '/iiif/3',
    `/previews/${ID}/../1280.jpg`,
    `/previews/${ID}/01280.jpg`,
    `/previews/${ID}/0.jpg`,
    `/previews/${ID}/1e3.jpg`,
    `/previews/${ID}/999999.jpg`,
    `/previews/${ID}/1280.jpg?`,
    `/previews/${ID}/1280.JPG`,
    '/previews/..%5c..%5cx/320.jpg',
    '/previews',
  ])('refuses %s', (path) => {
    expect(parseImageAddress(path)).toEqual({ kind: 'unknown' });
  });
});
