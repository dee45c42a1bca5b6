import { bulkApplyInput, bulkBeginInput, bulkCheckInput, bulkUndoInput } from '@/lib/studio/bulk-commands';
import { applyBulk, checkBulk } from '@/server/catalogue/batches/apply-bulk';
import { beginBatch, requireOpenBatch } from '@/server/catalogue/batches/batch';
import { undoBatch } from '@/server/catalogue/batches/undo-batch';
import { recordAudit } from '@/server/people/audit';
import { command } from './command';

/** One change to many photographs. */
export const bulkCommands = {
  'bulk.check': command({
    least: 'curator',
    input: bulkCheckInput,
    run: ({ change, ids }, { actor, reader }) => checkBulk(reader, actor, change, ids),
  }),
  'bulk.begin': command({
    least: 'curator',
    input: bulkBeginInput,
    async run({ change, ids }, { actor, db }) {
      const detail = { change: change.kind, total: ids.length };
      const batchId = await beginBatch(db, actor, 'bulk', detail, { change, ids });
      await recordAudit(db, actor, 'batch.apply', batchId, detail);
      return { batchId };
    },
  }),
  'bulk.apply': command({
    least: 'curator',
    input: bulkApplyInput,
    async run(applying, { actor, db }) {
      await requireOpenBatch(db, actor, applying.batchId);
      return applyBulk(db, actor, applying);
    },
  }),
  'bulk.undo': command({
    least: 'curator',
    input: bulkUndoInput,
    run: (undoing, { actor, db }) => undoBatch(db, actor, undoing),
  }),
};
