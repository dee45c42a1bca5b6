import { type ComponentType, useEffect, useState } from 'react';
import type { MarksProps } from './marks';

/** Whether the visitor wants to see the marks is remembered in this browser under this name. */
const REMEMBERED = 'annotations';

/** The layer of marks, fetched only where there are any, and whether it is shown. */
export function useMarks(hasMarks: boolean): {
  Layer: ComponentType<MarksProps> | null;
  isShown: boolean;
  toggle(): void;
} {
  const [Layer, setLayer] = useState<ComponentType<MarksProps> | null>(null);
  const [isShown, setShown] = useState(true);
  useEffect(() => {
    if (!hasMarks) return;
    let isEnded = false;
    setShown(remembered() !== 'off');
    // Without them the picture is still whole; they come with the next page.
    import('./marks').then(
      ({ Marks }) => isEnded || setLayer(() => Marks),
      () => undefined,
    );
    return () => {
      isEnded = true;
    };
  }, [hasMarks]);
  const toggle = () => {
    if (!Layer) return;
    remember(isShown ? 'off' : 'on');
    setShown(!isShown);
  };
  return { Layer, isShown, toggle };
}

/** Storage can be closed to us: then nothing is remembered. */
function remembered(): string | null {
  try {
    return window.localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

function remember(value: string): void {
  try {
    window.localStorage.setItem(REMEMBERED, value);
  } catch {
    // As above.
  }
}
