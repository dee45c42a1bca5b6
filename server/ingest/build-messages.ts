import type { ErrorCode } from '@/lib/errors';
import type { BuildEvent, BuiltScan, ScanJob } from './build-scan';

/** What the worker asks of the process that builds: one job, after which that process ends. */
export type BuildRequest = ScanRequest;

export interface ScanRequest {
  kind: 'scan';
  job: ScanJob;
  /** Threads that libvips may use; 0: as many as the machine has cores. */
  threads: number;
}

/** What comes back: any number of events, then exactly one of the other two. */
export type BuildReply =
  | { type: 'event'; event: BuildEvent }
  | { type: 'done'; result: BuiltScan; peakMemoryBytes: number }
  | { type: 'failed'; code: ErrorCode; detail: Record<string, string | number>; message: string };
