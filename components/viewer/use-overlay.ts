import { type ComponentType, useEffect, useState } from 'react';
import { remember, remembered } from './remembered';

/**
 * Something that lies over the zoom, fetched only where there is any, and whether the visitor wants to see it.
 * @param name under which this browser remembers that
 * @param load fetches its component; the same function in every rendering
 */
export function useOverlay<Props>(
  name: string,
  load: () => Promise<ComponentType<Props>>,
  isThere: boolean,
): { Layer: ComponentType<Props> | null; isShown: boolean; show(isShown: boolean): void } {
  const [Layer, setLayer] = useState<ComponentType<Props> | null>(null);
  const [isShown, setShown] = useState(true);
  useEffect(() => {
    if (!isThere) return;
    let isEnded = false;
    setShown(remembered(name) !== 'off');
    // Without it the picture is still whole; it comes with the next page.
    load().then(
      (loaded) => isEnded || setLayer(() => loaded),
      () => undefined,
    );
    return () => {
      isEnded = true;
    };
  }, [isThere, name, load]);
  const show = (next: boolean) => {
    if (!Layer) return;
    remember(name, next ? 'on' : 'off');
    setShown(next);
  };
  return { Layer, isShown, show };
}
