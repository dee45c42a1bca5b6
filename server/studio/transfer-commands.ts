import {
  applyRowsInput,
  beginImportInput,
  checkRowsInput,
  iiifInput,
  type TransferCommands,
} from '@/lib/studio/transfer-commands';
import { beginBatch, requireOpenBatch } from '@/server/catalogue/batches/batch';
import { config } from '@/server/config';
import { recordAudit } from '@/server/people/audit';
import { iiifClient, iiifContext } from '@/server/transfer/iiif/iiif-settings';
import { importStep } from '@/server/transfer/iiif/import-step';
import type { PoliteClient } from '@/server/transfer/iiif/polite-client';
import { RecentSources } from '@/server/transfer/iiif/recent-sources';
import { importRows } from '@/server/transfer/import-table';
import { type CommandsOf, command } from './command';

let client: PoliteClient | undefined;
const recent = new RecentSources();

/** One for the process: two curators' imports from one institution take turns. */
function sharedClient(): PoliteClient {
  client ??= iiifClient(config());
  return client;
}

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
  'transfer.iiif': command({
    least: 'curator',
    input: iiifInput,
    async run({ address, ...soFar }, { actor, db, storage }) {
      if (soFar.batchId) await requireOpenBatch(db, actor, soFar.batchId);
      const { scanMaxPixels: maxPixels, scanMaxWholePixels: maxWholePixels } = config();
      const limits = { maxPixels, maxWholePixels };
      const context = iiifContext(config(), { db, storage, limits, client: sharedClient() });
      return importStep({ ...context, recent }, actor, address, soFar);
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
