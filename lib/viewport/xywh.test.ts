import { describe, expect, test } from 'vitest';
import { formatXywh, parseXywh } from './xywh';

const scan = { width: 3000, height: 1621 };

describe('parseXywh', () => {
  test.each([
    ['#xywh=10,20,300,400', { x: 10, y: 20, width: 300, height: 400 }],
    ['xywh=pixel:10,20,300,400', { x: 10, y: 20, width: 300, height: 400 }],
    ['#xywh=pixel%3A10%2C20%2C300%2C400', { x: 10, y: 20, width: 300, height: 400 }],
    ['#xywh=percent:50,0,50,100', { x: 1500, y: 0, width: 1500, height: 1621 }],
    ['#t=3&xywh=1,2,3,4', { x: 1, y: 2, width: 3, height: 4 }],
    ['#xywh=1,2,3,4&xywh=5,6,7,8', { x: 5, y: 6, width: 7, height: 8 }],
    ['#xywh=1,2,3,4&xywh=rubbish', { x: 1, y: 2, width: 3, height: 4 }],
  ])('%s', (fragment, region) => {
    expect(parseXywh(fragment, scan)).toEqual(region);
  });

  test.each([
    ['#xywh=2900,1600,500,500', { x: 2900, y: 1600, width: 100, height: 21 }],
    ['#xywh=-100,-50,200,100', { x: 0, y: 0, width: 100, height: 50 }],
    ['#xywh=0,0,999999999,999999999', { x: 0, y: 0, width: 3000, height: 1621 }],
    ['#xywh=0.5,0.5,1,1', { x: 0, y: 0, width: 2, height: 2 }],
    ['#xywh=percent:90,90,20,20', { x: 2700, y: 1458, width: 300, height: 163 }],
  ])('%s is cut to the image', (fragment, region) => {
    expect(parseXywh(fragment, scan)).toEqual(region);
  });

  test.each([
    '',
    '#',
    '#main',
    '#xywh',
    '#xywh=',
    '#xywh=1,2,3',
    '#xywh=1,2,3,4,5',
    '#xywh=a,b,c,d',
    '#xywh=1,2,0,4',
    '#xywh=1,2,3,-4',
    '#xywh=3000,0,10,10',
    '#xywh=0,1621,10,10',
    '#xywh=NaN,0,10,10',
    '#xywh=1e3,0,10,10',
    '#xywh=%E0%A4%A',
    '#xywh=em:1,2,3,4',
    '#xywh=99999999999999999999,0,1,1',
    '#myxywh=1,2,3,4',
  ])('%j asks for nothing', (fragment) => {
    expect(parseXywh(fragment, scan)).toBeNull();
  });

  test('reads what formatXywh writes', () => {
    const region = { x: 7, y: 0, width: 2993, height: 1 };
    expect(formatXywh(region)).toBe('xywh=7,0,2993,1');
    expect(parseXywh(`#${formatXywh(region)}`, scan)).toEqual(region);
  });
});
