import type { CommandFailure } from '@/lib/studio/failure';
import type { UploadLimits } from '@/lib/studio/upload-commands';

/** What a file picker offers. */
export const ACCEPTED_TYPES = ['image/tiff', 'image/jpeg', 'image/png', 'image/webp', '.tif', '.tiff'];

const ACCEPTED_NAMES = /\.(?:tiff?|jpe?g|png|webp)$/i;

/** Why a file need not be sent at all; null where it may be. The server looks at the bytes themselves. */
export function refusalOf({ name, type, size }: File, limits: UploadLimits): CommandFailure | null {
  if (!ACCEPTED_NAMES.test(name) && !ACCEPTED_TYPES.includes(type)) {
    const kind = /\.([^.]{1,8})$/.exec(name)?.[1]?.toUpperCase() ?? '?';
    return { code: 'FORMAT_NOT_ACCEPTED', detail: { format: kind } };
  }
  if (size === 0) return { code: 'FILE_EMPTY', detail: {} };
  if (size > limits.oneFile) return { code: 'UPLOAD_TOO_LARGE', detail: {} };
  if (size > limits.together - limits.used) return { code: 'UPLOAD_QUOTA', detail: {} };
  return null;
}
