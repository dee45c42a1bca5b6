import { describe, expect, it } from 'vitest';
import type { RequestContent, RequestError } from './image-request';
import { nameOf, readImageRequest, storedAddress } from './read-image-request';

const IMAGE = { width: 6000, height: 4000 };
const LIMITS = { maxArea: 10_000_000, maxSide: 65_500 };

const read = (path: string, image = IMAGE, limits = LIMITS) => readImageRequest(path, image, limits);

function content(path: string, image = IMAGE, limits = LIMITS): RequestContent {
  const reading = read(path, image, limits);
  if (reading.kind !== 'content') throw new Error(`${path}: ${JSON.stringify(reading)}`);
  return reading;
}

function fault(path: string, image = IMAGE, limits = LIMITS): Pick<RequestError, 'status' | 'fault'> {
  const reading = read(path, image, limits);
  if (reading.kind !== 'error') throw new Error(`${path} is no error`);
  return { status: reading.status, fault: reading.fault };
}

describe('region (4.1)', () => {
  it.each([
    ['full', { x: 0, y: 0, width: 6000, height: 4000 }],
    ['square', { x: 1000, y: 0, width: 4000, height: 4000 }],
    ['10,20,30,40', { x: 10, y: 20, width: 30, height: 40 }],
    ['pct:41.6,7.5,40,70', { x: 2496, y: 300, width: 2400, height: 2800 }],
    ['pct:.5,0,1,1', { x: 30, y: 0, width: 60, height: 40 }],
    ['5900,3950,400,400', { x: 5900, y: 3950, width: 100, height: 50 }],
    ['pct:50,50,80,80', { x: 3000, y: 2000, width: 3000, height: 2000 }],
    ['pct%3A0%2C0%2C50%2C50', { x: 0, y: 0, width: 3000, height: 2000 }],
  ])('%s', (region, expected) => {
    expect(content(`${region}/pct:10/0/default.jpg`).request.region).toEqual(expected);
  });

  it.each([
    ['6000,0,10,10', 'region-outside-image'],
    ['0,4000,10,10', 'region-outside-image'],
    ['0,0,0,10', 'region-outside-image'],
    ['pct:0,0,0.001,1', 'region-outside-image'],
    ['pct:100,0,1,1', 'region-outside-image'],
    ['-1,0,10,10', 'bad-region'],
    ['1.5,0,10,10', 'bad-region'],
    ['1,0,10', 'bad-region'],
    ['1,0,10,10,10', 'bad-region'],
    ['pct:1,2,3', 'bad-region'],
    ['pct:1e1,0,1,1', 'bad-region'],
    ['FULL', 'bad-region'],
    ['', 'bad-region'],
    ['9999999999,0,1,1', 'bad-region'],
    ['%D9%A4,0,10,10', 'bad-region'],
  ])('refuses %s', (region, expected) => {
    expect(fault(`${region}/max/0/default.jpg`)).toEqual({ status: 400, fault: expected });
  });
});

describe('size (4.2)', () => {
  const of = (size: string, region = '0,0,3000,2000') =>
    content(`${region}/${size}/0/default.jpg`).request.size;

  it.each([
    ['max', { width: 3000, height: 2000 }],
    ['150,', { width: 150, height: 100 }],
    [',150', { width: 225, height: 150 }],
    ['pct:50', { width: 1500, height: 1000 }],
    ['pct:33.3', { width: 999, height: 666 }],
    ['225,100', { width: 225, height: 100 }],
    ['!225,100', { width: 150, height: 100 }],
    ['!100,4000', { width: 100, height: 67 }],
    ['3000,2000', { width: 3000, height: 2000 }],
    ['^150,', { width: 150, height: 100 }],
    ['%5E!225,100', { width: 150, height: 100 }],
    ['^pct:100', { width: 3000, height: 2000 }],
    ['1,1', { width: 1, height: 1 }],
  ])('%s', (size, expected) => {
    expect(of(size)).toEqual(expected);
  });

  it.each([
    ['full', 400, 'bad-size'],
    ['', 400, 'bad-size'],
    [',', 400, 'bad-size'],
    ['!,', 400, 'bad-size'],
    ['!10,', 400, 'bad-size'],
    ['10', 400, 'bad-size'],
    ['10.5,', 400, 'bad-size'],
    ['pct:', 400, 'bad-size'],
    ['pct:-1', 400, 'bad-size'],
    ['^^max', 400, 'bad-size'],
    ['0,', 400, 'size-without-pixels'],
    ['pct:0.001', 400, 'size-without-pixels'],
    ['3001,', 400, 'size-beyond-region'],
    [',2001', 400, 'size-beyond-region'],
    ['3001,10', 400, 'size-beyond-region'],
    ['pct:101', 400, 'size-beyond-region'],
    ['!4000,4000', 400, 'size-beyond-region'],
    ['^3001,', 501, 'upscaling-not-offered'],
    ['^pct:120', 501, 'upscaling-not-offered'],
    ['^!4000,4000', 501, 'upscaling-not-offered'],
    ['^10,2001', 501, 'upscaling-not-offered'],
    ['^max', 501, 'upscaling-not-offered'],
  ])('refuses %s', (size, status, expected) => {
    expect(fault(`0,0,3000,2000/${size}/0/default.jpg`)).toEqual({ status, fault: expected });
  });

  it('keeps within the limits, which only `max` and a box may be cut down to', () => {
    expect(of('max', 'full')).toEqual({ width: 3872, height: 2581 });
    expect(of('^max', 'full')).toEqual({ width: 3872, height: 2581 });
    expect(of('!5900,5900', 'full')).toEqual({ width: 3872, height: 2581 });
    expect(fault('full/5000,/0/default.jpg').fault).toBe('size-beyond-limits');
    expect(fault('full/pct:99/0/default.jpg').fault).toBe('size-beyond-limits');
    const strip = { width: 200_000, height: 10 };
    expect(content('full/max/0/default.png', strip).request.size).toEqual({ width: 65_500, height: 3 });
  });
});

describe('rotation (4.3), quality (4.4) and format (4.5)', () => {
  it.each([
    ['0', { mirrored: false, rotation: 0 }],
    ['!0', { mirrored: true, rotation: 0 }],
    ['270', { mirrored: false, rotation: 270 }],
    ['360', { mirrored: false, rotation: 0 }],
    ['22.50', { mirrored: false, rotation: 22.5 }],
    ['%21.5', { mirrored: true, rotation: 0.5 }],
  ])('turns by %s', (rotation, expected) => {
    expect(content(`full/900,/${rotation}/default.jpg`).request).toMatchObject(expected);
  });

  it.each(['361', '-90', '+90', 'a', '', '!', '1e2', '90,', '.', '!!0', '360.1'])(
    'does not turn by %s',
    (text) => {
      expect(fault(`full/900,/${text}/default.jpg`)).toEqual({ status: 400, fault: 'bad-rotation' });
    },
  );

  it.each([
    ['default.jpg', { quality: 'default', format: 'jpg' }],
    ['color.png', { quality: 'default', format: 'png' }],
    ['gray.webp', { quality: 'gray', format: 'webp' }],
    ['bitonal.png', { quality: 'bitonal', format: 'png' }],
  ])('makes %s', (file, expected) => {
    expect(content(`full/900,/0/${file}`).request).toMatchObject(expected);
  });

  it.each([
    ['default', 'unknown-quality'],
    ['native.jpg', 'unknown-quality'],
    ['constructor.jpg', 'unknown-quality'],
    ['.jpg', 'unknown-quality'],
    ['default.', 'unknown-format'],
    ['default.tif', 'unknown-format'],
    ['default.JPG', 'unknown-format'],
    ['default.jpg.png', 'unknown-quality'],
  ])('does not make %s', (file, expected) => {
    expect(fault(`full/900,/0/${file}`)).toEqual({ status: 400, fault: expected });
  });

  it('refuses a sheet that no format or memory can hold', () => {
    const long = { width: 30_000, height: 300 };
    expect(content('full/max/90/default.jpg', long).request.size).toEqual(long);
    expect(fault('full/max/45/default.jpg', long).fault).toBe('size-beyond-limits');
    expect(fault('full/max/0/default.webp', long).fault).toBe('size-beyond-limits');
    expect(content('square/3000,/45/default.jpg').request.rotation).toBe(45);
    expect(content('square/1500,/45/default.png').request.rotation).toBe(45);
    expect(fault('square/3000,/45/default.png').fault).toBe('size-beyond-limits');
  });
});

describe('the whole address (2 and 4.8)', () => {
  it.each([
    ['full/max/0/default.jpg', 'full/max/0/default.jpg'],
    ['0,0,9000,9000/300,/360/color.jpg', 'full/300,200/0/default.jpg'],
    ['pct:0,0,100,100/pct:10/!0.0/gray.png', 'full/600,400/!0/gray.png'],
    ['10,20,300,200/300,200/090.50/default.webp', '10,20,300,200/max/90.5/default.webp'],
    ['square/!100,100/0/bitonal.png', '1000,0,4000,4000/100,100/0/bitonal.png'],
    ['%31%30,20,300,200/%5E30,/0/default.jpg', '10,20,300,200/30,20/0/default.jpg'],
  ])('of %s is %s', (asked, canonical) => {
    expect(content(asked).canonical).toBe(canonical);
    expect(content(canonical)).toEqual(content(asked));
  });

  it('of a square image names its square `full`', () => {
    expect(content('square/10,/0/default.jpg', { width: 50, height: 50 }).canonical).toBe(
      'full/10,10/0/default.jpg',
    );
  });

  it('lasts unless the limits decide what it means', () => {
    expect(content('full/max/0/default.jpg').isLasting).toBe(false);
    expect(content('0,0,300,200/max/0/default.jpg').isLasting).toBe(true);
    expect(content('full/600,400/0/default.jpg').isLasting).toBe(true);
  });

  it('leads from the image itself to its description', () => {
    expect(read('')).toEqual({ kind: 'redirect', to: 'info.json' });
  });

  it.each(['full', 'full/max', 'full/max/0', 'full/max/0/default.jpg/', '../full/max/0/default.jpg', '/'])(
    'is none: %s',
    (path) => {
      expect(fault(path)).toEqual({ status: 404, fault: 'unknown-address' });
    },
  );

  it.each(['%/max/0/default.jpg', 'full/%ff/0/default.jpg', 'full/max/0/default%E0%A4.jpg'])(
    'is badly escaped: %s',
    (path) => {
      expect(fault(path)).toEqual({ status: 400, fault: 'bad-escape' });
    },
  );

  it('has a name that no limit changes, and a place among stored pictures only as they are stored', () => {
    const { request } = content('full/max/0/default.jpg');
    expect(nameOf(request, IMAGE)).toBe('full/3872,2581/0/default.jpg');
    expect(storedAddress(request, IMAGE)).toBe('full/3872,2581/0/default.jpg');
    for (const other of ['90/default.jpg', '!0/default.jpg', '0/gray.jpg', '0/default.png'])
      expect(storedAddress(content(`full/100,/${other}`).request, IMAGE), other).toBeNull();
  });
});
