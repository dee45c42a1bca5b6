import { CodedError } from '@/lib/errors';

const DISK_FULL = /no space left|ENOSPC|disk quota/i;
/** What a JPEG and a TIFF in strips say when they end too early; the other formats are checked beforehand. */
const TRUNCATED =
  /premature end of (?!data segment)|truncated|end of file|not enough data|got \d+ bytes, expected/i;
/** What decoders say where part of the picture is not what it was. */
const LOSS =
  /premature end|huffman|decoding error|read error|not yet in table|not enough data|got \d+ bytes|\d{3,} extraneous bytes/i;
/** Whole files of an accepted format, of a kind that no decoder here knows. */
const UNSUPPORTED =
  /unsupported jpeg data precision|channel limit|compression .*not configured|support .*not configured/i;

/**
 * Tells from what libvips and its decoders say what is wrong with a file. `reason` is theirs, in English and for
 * the log: the sentence for the curator does not show it.
 * @param format what the file is
 */
export function asCodedError(error: unknown, format: string): Error {
  if (error instanceof CodedError || !(error instanceof Error)) return error as Error;
  const reason = withoutPaths(error.message);
  if (DISK_FULL.test(reason)) return new CodedError('DISK_FULL', {}, { cause: error });
  if (UNSUPPORTED.test(reason)) {
    return new CodedError(
      'FORMAT_NOT_ACCEPTED',
      { format: `${format.toUpperCase()}: ${reason}` },
      { cause: error },
    );
  }
  const code = TRUNCATED.test(reason) ? 'IMAGE_TRUNCATED' : 'IMAGE_DAMAGED';
  return new CodedError(code, { format, reason }, { cause: error });
}

/** Whether a strict reading stopped because pixels are lost, and not at an odd tag or a few stray bytes. */
export function tellsOfLoss(error: unknown): boolean {
  return error instanceof Error && LOSS.test(error.message);
}

function withoutPaths(message: string): string {
  return message
    .replace(/(?:\/[^\s/:"]+)+\/?/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
}
