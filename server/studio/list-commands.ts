import { type ListCommands, listIdsInput } from '@/lib/studio/list-commands';
import { readMatchingIds } from '@/server/catalogue/studio-lists';
import { command } from './command';

const ids = command({
  least: 'contributor',
  input: listIdsInput,
  run: async ({ filter, sort }, { actor, reader }) => ({
    ids: await readMatchingIds(reader, actor, { filter, sort, after: null, before: null }),
  }),
});

/** The studio's lists. */
export const listCommands = { 'lists.ids': ids } satisfies Record<keyof ListCommands, unknown>;
