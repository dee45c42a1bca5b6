import { type RefObject, useEffect, useRef } from 'react';

type Way = 'left' | 'right';

const LEAST_PIXELS = 56;
const LONGEST_MS = 700;

/**
 * Turns on with a finger that passes quickly from side to side.
 * @param find what a swipe that begins in the picture, or beside it, does; null: it is the picture's, or the page's
 */
export function useSwipe(
  root: RefObject<HTMLElement | null>,
  find: (part: 'picture' | 'words') => ((way: Way) => void) | null,
): void {
  const latest = useRef(find);
  latest.current = find;
  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    let begun: { x: number; y: number; time: number; act: (way: Way) => void } | null = null;
    const touched = ({ touches, target, timeStamp }: TouchEvent) => {
      begun = null;
      const touch = touches.length === 1 ? touches[0] : undefined;
      if (!touch || !(target instanceof Element) || target.closest('audio, [data-sideways]')) return;
      const act = latest.current(target.closest('[data-part="picture"]') ? 'picture' : 'words');
      if (act) begun = { x: touch.clientX, y: touch.clientY, time: timeStamp, act };
    };
    const left = ({ changedTouches, touches, timeStamp }: TouchEvent) => {
      const touch = changedTouches[0];
      if (!begun || !touch || touches.length > 0) return;
      const [across, down] = [touch.clientX - begun.x, touch.clientY - begun.y];
      const isSwipe =
        Math.abs(across) > LEAST_PIXELS &&
        Math.abs(across) > 2 * Math.abs(down) &&
        timeStamp - begun.time < LONGEST_MS;
      if (isSwipe) begun.act(across < 0 ? 'left' : 'right');
      begun = null;
    };
    element.addEventListener('touchstart', touched, { passive: true });
    element.addEventListener('touchend', left, { passive: true });
    return () => {
      element.removeEventListener('touchstart', touched);
      element.removeEventListener('touchend', left);
    };
  }, [root]);
}
