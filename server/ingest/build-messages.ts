import type { ErrorCode } from '@/lib/errors';
import type { StandInRecord } from '@/server/scans/stand-in/record';
import type { BuildEvent, BuiltScan, ScanJob } from './build-scan';

/** What comes back from a child process: any number of events, then exactly one of the other two. */
export type ChildReply<Event, Result> =
  | { type: 'event'; event: Event }
  | { type: 'done'; result: Result; peakMemoryBytes: number }
  | { type: 'failed'; code: ErrorCode; detail: Record<string, string | number>; message: string };

/** What the worker asks of the process that builds: one job, after which that process ends. */
export interface BuildRequest {
  job: ScanJob;
  /** Threads that libvips may use; 0: as many as the machine has cores. */
  threads: number;
}

export type BuildReply = ChildReply<BuildEvent, BuiltScan>;

/** What the worker asks of the process that draws a stand-in. Paths are absolute. */
export interface DrawRequest {
  record: StandInRecord;
  /** `messages/stand-in.json` */
  wordsFile: string;
  /** `prisma/starter/old-city.geojson` */
  planFile: string;
  outFile: string;
}

export type DrawReply = ChildReply<never, null>;
