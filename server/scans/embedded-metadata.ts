import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { exiftoolPath } from 'exiftool-vendored';
import type { EmbeddedMetadata, EmbeddedTag } from '@/lib/scans/embedded-metadata';
import { childEnvironment } from '@/server/config';

const run = promisify(execFile);

/** A header takes a fraction of a second; what takes longer was made to. */
const TIMEOUT_MS = 20_000;
const MOST_OUTPUT_BYTES = 4_000_000;

/** Far more than people write, far less than what a hostile file could hold. */
const MOST_TAGS = 200;
const LONGEST_VALUE = 20_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g;

/** An alternative in a language, as ExifTool names it: `Title-ar`, `Description-x-default`. */
const ALTERNATIVE = /^(XMP-[\w]+:[A-Za-z]+)-([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*|x-default)$/;

/** There is no perl on this machine, which ExifTool is written in. */
export class NoMetadataReader extends Error {
  override readonly name = 'NoMetadataReader';
}

/**
 * Reads what a file says of itself in IPTC, XMP and EXIF. The file is read by a process of its own and only as text; where a
 * camera was (GPS) is left out.
 * @param file absolute path
 * @param iptcCharset what IPTC texts are taken for where the file does not say
 * @throws NoMetadataReader
 */
export async function readEmbeddedMetadata(file: string, iptcCharset: string): Promise<EmbeddedMetadata> {
  const groups = ['-XMP:all', '-IPTC:all', '-IFD0:all'];
  const asked = ['-j', '-G1', '-n', '-fast', '-charset', `iptc=${iptcCharset}`, ...groups, '--GPS:all', file];
  try {
    const { stdout } = await run('perl', [await exiftoolPath(), ...asked], {
      timeout: TIMEOUT_MS,
      maxBuffer: MOST_OUTPUT_BYTES,
      env: childEnvironment(),
    });
    const [found] = JSON.parse(stdout) as Record<string, unknown>[];
    return {
      tags: Object.entries(found ?? {})
        .flatMap(tagsOf)
        .slice(0, MOST_TAGS),
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new NoMetadataReader();
    // Nothing legible: the picture itself was judged by others.
    return { tags: [] };
  }
}

function tagsOf([name, value]: [string, unknown]): EmbeddedTag[] {
  if (!name.includes(':')) return [];
  const [, tag = name, language = null] = ALTERNATIVE.exec(name) ?? [];
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((each) => {
    if (typeof each !== 'string' && typeof each !== 'number') return [];
    const text = String(each).normalize('NFC').replace(/\r\n?/g, '\n').replace(CONTROL, '').trim();
    return text === '' || text.startsWith('(Binary data')
      ? []
      : [{ tag, language, value: text.slice(0, LONGEST_VALUE) }];
  });
}
