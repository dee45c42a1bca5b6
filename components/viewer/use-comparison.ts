import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ImageView } from '@/lib/catalogue/views';
import {
  type CompareState,
  formatCompareState,
  parseCompareState,
  type Side,
  WHOLE_COMPARISON,
} from '@/lib/comparisons/compare-state';
import type { Similarity } from '@/lib/viewport/similarity';
import { carryAddress } from './address';
import type { Command } from './commands';
import { CompareTakeover, findFigures } from './compare-takeover';
import { listen } from './figure';
import { FullScreen } from './full-screen';
import type { RestingView, ZoomState } from './zoom';

/** How the two are compared. */
export type Way = Pick<CompareState, 'mode' | 'curtain' | 'isApart'>;

const AT_HOME: ZoomState = { isHome: true, canZoomIn: true, canZoomOut: false };

/** The address follows when nothing has changed for this long. */
const ADDRESS_MS = 300;

/**
 * Two pictures of the page made into zooms that the address follows.
 * @param inside an element of the comparison, which is in the page from the beginning
 * @param isAddressed whether the address says what is seen
 */
export function useComparison(
  inside: RefObject<HTMLElement | null>,
  images: Record<Side, ImageView>,
  aligned: Similarity | null,
  isAddressed: boolean,
) {
  const [isReady, setReady] = useState(false);
  const [isFull, setFull] = useState(false);
  const [state, setState] = useState(AT_HOME);
  const [view, setView] = useState<RestingView | null>(null);
  const [missing, setMissing] = useState<'zoom' | 'tiles' | null>(null);
  const [way, setWay] = useState<Way>(WHOLE_COMPARISON);
  const zoom = useRef<CompareTakeover | null>(null);
  const screen = useRef<FullScreen | null>(null);
  const give = (command: Command) => {
    if (command === 'fullScreen') void screen.current?.toggle();
    else zoom.current?.obey(command);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: two zooms for two images; a new image has a new id
  useEffect(() => {
    const figures = findFigures(inside.current);
    if (!figures) return;
    const begun = isAddressed ? parseCompareState(window.location.hash) : WHOLE_COMPARISON;
    setWay(begun);
    const events = { changed: setState, rested: setView, missing: setMissing };
    const takeover = new CompareTakeover(figures, images, aligned, begun, events);
    const full = new FullScreen(figures.root, setFull);
    const endings = (['first', 'second'] as const).map((side) => {
      figures[side].stage.tabIndex = 0;
      return listen(figures[side], give);
    });
    zoom.current = takeover;
    screen.current = full;
    setReady(true);
    carryAddress();
    void takeover.begin();
    return () => {
      for (const end of endings) end();
      full.end();
      takeover.end();
    };
  }, [images.first.id, images.second.id]);

  useLaidOut(inside, way);
  const seen = (): CompareState => ({
    ...way,
    ...(zoom.current?.seen ?? WHOLE_COMPARISON),
    isApart: way.isApart,
  });
  useAddress(isReady && isAddressed, () => formatCompareState(seen()), [view, way]);
  useFollowed((wanted) => {
    setWay(wanted);
    zoom.current?.show(wanted);
  });
  const setApart = (isApart: boolean) => {
    setWay({ ...way, isApart });
    zoom.current?.setApart(isApart);
  };
  const retry = () => zoom.current?.retry();
  return { isReady, isFull, state, view, missing, way, setWay, setApart, give, retry, seen };
}

/** What the style sheet goes by. */
function useLaidOut(inside: RefObject<HTMLElement | null>, { mode, curtain }: Way): void {
  useEffect(() => {
    const root = inside.current?.closest<HTMLElement>('[data-compare]');
    if (!root) return;
    root.dataset.mode = mode;
    root.style.setProperty('--curtain', `${curtain}%`);
  }, [inside, mode, curtain]);
}

/** Lets the address say what is seen, without a new entry in the history, once the causes have not changed for a moment. */
function useAddress(isOn: boolean, read: () => string, causes: readonly unknown[]): void {
  const current = useRef(read);
  current.current = read;
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isOn) return;
    // What the address says when the page opens is what is about to be shown.
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const timer = window.setTimeout(() => {
      const { hash, pathname, search } = window.location;
      const wanted = current.current();
      if (wanted === hash) return;
      window.history.replaceState(window.history.state, '', pathname + search + wanted);
      carryAddress();
    }, ADDRESS_MS);
    return () => window.clearTimeout(timer);
  }, [isOn, ...causes]);
}

/** Calls back when a link or the history changes the fragment. */
function useFollowed(show: (state: CompareState) => void): void {
  const current = useRef(show);
  current.current = show;
  useEffect(() => {
    const changed = () => {
      carryAddress();
      current.current(parseCompareState(window.location.hash));
    };
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
}
