import {
  applyRowsInput,
  beginImportInput,
  checkRowsInput,
  type TransferCommands,
} from '@/lib/studio/transfer-commands';
import { beginBatch, requireOpenBatch } from '@/server/catalogue/batches/batch';
import { recordAudit } from '@/server/people/audit';
import { importRows } from '@/server/transfer/import-table';
import { type CommandsOf, command } from './command';

/** Rows of a table into the catalogue; the file itself is read by `answer-table.ts`. */
export const transferCommands: CommandsOf<TransferCommands> = {
  'transfer.check': command({
    least: 'curator',
    input: checkRowsInput,
    run: (slice, { actor, db, reader }) => importRows({ db, reader }, actor, { ...slice, batchId: null }),
  }),
  'transfer.begin': command({
    least: 'curator',
    input: beginImportInput,
    async run(detail, { actor, db }) {
      const batchId = await beginBatch(db, actor, 'import', detail);
      await recordAudit(db, actor, 'batch.apply', batchId, detail);
      return { batchId };
    },
  }),
  'transfer.apply': command({
    least: 'curator',
    input: applyRowsInput,
    async run(slice, { actor, db, reader }) {
      await requireOpenBatch(db, actor, slice.batchId);
      return importRows({ db, reader }, actor, slice);
    },
  }),
};
