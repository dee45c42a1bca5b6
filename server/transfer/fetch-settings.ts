import path from 'node:path';
import type { Config } from '@/server/config';
import type { DownloadLimits } from './download';

/** Other people's servers: one file at a time, with a breath in between. */
export const PAUSE_BETWEEN_FILES_MS = 1500;

/** How downloads of holders' files are bounded, and who is asking for them. */
export function downloadLimits(settings: Config): DownloadLimits {
  const contact = settings.publicUrlIsSet ? `; +${settings.publicUrl}` : '';
  return {
    maxBytes: settings.downloadMaxBytes,
    idleSeconds: 30,
    userAgent: `JerusalemConvergence/0.1 (exhibition software${contact})`,
  };
}

/** Where downloads that broke off wait to be resumed. */
export function downloadsDir(settings: Config): string {
  return path.join(settings.dataDir, 'downloads');
}
