/**
 * Writes the small faces that every page loads, from the @fontsource packages into app/fonts. The results are in the
 * repository: run this again only when a package or the character list below changes (`node scripts/fonts.mjs`).
 *
 * A whole Naskh is 108 KB; what labels are written with is 39 KB of it. Characters outside the list fall to the complete
 * faces in app/fonts/rest.css, which a browser fetches only when a page really has one of them.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const packages = path.join(root, 'node_modules', '@fontsource');
const target = path.join(root, 'app', 'fonts');

const range = (from, to) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('');

/** Letters, vowel signs and both kinds of digits; joiners and direction marks, which shape and order what is around them. */
const ARABIC = [
  range(0x0621, 0x063a),
  range(0x0640, 0x0652),
  '\u0670\u0671',
  range(0x0660, 0x066c),
  '،؛؟«»…–—·',
  '\u00a0\u200c\u200d\u200e\u200f',
  range(0x20, 0x40),
  '[]{}|©×',
].join('');

/** Latin-1 and the punctuation of English and French. */
const LATIN = [range(0x20, 0x7e), range(0xa0, 0xff), 'ŒœŸ–—‘’‚“”„…·•‹›€−×'].join('');

/** Shaping that Arabic cannot be read without, then what makes it well set. Stylistic sets and numerators stay behind. */
const ARABIC_FEATURES = [
  ...['ccmp', 'isol', 'init', 'medi', 'fina', 'rlig', 'locl', 'mark', 'mkmk', 'curs'],
  ...['calt', 'liga', 'kern', 'rtlm'],
];
const LATIN_FEATURES = ['ccmp', 'locl', 'mark', 'mkmk', 'kern', 'liga', 'calt'];

const FACES = [
  { from: 'amiri', file: 'amiri-arabic-400-normal', to: 'naskh', text: ARABIC, features: ARABIC_FEATURES },
  {
    from: 'ibm-plex-sans-arabic',
    file: 'ibm-plex-sans-arabic-arabic-400-normal',
    to: 'sans-arabic',
    text: ARABIC,
    features: ARABIC_FEATURES,
  },
  {
    from: 'eb-garamond',
    file: 'eb-garamond-latin-400-normal',
    to: 'serif',
    text: LATIN,
    features: LATIN_FEATURES,
  },
  {
    from: 'ibm-plex-sans',
    file: 'ibm-plex-sans-latin-400-normal',
    to: 'sans',
    text: LATIN,
    features: LATIN_FEATURES,
  },
];

await mkdir(target, { recursive: true });
for (const { from, file, to, text, features } of FACES) {
  const whole = await readFile(path.join(packages, from, 'files', `${file}.woff2`));
  const options = { targetFormat: 'woff2', keepFeatures: features, noHinting: true };
  const subset = await subsetFont(whole, text, options);
  await writeFile(path.join(target, `${to}.woff2`), subset);
  await writeFile(path.join(target, `${to}.OFL.txt`), await readFile(path.join(packages, from, 'LICENSE')));
  console.log(`${to}: ${whole.length} -> ${subset.length} bytes`);
}
