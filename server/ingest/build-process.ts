/** Entry of the process that builds one scan and ends, so that its memory and its crashes stay its own. */

import { giveWay } from '@/server/give-way';
import { prepareDecoders } from '@/server/scans/decoders';
import { answerParent } from './answer-parent';
import type { BuildRequest } from './build-messages';
import { type BuildEvent, type BuiltScan, buildScan } from './build-scan';

giveWay();
answerParent<BuildRequest, BuildEvent, BuiltScan>(({ job, threads }, emit) => {
  prepareDecoders(threads);
  return buildScan(job, emit);
});
