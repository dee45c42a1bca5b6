import { CodedError } from '@/lib/errors';
import type { Db } from '@/server/db/client';

/** Lets a scan that failed be built again; any other is left alone. */
export async function retryScan(db: Db, scanId: string): Promise<void> {
  await db.scan.updateMany({
    where: { id: scanId, state: 'FAILED' },
    data: { state: 'WAITING', attempts: 0, failureCode: null, failureDetail: null },
  });
}

/**
 * Removes a scan that no publication has ever shown, and that nobody builds at the moment; its bytes go with the next sweep.
 * @throws CodedError RECORD_IN_USE
 */
export async function removeScan(db: Db, scanId: string): Promise<void> {
  const { count } = await db.scan.deleteMany({
    where: { id: scanId, state: { not: 'BUILDING' }, publications: { none: {} } },
  });
  if (count !== 1) throw new CodedError('RECORD_IN_USE');
}
