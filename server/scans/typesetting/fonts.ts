import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CodedError } from '@/lib/errors';
import { sfntFromWoff } from './woff';

/**
 * The font files of drawn sheets and cards: package, then the subsets of it. One weight a family: librsvg finds heavier cuts
 * only under family names of their own ("IBM Plex Sans SemiBold"), and a bold that is not there would be faked.
 */
const FONT_FILES: Record<string, readonly string[]> = {
  amiri: ['arabic-400-normal', 'latin-400-normal', 'latin-ext-400-normal'],
  'eb-garamond': [
    'latin-400-normal',
    'latin-ext-400-normal',
    'cyrillic-400-normal',
    'greek-400-normal',
    'latin-400-italic',
    'latin-ext-400-italic',
  ],
  'ibm-plex-sans': ['latin-400-normal', 'latin-ext-400-normal', 'latin-600-normal', 'latin-ext-600-normal'],
  'ibm-plex-sans-arabic': ['arabic-400-normal', 'arabic-600-normal'],
};

/**
 * Unpacks the fonts into `cacheDir` (absolute path; made if absent) and writes a fontconfig file that names
 * them and nothing else: a server without fonts draws the same letters as a desktop with hundreds.
 *
 * @returns environment variables. They must be set when the drawing process starts, because fontconfig reads them
 * once, at its first use inside that process.
 * @throws CodedError FONTS_MISSING where a font package is missing or the folder cannot be written.
 */
export async function fontEnvironment(cacheDir: string): Promise<Record<string, string>> {
  const fontsDir = path.join(cacheDir, 'fonts');
  const configFile = path.join(cacheDir, 'fonts.conf');
  try {
    await mkdir(fontsDir, { recursive: true });
    await Promise.all(
      Object.entries(FONT_FILES).flatMap(([name, subsets]) =>
        subsets.map((subset) => unpackFont(name, subset, fontsDir)),
      ),
    );
    await writeWhole(configFile, fontconfigFile(fontsDir, path.join(cacheDir, 'fontconfig')));
  } catch (error) {
    throw new CodedError('FONTS_MISSING', { reason: (error as Error).message }, { cause: error });
  }
  // Without PANGOCAIRO_BACKEND, Pango on macOS asks CoreText, which knows nothing of the file.
  return { FONTCONFIG_FILE: configFile, PANGOCAIRO_BACKEND: 'fontconfig' };
}

async function unpackFont(name: string, subset: string, fontsDir: string): Promise<void> {
  const require = createRequire(import.meta.url);
  const target = path.join(fontsDir, `${name}-${subset}.ttf`);
  const source = require.resolve(`@fontsource/${name}/files/${name}-${subset}.woff`);
  const [packed, unpacked] = await Promise.all([stat(source), stat(target).catch(() => null)]);
  if (unpacked && unpacked.mtimeMs >= packed.mtimeMs) return;
  await writeWhole(target, sfntFromWoff(await readFile(source)));
}

/** The folder may be prepared twice at once: a reader sees the old file or the new one, never half. */
async function writeWhole(file: string, content: string | Buffer): Promise<void> {
  const partial = `${file}.${randomUUID()}.part`;
  await writeFile(partial, content);
  await rename(partial, file);
}

function fontconfigFile(fontsDir: string, cacheDir: string): string {
  const escaped = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
    '<fontconfig>',
    `  <dir>${escaped(fontsDir)}</dir>`,
    `  <cachedir>${escaped(cacheDir)}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
}
