import { CodedError } from '@/lib/errors';
import { type ListCommands, listIdsInput, retryScanInput } from '@/lib/studio/list-commands';
import { readMatchingIds } from '@/server/catalogue/studio-lists';
import { requireEditable } from '@/server/people/gate';
import { command } from './command';

const ids = command({
  least: 'contributor',
  input: listIdsInput,
  run: async ({ filter, sort }, { actor, reader }) => ({
    ids: await readMatchingIds(reader, actor, { filter, sort, after: null, before: null }),
  }),
});

const retryScan = command({
  least: 'contributor',
  input: retryScanInput,
  run: async ({ scanId }, { actor, db }) => {
    await db.$transaction(async (tx) => {
      const scan = await tx.scan.findUnique({ where: { id: scanId }, select: { photographId: true } });
      if (!scan?.photographId) throw new CodedError('RECORD_UNKNOWN', { id: scanId });
      await requireEditable(tx, actor, scan.photographId);
      await tx.scan.updateMany({
        where: { id: scanId, state: 'FAILED' },
        data: { state: 'WAITING', attempts: 0, failureCode: null, failureDetail: null },
      });
    });
    return null;
  },
});

/** The studio's lists. */
export const listCommands = { 'lists.ids': ids, 'lists.retryScan': retryScan } satisfies Record<
  keyof ListCommands,
  unknown
>;
