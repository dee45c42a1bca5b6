import type { Tx } from '@/server/db/client';

/** Takes a tour's stops and recordings away, whose files go with the next sweep; a tombstone stays (DECISIONS, 10). */
export async function emptyTour(tx: Tx, tourId: string): Promise<void> {
  await tx.tourStop.deleteMany({ where: { tourId } });
  await tx.tourStopText.deleteMany({ where: { tourId } });
  await tx.tourMedia.deleteMany({ where: { tourId } });
}
