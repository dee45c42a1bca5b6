/** Bytes of a whole, the last one included. */
export interface ByteRange {
  first: number;
  last: number;
}

const SINGLE = /^bytes=(\d*)-(\d*)$/;

/**
 * The part that a `Range` header asks for (RFC 9110, 14.1.2). Several parts, other units and what is badly written are
 * ignored, as the specification allows.
 * @returns null for the whole; `outside` where no byte of it is there
 */
export function readByteRange(header: string | undefined, size: number): ByteRange | 'outside' | null {
  const [all, from = '', to = ''] = SINGLE.exec(header ?? '') ?? [];
  if (all === undefined || (from === '' && to === '')) return null;
  const end = size - 1;
  if (from === '') {
    const length = Number(to);
    return length === 0 || size === 0 ? 'outside' : { first: Math.max(0, size - length), last: end };
  }
  const range = { first: Number(from), last: to === '' ? end : Math.min(Number(to), end) };
  if (to !== '' && Number(to) < range.first) return null;
  return range.first > end ? 'outside' : range;
}
