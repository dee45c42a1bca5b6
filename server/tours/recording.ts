import { type IAudioMetadata, parseBuffer } from 'music-metadata';
import { CodedError } from '@/lib/errors';
import type { NarrationType } from '@/lib/tours/media';

/** What a recording is, by its own bytes. */
export interface Recording {
  type: NarrationType;
  seconds: number;
}

/** Seconds: a stop of a tour is no concert. */
const LONGEST = 4 * 3_600;

/** @throws CodedError NARRATION_NOT_KNOWN where the bytes are no sound of a kind that browsers play, or break off before any */
export async function readRecording(bytes: Uint8Array): Promise<Recording> {
  const { format } = await parse(bytes);
  const type = typeOf(format);
  const seconds = format.duration;
  if (!type || !seconds || !Number.isFinite(seconds) || seconds > LONGEST)
    throw new CodedError('NARRATION_NOT_KNOWN');
  return { type, seconds: Math.round(seconds * 100) / 100 };
}

async function parse(bytes: Uint8Array): Promise<IAudioMetadata> {
  try {
    // Variable bit rates without a header are counted to the end.
    return await parseBuffer(bytes, undefined, { duration: true, skipCovers: true });
  } catch (error) {
    throw new CodedError('NARRATION_NOT_KNOWN', {}, { cause: error });
  }
}

function typeOf({ container = '', codec = '', hasVideo }: IAudioMetadata['format']): NarrationType | null {
  if (hasVideo) return null;
  if (container === 'MPEG') return codec.endsWith('Layer 3') ? 'audio/mpeg' : null;
  if (container.startsWith('ADTS')) return 'audio/aac';
  if (container === 'Ogg') return /^(?:opus|vorbis)/i.test(codec) ? 'audio/ogg' : null;
  if (container === 'WAVE') return codec === 'PCM' ? 'audio/wav' : null;
  if (container === 'FLAC') return 'audio/flac';
  if (container === 'EBML/webm') return 'audio/webm';
  // MP4: the container is called by its brands, such as `M4A/mp42/isom`.
  return /AAC/i.test(codec) ? 'audio/mp4' : null;
}
