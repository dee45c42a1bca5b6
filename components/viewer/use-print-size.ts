import { type ComponentType, useState } from 'react';
import type { CalibrateProps } from './calibrate-screen';
import { calibration, keepCalibration } from './calibration';
import type { Zoom } from './zoom';

/** The print in its own size on this screen, which has to be measured once. */
export function usePrintSize(zoom: Zoom, pixelsPerCm: number) {
  const [perCm, setPerCm] = useState(calibration);
  const [Dialog, setDialog] = useState<ComponentType<CalibrateProps> | null>(null);
  const [isMissing, setMissing] = useState(false);
  const show = (screen: number) => zoom.magnify(screen / pixelsPerCm);
  const calibrate = async () => {
    try {
      const { CalibrateScreen } = await import('./calibrate-screen');
      setMissing(false);
      setDialog(() => CalibrateScreen);
    } catch {
      setMissing(true);
    }
  };
  // Another browser zoom, or another screen, since the last time.
  const ask = () => {
    const known = calibration();
    setPerCm(known);
    if (known === null) void calibrate();
    else show(known);
  };
  const measured = (screen: number) => {
    keepCalibration(screen);
    setPerCm(screen);
    show(screen);
  };
  const close = () => setDialog(null);
  return {
    wanted: perCm === null ? null : perCm / pixelsPerCm,
    ask,
    calibrate,
    measured,
    close,
    Dialog,
    isMissing,
  };
}
