import { CodedError } from '@/lib/errors';
import { proposalsOf } from '@/lib/scans/embedded-metadata';
import { noInput, scanInput, scansInput, uploadInput } from '@/lib/studio/upload-commands';
import { config } from '@/server/config';
import type { Db } from '@/server/db/client';
import { requireDisposable, requireVisible } from '@/server/people/gate';
import { listScans, listUploads, readEmbedded } from '@/server/uploads/data';
import { cancelUpload } from '@/server/uploads/mutations';
import { removeScan, retryScan } from '@/server/uploads/scan-mutations';
import { removeUploadFile } from '@/server/uploads/upload-folder';
import { command } from './command';

export const uploadCommands = {
  'uploads.list': command({
    least: 'contributor',
    input: noInput,
    run: (_input, { reader, actor }) => listUploads(reader, actor, config().uploads),
  }),

  'uploads.cancel': command({
    least: 'contributor',
    input: uploadInput,
    run: async ({ id }, { db, actor }) => {
      const own = await db.upload.count({ where: { id, userId: actor.id ?? '' } });
      if (own === 0) throw new CodedError('UPLOAD_UNKNOWN');
      if (await cancelUpload(db, id)) await removeUploadFile(config().uploads.dir, id);
      return null;
    },
  }),

  'scans.ofPhotograph': command({
    least: 'contributor',
    input: scansInput,
    run: async ({ photographId }, { reader, actor }) =>
      listScans(reader, await requireVisible(reader, actor, photographId)),
  }),

  'scans.retry': command({
    least: 'contributor',
    input: scanInput,
    run: async ({ scanId }, { db, actor }) => {
      await requireDisposable(db, actor, await photographOf(db, scanId));
      await retryScan(db, scanId);
      return null;
    },
  }),

  'scans.remove': command({
    least: 'curator',
    input: scanInput,
    run: async ({ scanId }, { db, actor }) => {
      await requireDisposable(db, actor, await photographOf(db, scanId));
      await removeScan(db, scanId);
      return null;
    },
  }),

  'metadata.proposals': command({
    least: 'contributor',
    input: scansInput,
    run: async ({ photographId }, { reader, actor }) => {
      const embedded = await readEmbedded(reader, await requireVisible(reader, actor, photographId));
      return embedded?.isUnread ? 'unavailable' : embedded && proposalsOf(embedded);
    },
  }),
};

/** A scan is as open to someone as its photograph. @throws CodedError RECORD_UNKNOWN */
async function photographOf(db: Db, scanId: string): Promise<string> {
  const scan = await db.scan.findUnique({ where: { id: scanId }, select: { photographId: true } });
  if (!scan?.photographId) throw new CodedError('RECORD_UNKNOWN');
  return scan.photographId;
}
