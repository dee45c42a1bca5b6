import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { exiftoolPath } from 'exiftool-vendored';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proposalsOf } from '@/lib/scans/embedded-metadata';
import { temporaryFolder } from '@/tests/fixtures/folders';
import { jpegOf, photograph } from '@/tests/fixtures/images';
import { readEmbeddedMetadata } from './embedded-metadata';

const run = promisify(execFile);

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let file: string;
beforeEach(async () => {
  place = await temporaryFolder();
  file = path.join(place.folder, 'scan.jpg');
  await writeFile(file, await jpegOf(photograph(40, 30)));
});
afterEach(() => place.remove());

async function proposalsFor(...written: string[]) {
  await run('perl', [await exiftoolPath(), '-q', '-overwrite_original', ...written, file]);
  return proposalsOf(await readEmbeddedMetadata(file, 'UTF8'));
}

describe('what a file says of itself', () => {
  it('is proposed field by field with its source, each text with its language', async () => {
    const proposals = await proposalsFor(
      '-charset',
      'iptc=UTF8',
      '-IPTC:CodedCharacterSet=UTF8',
      '-XMP-dc:Title-ar=باب الخليل',
      '-XMP-dc:Title-en=Jaffa Gate',
      '-IPTC:Caption-Abstract=سوق أمام الباب',
      '-IPTC:By-line=Bonfils',
      '-XMP-photoshop:DateCreated=1898',
      '-XMP-photoshop:Credit=Library',
      '-IPTC:City=Jerusalem',
    );
    expect(proposals).toEqual(
      expect.arrayContaining([
        { field: 'title', language: 'ar', value: 'باب الخليل', source: 'XMP-dc:Title' },
        { field: 'title', language: 'en', value: 'Jaffa Gate', source: 'XMP-dc:Title' },
        { field: 'caption', language: 'ar', value: 'سوق أمام الباب', source: 'IPTC:Caption-Abstract' },
        { field: 'maker', language: null, value: 'Bonfils', source: 'IPTC:By-line' },
        { field: 'dateEdtf', language: null, value: '1898', source: 'XMP-photoshop:DateCreated' },
        { field: 'dateAsWritten', language: null, value: '1898', source: 'XMP-photoshop:DateCreated' },
        { field: 'creditLine', language: null, value: 'Library', source: 'XMP-photoshop:Credit' },
        { field: 'place', language: null, value: 'Jerusalem', source: 'IPTC:City' },
      ]),
    );
  });

  it('never makes a caption an alternative text, nor coordinates a place', async () => {
    const proposals = await proposalsFor(
      '-XMP-dc:Description=A market',
      '-GPSLatitude=31.77',
      '-GPSLatitudeRef=N',
    );
    expect(proposals.map(({ field }) => field)).toEqual(['caption']);
    const [own] = (await proposalsFor('-XMP-iptcCore:AltTextAccessibility=Men at a stall')).filter(
      ({ field }) => field === 'altText',
    );
    expect(own?.value).toBe('Men at a stall');
  });

  it('is text and nothing else, of a bounded length', async () => {
    const proposals = await proposalsFor(
      `-XMP-dc:Title=<script>alert(1)</script>&#7;${'x'.repeat(50_000)}`,
      '-E',
    );
    const [title] = proposals;
    expect(title?.value).toMatch(/^<script>/);
    expect(title?.value.length).toBeLessThanOrEqual(20_000);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
    expect(title?.value).not.toMatch(/[\u0000-\u0009]/);
  });

  it('is nothing for a file that says nothing, or is none', async () => {
    expect(proposalsOf(await readEmbeddedMetadata(file, 'UTF8'))).toEqual([]);
    expect(await readEmbeddedMetadata(path.join(place.folder, 'none'), 'UTF8')).toEqual({ tags: [] });
  });
});
