/** What the studio's lists ask of the server. */
import { z } from 'zod';
import { LIST_SORTS, photographFilter } from './photograph-filter';

export const listIdsInput = z.object({ filter: photographFilter, sort: z.enum(LIST_SORTS) });

export interface ListCommands {
  /** Every photograph that a filter matches, for a selection beyond the page. */
  'lists.ids': { input: z.input<typeof listIdsInput>; output: { ids: string[] } };
}
