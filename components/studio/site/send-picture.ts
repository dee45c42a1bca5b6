import type { Outcome } from '@/components/studio/call';
import type { SitePictureView } from '@/lib/site/pictures';
import type { CommandFailure } from '@/lib/studio/failure';

/** Sends a picture of the site: its bytes as they are, its name beside them. */
export async function sendPicture(file: File): Promise<Outcome<SitePictureView>> {
  try {
    const response = await fetch('/api/pictures', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/octet-stream',
        'X-File-Name': encodeURIComponent(file.name.slice(0, 200)),
      },
      body: file,
    });
    const body = (await response.json()) as { value: SitePictureView } | { failure: CommandFailure };
    return 'failure' in body ? { ok: false, failure: body.failure } : { ok: true, value: body.value };
  } catch {
    return { ok: false, failure: 'offline' };
  }
}
