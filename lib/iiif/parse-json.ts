/**
 * Reads JSON as it comes from other people's servers and disks: in UTF-8 (RFC 8259, 8.1), or in what its byte order mark, its
 * zeros or its server say; and with the slips of manifests written by hand or by templates, which are a comma too many, a
 * comment, and a line end within a text.
 * @param charset as the server states it, which counts only where the bytes are no UTF-8
 * @throws SyntaxError where it is no JSON even so
 */
export function parseJson(bytes: Uint8Array, charset: string | null = null): unknown {
  const text = decoded(bytes, charset).replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const mended = withoutSlips(text);
    if (mended === text) throw error;
    return JSON.parse(mended) as unknown;
  }
}

/** Servers state Latin-1 for everything, so what reads as UTF-8 is UTF-8. */
function decoded(bytes: Uint8Array, charset: string | null): string {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0)) return new TextDecoder('utf-16le').decode(bytes);
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0)) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decoderFor(charset).decode(bytes);
  }
}

function decoderFor(charset: string | null): TextDecoder {
  const isOther = charset !== null && !/^utf-?8$/i.test(charset);
  try {
    return new TextDecoder(isOther ? charset : 'windows-1252');
  } catch {
    return new TextDecoder('windows-1252');
  }
}

const STRING = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/;
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//;
const COMMA_TOO_MANY = /,(?=\s*[}\]])/;

/** Strings are passed over whole, so that nothing within one is taken for a comma or a comment. */
function withoutSlips(text: string): string {
  return [COMMENT, COMMA_TOO_MANY].reduce(
    (left, slip) =>
      left.replace(new RegExp(`${STRING.source}|${slip.source}`, 'g'), (part) =>
        part.startsWith('"') ? part.replace(/\p{Cc}/gu, escaped) : '',
      ),
    text,
  );
}

const escaped = (control: string) => JSON.stringify(control).slice(1, -1);
