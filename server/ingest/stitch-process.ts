/** Entry of the process that puts one picture's pieces together: a picture of hundreds of megabytes is nothing for the web's. */

import { giveWay } from '@/server/give-way';
import { prepareDecoders } from '@/server/scans/decoders';
import { type Stitching, stitchTiles } from '@/server/scans/stitch';
import { answerParent } from './answer-parent';

/** Threads that libvips may use; 0: as many as the machine has cores. */
export interface StitchRequest {
  job: Stitching;
  threads: number;
}

giveWay();
answerParent<StitchRequest, never, null>(async ({ job, threads }) => {
  prepareDecoders(threads);
  await stitchTiles(job);
  return null;
});
