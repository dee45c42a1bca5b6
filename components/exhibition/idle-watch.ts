/** What a hand does at a screen; a pointer that only hovers does so by itself on some. */
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'] as const;
const LOOK_MS = 1000;

interface IdleWatch {
  /** Without a sign of anybody for so long … */
  milliseconds: number;
  /** … unless something goes on that somebody may be watching. */
  isBusy(): boolean;
  idle(): void;
}

/** Calls `idle` each time nobody has given a sign for so long. @returns what ends it */
export function watchIdle({ milliseconds, isBusy, idle }: IdleWatch): () => void {
  let last = performance.now();
  const seen = () => {
    last = performance.now();
  };
  const look = () => {
    if (isBusy()) seen();
    else if (performance.now() - last >= milliseconds) {
      seen();
      idle();
    }
  };
  for (const sign of SIGNS) window.addEventListener(sign, seen, { capture: true, passive: true });
  const timer = window.setInterval(look, LOOK_MS);
  return () => {
    window.clearInterval(timer);
    for (const sign of SIGNS) window.removeEventListener(sign, seen, { capture: true });
  };
}
