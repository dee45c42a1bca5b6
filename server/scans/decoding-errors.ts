import { CodedError } from '@/lib/errors';

const DISK_FULL = /no space left|ENOSPC|disk quota/i;
const TRUNCATED =
  /premature end|truncated|end of (?:file|input|image|stream)|unexpected eof|not enough data|read error|short read|out of data|unable to read/i;
const UNSUPPORTED = /unsupported|not supported|channel limit|not implemented|unimplemented/i;

/**
 * Tells from what libvips and its decoders say what is wrong with a file. `reason` is theirs, in English and for
 * the log: the sentence for the curator does not show it.
 * @param format what the file is
 */
export function asCodedError(error: unknown, format: string): Error {
  if (error instanceof CodedError || !(error instanceof Error)) return error as Error;
  const reason = withoutPaths(error.message);
  if (DISK_FULL.test(reason)) return new CodedError('DISK_FULL', {}, { cause: error });
  const detail = { format, reason };
  if (UNSUPPORTED.test(reason)) return new CodedError('FORMAT_NOT_ACCEPTED', detail, { cause: error });
  const code = TRUNCATED.test(reason) ? 'IMAGE_TRUNCATED' : 'IMAGE_DAMAGED';
  return new CodedError(code, detail, { cause: error });
}

function withoutPaths(message: string): string {
  return message
    .replace(/(?:\/[^\s/:"]+)+\/?/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
}
