/** A press that moves further (CSS pixels), or lasts longer (milliseconds), is no tap. */
const STILL = 8;
const BRIEF = 600;

/**
 * Hears brief presses that do not move; what moves is the zoom's.
 * @param tapped is given the place in CSS pixels of the stage
 * @returns a function that ends it
 */
export function listenForTaps(stage: HTMLElement, tapped: (x: number, y: number) => void): () => void {
  let pressed: { x: number; y: number; at: number; id: number } | null = null;
  const down = ({ clientX: x, clientY: y, timeStamp: at, pointerId: id, isPrimary }: PointerEvent) => {
    pressed = isPrimary ? { x, y, at, id } : null;
  };
  const up = ({ clientX: x, clientY: y, timeStamp: at, pointerId: id }: PointerEvent) => {
    const began = pressed;
    pressed = null;
    if (!began || began.id !== id || at - began.at > BRIEF) return;
    if (Math.hypot(x - began.x, y - began.y) > STILL) return;
    const { left, top } = stage.getBoundingClientRect();
    tapped(x - left, y - top);
  };
  stage.addEventListener('pointerdown', down);
  stage.addEventListener('pointerup', up);
  return () => {
    stage.removeEventListener('pointerdown', down);
    stage.removeEventListener('pointerup', up);
  };
}
