import { type BatchCommands, batchInput } from '@/lib/studio/batch-commands';
import { finishBatch, requireOpenBatch, restOfBatch } from '@/server/catalogue/batches/batch';
import { type CommandsOf, command } from './command';

/** Changes to many that were cut off, or have come to their end. */
export const batchCommands: CommandsOf<BatchCommands> = {
  'batches.rest': command({
    least: 'curator',
    input: batchInput,
    async run({ batchId }, { actor, reader }) {
      await requireOpenBatch(reader, actor, batchId);
      return restOfBatch(reader, batchId);
    },
  }),
  'batches.finish': command({
    least: 'curator',
    input: batchInput,
    async run({ batchId }, { actor, db }) {
      await requireOpenBatch(db, actor, batchId);
      await finishBatch(db, batchId);
      return null;
    },
  }),
};
