/** Changes to many records that were made together: looked up later, gone on with, undone (`bulk.undo`). */
import { z } from 'zod';
import type { BulkChange, BulkKind } from './bulk-commands';

/** As long as the trash keeps what a batch removed or made. */
export const LISTED_DAYS = 30;

export const batchInput = z.object({ batchId: z.string().min(1).max(64) });

/** `interrupted`: its page was closed, or its line broke, before all of it was done. */
export type BatchState = 'running' | 'done' | 'interrupted' | 'undone';

export interface BatchView {
  id: string;
  kind: 'bulk' | 'import';
  state: BatchState;
  who: string;
  /** ISO 8601, UTC. */
  at: string;
  undoneAt: string | null;
  /** What a bulk change did; null for an import. */
  change: BulkKind | null;
  /** The table's name; null for a bulk change. */
  file: string | null;
  /** Records changed or made. */
  changed: number;
  /** Records, or rows, that it was meant for. */
  total: number;
  /** It was cut off, and the reader is the one who began it. */
  mayGoOn: boolean;
}

export interface BatchCommands {
  /** What an interrupted bulk change has still to be tried on. */
  'batches.rest': { input: z.input<typeof batchInput>; output: { change: BulkChange; ids: string[] } };
  /** Nothing more will be added. */
  'batches.finish': { input: z.input<typeof batchInput>; output: null };
}
