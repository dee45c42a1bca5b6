import type { PillTone } from '../controls/pill';
import type { UploadLine } from './use-uploads';

export type Stage =
  | 'queued'
  | 'sending'
  | 'paused'
  | 'waiting'
  | 'left'
  | 'checking'
  | 'pictures'
  | 'zoom'
  | 'ready'
  | 'repeat'
  | 'refused'
  | 'failed'
  | 'ended';

/** How far along the way each stage is; those that are on no way are missing. */
export const STEPS: Partial<Record<Stage, number>> = {
  queued: 0,
  sending: 0,
  paused: 0,
  waiting: 0,
  left: 0,
  checking: 1,
  pictures: 2,
  zoom: 3,
  ready: 4,
};

/** In one word where a file stands. What this page sends it knows best; from the last byte on the server does. */
export function stageOf({ sending, upload }: UploadLine): Stage {
  if (sending && sending.phase !== 'sent') return sending.phase === 'failed' ? 'refused' : sending.phase;
  if (!upload || upload.state === 'FINISHING') return 'checking';
  if (upload.state === 'ARRIVING') return sending ? 'checking' : 'left';
  if (upload.state === 'REFUSED') return 'refused';
  if (upload.state !== 'RECEIVED') return 'ended';
  if (upload.isRepeat) return 'repeat';
  return stageOfScan(upload.scan);
}

function stageOfScan(scan: NonNullable<UploadLine['upload']>['scan']): Stage {
  if (!scan || scan.state === 'READY') return 'ready';
  if (scan.state === 'FAILED') return 'failed';
  return scan.previews.length > 0 ? 'zoom' : 'pictures';
}

export function toneOf(stage: Stage): PillTone {
  if (stage === 'ready') return 'good';
  if (stage === 'refused' || stage === 'failed' || stage === 'ended') return 'bad';
  return stage === 'waiting' || stage === 'left' || stage === 'paused' || stage === 'repeat'
    ? 'attention'
    : 'plain';
}
