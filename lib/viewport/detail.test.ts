import { describe, expect, it } from 'vitest';
import { formatDetail, parseDetail, regionOfDetail } from './detail';

const SCAN = { scanId: 'scan-1', width: 4000, height: 3000 };
const region = { x: 100, y: 200, width: 300, height: 400 };

describe('a detail', () => {
  it('comes back from an address as it went in, which need not be escaped', () => {
    const text = formatDetail({ scanId: 'scan-1', region });
    expect(encodeURIComponent(text)).toBe(text);
    expect(parseDetail(text)).toEqual({ scanId: 'scan-1', region });
  });

  it.each([
    '',
    'scan-1',
    'scan-1.1.2.3',
    'scan-1.1.2.3.4.5',
    'scan-1.NaN.2.3.4',
    'scan-1.-1.2.3.4',
    'scan-1.1.2.0.4',
    'scan-1.1.2.3.0',
    'scan-1.1e3.2.3.4',
    'scan 1.1.2.3.4',
    '.1.2.3.4',
    'scan-1.1.2.3.4\n',
  ])('is not read from %j', (text) => {
    expect(parseDetail(text)).toBeNull();
  });

  it('is cut to its scan, and means nothing on another, outside, or where it is all of it', () => {
    const of = (given: typeof region, scanId = 'scan-1') => regionOfDetail({ scanId, region: given }, SCAN);
    expect(of(region)).toEqual(region);
    expect(of({ ...region, width: 9_999_999 })).toEqual({ ...region, width: 3900 });
    expect(of(region, 'scan-2')).toBeNull();
    expect(of({ ...region, x: 4000 })).toBeNull();
    expect(of({ x: 0, y: 0, width: 4000, height: 3000 })).toBeNull();
    expect(regionOfDetail(null, SCAN)).toBeNull();
  });
});
