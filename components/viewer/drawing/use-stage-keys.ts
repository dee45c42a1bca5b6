import { useEffect, useRef } from 'react';

interface Keys {
  confirm(): void;
  leave(): void;
  takeBack?(): void;
}

const NAMES: Readonly<Record<string, keyof Keys>> = {
  Enter: 'confirm',
  Escape: 'leave',
  Backspace: 'takeBack',
};

/** Keys that mean something while something is drawn; all others stay the zoom's. */
export function useStageKeys(stage: HTMLElement, keys: Keys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      // A corner has keys of its own.
      const name = event.target === stage ? NAMES[event.key] : undefined;
      if (!name || !now.current[name]) return;
      event.preventDefault();
      event.stopPropagation();
      now.current[name]?.();
    };
    stage.addEventListener('keydown', pressed);
    return () => stage.removeEventListener('keydown', pressed);
  }, [stage]);
}
