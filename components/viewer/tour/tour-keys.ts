/** What a visitor can ask of the tour with a key. */
export type TourKey = 'next' | 'previous' | 'first' | 'last' | 'toggle' | 'leave';

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'target'>;

/** Elements that need these keys themselves; a button needs the space bar alone. */
const OWN_KEYS = 'input, textarea, select, audio, dialog, [contenteditable]:not([contenteditable="false"])';
const PRESSED_BY_SPACE = 'button, a, summary';

/**
 * The arrows follow the reading: the one that points where a line goes on leads on, to the left in Arabic. With Shift they move the
 * picture, as all arrows do elsewhere.
 */
export function tourKeyOf(event: Key, isRightToLeft: boolean): TourKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  const element = typeof Element !== 'undefined' && event.target instanceof Element ? event.target : null;
  if (element?.closest(OWN_KEYS)) return null;
  if (event.key === 'ArrowRight') return isRightToLeft ? 'previous' : 'next';
  if (event.key === 'ArrowLeft') return isRightToLeft ? 'next' : 'previous';
  if (event.key === 'Home') return 'first';
  if (event.key === 'End') return 'last';
  if (event.key === 'Escape') return 'leave';
  return event.key === ' ' && !element?.closest(PRESSED_BY_SPACE) ? 'toggle' : null;
}
