import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '@/tests/fixtures/folders';
import { fontEnvironment } from './fonts';
import { escapeXml, leftToRight, line, textContent } from './svg';
import { cleanValue } from './typeset';
import { sfntFromWoff } from './woff';

let folder: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterAll(() => remove());

const woffOf = (file: string) => readFile(createRequire(import.meta.url).resolve(`@fontsource/${file}`));
const AMIRI = 'amiri/files/amiri-arabic-400-normal.woff';
const INK = '#1E1A15';

describe('fonts', () => {
  it('unpacks tables that keep the checksums of their font', async () => {
    const sfnt = sfntFromWoff(await woffOf(AMIRI));
    const count = sfnt.readUInt16BE(4);
    expect(count).toBeGreaterThan(8);
    for (let index = 0; index < count; index += 1) {
      const entry = 12 + 16 * index;
      const tag = sfnt.toString('latin1', entry, entry + 4);
      const [offset, length] = [sfnt.readUInt32BE(entry + 8), sfnt.readUInt32BE(entry + 12)];
      let sum = 0;
      for (let at = offset; at < offset + length; at += 4) {
        // `head` is summed with its own checkSumAdjustment as 0 (OpenType, "head").
        if (tag !== 'head' || at !== offset + 8) sum = (sum + sfnt.readUInt32BE(at)) >>> 0;
      }
      expect([tag, sum]).toEqual([tag, sfnt.readUInt32BE(entry + 4)]);
    }
  });

  it('refuses what is no WOFF, or a damaged one', async () => {
    const woff = await woffOf(AMIRI);
    expect(() => sfntFromWoff(Buffer.from('wOF2 and more'))).toThrow('not a WOFF');
    expect(() => sfntFromWoff(woff.subarray(0, woff.length / 2))).toThrow();
  });

  it('prepares a folder of its own, twice without harm, and names no other', async () => {
    const cache = path.join(folder, 'fonts & more');
    const first = await fontEnvironment(cache);
    const [again] = await Promise.all([fontEnvironment(cache), fontEnvironment(cache)]);
    expect(again).toEqual(first);
    const conf = await readFile(first.FONTCONFIG_FILE ?? '', 'utf8');
    expect(conf.match(/<dir>(.*?)<\/dir>/g)).toEqual([`<dir>${cache.replace('&', '&amp;')}/fonts</dir>`]);
    expect((await readdir(cache, { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('says in a code that the folder cannot be written', async () => {
    await writeFile(path.join(folder, 'file'), '');
    await expect(fontEnvironment(path.join(folder, 'file', 'cache'))).rejects.toMatchObject({
      code: 'FONTS_MISSING',
    });
  });
});

describe('values of the catalogue', () => {
  it.each([
    ['a\u202eb\u202c\u2067c\u2069\u200fd', 'a b c d'],
    ['nul\u0000 and lone \ud800 half', 'nul and lone half'],
    ['  two\n lines\t', 'two lines'],
    ['שלום Jerusalem 聖地', '[…] Jerusalem […]'],
    ['ٱلنَّبِي مُوْسَى', 'ٱلنَّبِي مُوْسَى'],
    ['Иерусалим, Ἱερουσαλήμ © 1870–1880 n° 3', 'Иерусалим, Ἱερουσαλήμ © 1870–1880 n° 3'],
    ['نیم\u200cفاصله', 'نیم\u200cفاصله'],
    ['المقصود بـ«باب يافا»', 'المقصود بـ«باب يافا»'],
    ['ʿAyn Silwān, Bāb al-ʾAmūd', 'ʿAyn Silwān, Bāb al-ʾAmūd'],
  ])('%j is set as %j', (value, set) => {
    expect(cleanValue(value)).toBe(set);
  });

  it('are cut with an ellipsis where no label could hold them', () => {
    expect([...cleanValue('a'.repeat(5000))]).toHaveLength(420);
    expect(cleanValue('a'.repeat(5000)).endsWith('…')).toBe(true);
  });
});

describe('lines of text', () => {
  it('escape what XML would read', () => {
    expect(escapeXml(`<a href="x">&'`)).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&#39;');
    const drawn = line('<script>&', { x: 0, y: 0 }, 'left', {
      language: 'en',
      face: 'book',
      size: 9,
      fill: INK,
    });
    expect(drawn).toContain('&lt;script&gt;&amp;</text>');
  });

  it('keep a Latin run in Arabic in one span, brackets and all', () => {
    const spans = (text: string) =>
      [...textContent(text, { language: 'ar', face: 'book' }).matchAll(/<tspan[^>]*>(.*?)<\/tspan>/g)].map(
        (m) => m[1],
      );
    expect(spans('رقم 2005.100.500.3 (18) في')).toEqual(['2005.100.500.3 (18)']);
    expect(spans(`رقم ${leftToRight('(PH/0068.039)')} في`)).toEqual(['(PH/0068.039)']);
    expect(spans('باب «Mosque of Omar» و Gate')).toEqual(['Mosque of Omar', 'Gate']);
    expect(spans('باب العامود ١٨٥٤')).toEqual([]);
  });

  it('never space Arabic letters', () => {
    const style = { language: 'ar', face: 'book', size: 9, fill: INK, spacing: -3 } as const;
    expect(line('باب', { x: 0, y: 0 }, 'right', style)).not.toContain('letter-spacing');
    expect(line('٣٣', { x: 0, y: 0 }, 'right', style)).toContain('letter-spacing="-3"');
  });
});
