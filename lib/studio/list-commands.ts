/** What the studio's lists ask of the server. */
import { z } from 'zod';
import { LIST_SORTS, photographFilter } from './photograph-filter';

export const listIdsInput = z.object({ filter: photographFilter, sort: z.enum(LIST_SORTS) });
export const retryScanInput = z.object({ scanId: z.string().min(1).max(64) });

export interface ListCommands {
  /** Every photograph that a filter matches, for a selection beyond the page. */
  'lists.ids': { input: z.input<typeof listIdsInput>; output: { ids: string[] } };
  /** A scan that failed waits its turn again. */
  'lists.retryScan': { input: z.input<typeof retryScanInput>; output: null };
}
