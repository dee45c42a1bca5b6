import { type Calibrations, ratioKey, readCalibrations } from '@/lib/scale/screen';
import { remember, remembered } from './remembered';

const NAME = 'screen-scale';

let ofThisVisit: Calibrations = {};

function all(): Calibrations {
  return { ...readCalibrations(remembered(NAME)), ...ofThisVisit };
}

/** CSS pixels that a centimetre takes on this screen, at this browser zoom; null: nobody has measured it. */
export function calibration(): number | null {
  return all()[ratioKey(window.devicePixelRatio)] ?? null;
}

/** Kept for this visit, too, where nothing can be stored. */
export function keepCalibration(pixelsPerCm: number): void {
  ofThisVisit = { ...all(), [ratioKey(window.devicePixelRatio)]: pixelsPerCm };
  remember(NAME, JSON.stringify(ofThisVisit));
}
