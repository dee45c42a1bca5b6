import type { FieldProblem } from '../catalogue/draft';
import type { Finding } from './read-presentation';

/** A refusal as `lib/errors.ts` has it: worded at the edge. */
export interface ReportedFailure {
  code: string;
  detail: Readonly<Record<string, string | number>>;
}

/** What a curator should know though it kept nothing back: `transfer.iiif.notices.<code>`. */
export type Notice =
  | { code: Finding | 'TOO_MANY' | 'TOO_DEEP' | 'NO_MEMBERS' }
  | { code: 'SMALLER'; width: number; height: number; statedWidth: number; statedHeight: number }
  | { code: 'PUT_TOGETHER'; width: number; height: number }
  | { code: 'FIELD_LEFT_OUT'; field: string; problem: FieldProblem };

/**
 * What became of one canvas. `made`: a new draft; `fetched`: the picture of a draft that an earlier import made; `known`: nothing
 * was done; `trashed`: its record is in the trash and stays there; `skipped`: it has no picture.
 */
export interface CanvasReport {
  /** 1-based, in its manifest. */
  number: number;
  name: string | null;
  outcome: 'made' | 'fetched' | 'known' | 'trashed' | 'skipped';
  /** Of its draft, as is `slug`; null where it has none. */
  photographId: string | null;
  slug: string | null;
  scanId: string | null;
  /** Why there is no picture. */
  failure: ReportedFailure | null;
  notices: Notice[];
}

/** What became of a manifest or collection. */
export interface SourceReport {
  address: string;
  name: string | null;
  canvases: number;
  failure: ReportedFailure | null;
  notices: Notice[];
}
