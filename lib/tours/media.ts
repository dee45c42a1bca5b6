/** Recorded voices and their captions. */
export const MEDIA_PREFIX = '/narrations/';

/** Bytes of one recording: an hour of speech at 64 kbit/s is 29 MB. It is held in memory while it is judged. */
export const NARRATION_MOST_BYTES = 30_000_000;

/** Bytes of one caption file. */
export const CAPTIONS_MOST_BYTES = 500_000;

export const CAPTIONS_TYPE = 'text/vtt';

/** What can be recorded: media types, and how files of them are called. */
export const NARRATION_TYPES = {
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'aac',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/flac': 'flac',
  'audio/webm': 'weba',
} as const;

export type NarrationType = keyof typeof NARRATION_TYPES;

/** A recording or its captions, as the studio is given it. */
export interface TourMediaView {
  id: string;
  kind: 'narration' | 'captions';
  /** Site-relative; what it names never changes. Only its curators can open it before it is published. */
  url: string;
  /** Media type. */
  type: string;
  bytes: number;
  /** Null for captions. */
  seconds: number | null;
  /** As the curator's file was called. */
  name: string;
}

/** Site-relative. */
export function mediaAddress(id: string): string {
  return `${MEDIA_PREFIX}${id}`;
}
