/** What the studio's lists are given: plain shapes, as in `lib/catalogue/views.ts`. */
import type { Language } from '../catalogue/languages';
import type { AuthorityView, Texts } from '../catalogue/views';
import type { AnnotationGap, Missing } from './photograph-filter';

export type ScanStateView = 'none' | 'stand-in' | 'waiting' | 'building' | 'failed' | 'ready';

export interface ThumbnailView {
  url: string;
  /** Pixels. */
  width: number;
  height: number;
}

/** One photograph of a list. */
export interface PhotographRow {
  id: string;
  slug: string;
  titles: Texts;
  thumbnail: ThumbnailView | null;
  makers: AuthorityView[];
  dateEdtf: string | null;
  inventoryNumber: string | null;
  section: { id: string; titles: Texts } | null;
  isPublished: boolean;
  /** The draft differs from what visitors read. */
  isChanged: boolean;
  /** ISO 8601, UTC. */
  scheduledFor: string | null;
  /** The time is past and it was not published. */
  isOverdue: boolean;
  stale: Language[];
  scan: ScanStateView;
  /** ISO 8601, UTC. */
  changedAt: string;
  changedBy: string | null;
}

export interface PhotographPage {
  rows: PhotographRow[];
  /** All that match, on whatever page. */
  total: number;
  /** Keys for `before` and `after`; null where there is no such page. */
  previous: string | null;
  next: string | null;
}

export interface FailedScanView {
  scanId: string;
  photographId: string;
  titles: Texts;
  fileName: string | null;
  failure: { code: string; detail: Record<string, string | number> } | null;
}

export interface WorklistView {
  counts: {
    draft: number;
    changed: number;
    /** Contributors' changes of what visitors know. */
    proposed: number;
    scheduled: number;
    overdue: number;
    waiting: number;
    building: number;
    failed: number;
    noScan: number;
    /** Ready, while visitors still see the stand-in. */
    unshown: number;
    uploads: number;
    letters: number;
    /** Changes to many of the reader's that were cut off. */
    batches: number;
  };
  missing: { what: Missing; count: number }[];
  stale: { language: Language; count: number }[];
  /** Photographs with annotations that need something. */
  annotations: { gap: AnnotationGap; count: number }[];
  /** Of the tours; nothing for whoever is no curator. */
  tours: {
    /** Stops whose region waits to be framed on another scan. */
    toFrame: number;
    /** Stops that visitors are not shown. */
    unpublishedStops: number;
    /** Tours that say nothing in this language, here or there. */
    missing: { language: Language; count: number }[];
    stale: { language: Language; count: number }[];
  };
  failedScans: FailedScanView[];
  uploads: { id: string; name: string; bytes: number; touchedAt: string }[];
  recent: PhotographRow[];
  /** Of all that the reader may see. */
  total: number;
}

/** A page of the trash, the newest first. */
export interface TrashPage {
  rows: TrashRow[];
  /** Give as `before` for what was thrown away before these; null where there is nothing more. */
  next: string | null;
}

/** One thing in the trash. */
export interface TrashRow {
  kind: 'photograph' | 'section' | 'tour';
  id: string;
  titles: Texts;
  thumbnail: ThumbnailView | null;
  /** ISO 8601, UTC. */
  deletedAt: string;
  deletedBy: string | null;
  /** Whole days until it is removed for good. */
  daysLeft: number;
}
