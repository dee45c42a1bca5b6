import type { ScanSize } from '@/lib/annotations/shape';
import type { StopPhotograph } from '@/lib/studio/tour-commands';
import { regionOn, waitsForFraming } from '@/lib/tours/stop-region';
import type { TourStop } from '@/lib/tours/tour-draft';
import type { Region } from '@/lib/viewport/region';

/** Where a stop looks on the image that visitors are shown. */
export interface StopLook {
  /** Pixels of that image; null: all of it. */
  region: Region | null;
  /** Nobody can say where it is on the image that is shown: visitors see the whole picture. */
  needsFraming: boolean;
}

export function lookOf(stop: TourStop, photograph: StopPhotograph | undefined): StopLook {
  if (!photograph?.image) return { region: null, needsFraming: false };
  const { scanId: id, width, height, standIn } = photograph.image;
  const shown: ScanSize = { id, width, height, standIn };
  const scan = photograph.scans.find((each) => each.id === stop.scanId) ?? null;
  const framing = { region: stop.region, scan, awaited: stop.awaited };
  return { region: regionOn(framing, shown), needsFraming: waitsForFraming(framing, shown) };
}
