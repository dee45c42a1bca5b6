/** What an embedded colour profile's header says (ICC.1:2022, 7.2 and 10.15), as far as a scan needs it. */
export interface IccProfile {
  /** The profile's own description, such as `Adobe RGB (1998)`; null where it has none that can be read. */
  name: string | null;
  /** Channels of the colours that it describes. */
  channels: number;
}

const HEADER_BYTES = 128;
const CHANNELS: Readonly<Record<string, number>> = { GRAY: 1, 'RGB ': 3, 'Lab ': 3, CMYK: 4 };
const MAX_NAME = 200;

/** @returns null where these bytes are no profile that colours can be converted by */
export function readIccProfile(icc: Buffer): IccProfile | null {
  if (icc.length < HEADER_BYTES + 4 || icc.toString('latin1', 36, 40) !== 'acsp') return null;
  if (icc.readUInt32BE(0) > icc.length) return null;
  const channels = CHANNELS[icc.toString('latin1', 16, 20)];
  if (channels === undefined) return null;
  return { name: readDescription(icc), channels };
}

function readDescription(icc: Buffer): string | null {
  const tag = findTag(icc, 'desc');
  if (!tag || tag.length < 16) return null;
  const type = tag.toString('latin1', 0, 4);
  if (type === 'desc') return clean(tag.toString('latin1', 12, 12 + tag.readUInt32BE(8)));
  if (type !== 'mluc' || tag.length < 28) return null;
  const length = tag.readUInt32BE(20) & ~1;
  const start = tag.readUInt32BE(24);
  if (start + length > tag.length) return null;
  return clean(
    Buffer.from(tag.subarray(start, start + length))
      .swap16()
      .toString('utf16le'),
  );
}

function findTag(icc: Buffer, signature: string): Buffer | null {
  const count = Math.min(icc.readUInt32BE(HEADER_BYTES), 100);
  for (let i = 0; i < count; i++) {
    const at = HEADER_BYTES + 4 + i * 12;
    if (at + 12 > icc.length) return null;
    if (icc.toString('latin1', at, at + 4) !== signature) continue;
    const start = icc.readUInt32BE(at + 4);
    return icc.subarray(start, start + icc.readUInt32BE(at + 8));
  }
  return null;
}

/** Names end with NUL, and come from anyone. */
function clean(text: string): string | null {
  const printable = [...text].filter((character) => character >= ' ' && character !== '\u007f').join('');
  return printable.trim().slice(0, MAX_NAME) || null;
}
