/** Entry of the process that takes the first look at one file: what it contains may crash a decoder, and only that. */
import { prepareDecoders } from '@/server/scans/decoders';
import { answerParent } from './answer-parent';
import type { BuildRequest } from './build-messages';
import { type PreviewedScan, previewScan } from './preview-scan';

answerParent<BuildRequest, never, PreviewedScan>(({ job, threads }) => {
  prepareDecoders(threads);
  return previewScan(job);
});
