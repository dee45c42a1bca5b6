import type { ImageView } from '@/lib/catalogue/views';
import type { Region } from '@/lib/viewport/region';
import { parseXywh } from '@/lib/viewport/xywh';

/** What of the image the zoom shows: it writes this into the address when it comes to rest. In pixels of the scan. */
export function viewedRegion({ width, height }: ImageView): Region {
  return parseXywh(window.location.hash, { width, height }) ?? { x: 0, y: 0, width, height };
}
