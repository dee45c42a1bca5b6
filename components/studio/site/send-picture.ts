import { type Outcome, sendFile } from '@/components/studio/call';
import type { SitePictureView } from '@/lib/site/pictures';

/** Sends a picture of the site. */
export function sendPicture(file: File): Promise<Outcome<SitePictureView>> {
  return sendFile('/api/pictures', file);
}
