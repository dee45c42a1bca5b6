/** What the studio does with files: on their way in, and as scans of a photograph. */
import { z } from 'zod';
import type { Language } from '../catalogue/languages';
import type { MetadataProposal } from '../scans/embedded-metadata';
import type { CommandFailure } from './failure';

const id = z.string().min(1).max(64);

export const noInput = z.object({});
export const uploadInput = z.object({ id });
export const scanInput = z.object({ scanId: id });
export const scansInput = z.object({ photographId: id });

/** A stored preview, by its site-relative address. Sizes are pixels. */
export interface ScanThumbnail {
  address: string;
  width: number;
  height: number;
}

/** One file of a photograph, as it was delivered. */
export interface ScanView {
  id: string;
  state: 'WAITING' | 'BUILDING' | 'READY' | 'FAILED';
  /** 0 to 100 within the building of the zoom. */
  progress: number;
  /** Ascending; empty until the first look. */
  previews: ScanThumbnail[];
  /** Names the zoom's tiles once the scan is READY. */
  imageId: string | null;
  /** As the curator's file was called; null for a stand-in. */
  name: string | null;
  isStandIn: boolean;
  /** Visitors see this one now. */
  isShown: boolean;
  showsWhenReady: boolean;
  bytes: number | null;
  /** `jpeg`, `tiff`, `png`, `webp`. */
  format: string | null;
  /** Pixels, the right way up. */
  width: number | null;
  height: number | null;
  /** ISO 8601, UTC. */
  receivedAt: string;
  /** Null where nobody of the studio brought it (import, download). */
  receivedFrom: string | null;
  failure: CommandFailure | null;
}

/** The photograph that a file went to, as far as its sender may know of it. */
export interface UploadedPhotograph {
  id: string;
  /** The first title in the order of languages. */
  title: { text: string; language: Language } | null;
  mayOpen: boolean;
  isInTrash: boolean;
}

export type UploadState = 'ARRIVING' | 'FINISHING' | 'RECEIVED' | 'REFUSED' | 'CANCELLED' | 'EXPIRED';

export interface UploadView {
  id: string;
  name: string;
  bytes: number;
  /** Bytes that have come. */
  arrived: number;
  fingerprint: string | null;
  state: UploadState;
  /** Why it was refused, or why it has to wait though it is whole. */
  failure: CommandFailure | null;
  /** The same bytes were in the catalogue already. */
  isRepeat: boolean;
  /** The photograph that it is meant for, or went to. */
  photograph: UploadedPhotograph | null;
  scan: ScanView | null;
  /** ISO 8601, UTC. */
  startedAt: string;
}

/** Bytes. */
export interface UploadLimits {
  oneFile: number;
  together: number;
  /** Of `together`, taken now. */
  used: number;
}

export interface UploadList {
  uploads: UploadView[];
  limits: UploadLimits;
}

export interface UploadCommands {
  /** The sender's own: all that are on their way, and the latest of those that ended. */
  'uploads.list': { input: Record<string, never>; output: UploadList };
  'uploads.cancel': { input: { id: string }; output: null };
  /** Newest first. */
  'scans.ofPhotograph': { input: { photographId: string }; output: ScanView[] };
  'scans.retry': { input: { scanId: string }; output: null };
  /** Only what no publication has ever shown. */
  'scans.remove': { input: { scanId: string }; output: null };
  /** What the newest scan's file says of itself, field by field; null where it was not read (yet). */
  /** Null before the file was read; `unavailable` where the server has nothing to read it with. */
  'metadata.proposals': {
    input: { photographId: string };
    output: MetadataProposal[] | 'unavailable' | null;
  };
}
