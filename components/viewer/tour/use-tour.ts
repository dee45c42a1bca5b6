import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Region } from '@/lib/viewport/region';
import { narrationOf } from './narration';
import { OPENING, type PlayerTour } from './player-tour';
import { Projector, type Sight } from './projector';
import { readPlace, rememberedStop, rememberStop, writePlace } from './tour-address';

export interface TourState {
  /** The stop that is shown, from 0; or the opening. */
  at: number;
  /** False until the script runs: the page as the server rendered it. */
  isReady: boolean;
  isArticle: boolean;
  isPlaying: boolean;
  /** Whether what is seen is what the stop shows, or was when it came. */
  hasArrived: boolean;
  /** What the visitor has moved to by themselves. */
  own: Region | null;
  isWaiting: boolean;
  missing: 'zoom' | 'tiles' | null;
  /** The address named a stop that is no longer there. */
  isUnknown: boolean;
  /** Where the visitor was on an earlier visit, from 0. */
  resumable: number | null;
}

export interface TourSteering {
  go(at: number): void;
  setPlaying(isPlaying: boolean): void;
  setArticle(isArticle: boolean): void;
  closeNotice(): void;
}

const AT_FIRST: TourState = {
  at: OPENING,
  isReady: false,
  isArticle: false,
  isPlaying: false,
  hasArrived: false,
  own: null,
  isWaiting: false,
  missing: null,
  isUnknown: false,
  resumable: null,
};

/**
 * Where the visitor is in the tour, and what leads them on.
 * @param isPublic on a screen for everybody, which remembers nobody's place
 */
export function useTour(tour: PlayerTour, root: RefObject<HTMLElement | null>, isPublic: boolean) {
  const [state, setState] = useState(AT_FIRST);
  const change = (part: Partial<TourState>) => setState((before) => ({ ...before, ...part }));
  const [projector] = useState(
    () =>
      new Projector(sightOf(tour, OPENING), isCalm, {
        arrived: () => change({ hasArrived: true }),
        moved: (own) => setState((before) => movedTo(before, own)),
        waiting: (isWaiting) => change({ isWaiting }),
        missing: (missing) => change({ missing }),
      }),
  );
  const now = useRef(state);
  now.current = state;

  const stand = (at: number, own: Region | null, more: Partial<TourState>) => {
    change({ at, own, hasArrived: false, ...more });
    projector.show(sightOf(tour, at), own);
  };
  const go = (wanted: number) => {
    const at = Math.min(tour.stops.length - 1, Math.max(OPENING, wanted));
    if (at === now.current.at && !now.current.own) return;
    stand(at, null, { isUnknown: false });
    window.scrollTo(0, 0);
  };

  // Before the pictures begin to look for what they open on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once; the address is followed below
  useLayoutEffect(() => {
    const { at, own, isUnknown } = readPlace(window.location.hash, tour);
    const resumable = at === OPENING && !isPublic ? rememberedStop(tour) : null;
    stand(at, own, { isReady: true, isUnknown, resumable });
  }, []);

  useEffect(() => {
    const followed = () => {
      if (!window.location.hash.startsWith('#stop-')) return;
      const { at, own, isUnknown } = readPlace(window.location.hash, tour);
      if (at !== now.current.at || isUnknown) stand(at, own, { isUnknown });
    };
    window.addEventListener('hashchange', followed);
    return () => window.removeEventListener('hashchange', followed);
  });

  const { at, own, isReady, isUnknown, hasArrived } = state;
  useEffect(() => {
    if (!isReady || isUnknown) return;
    writePlace(tour.stops[at]?.id ?? null, own);
  }, [tour, at, own, isReady, isUnknown]);
  useEffect(() => {
    if (at !== OPENING && !isPublic) rememberStop(tour, at);
  }, [tour, at, isPublic]);
  useEffect(() => {
    if (hasArrived && at < tour.stops.length - 1) projector.announce(sightOf(tour, at + 1));
  }, [tour, projector, at, hasArrived]);
  usePlaying(tour, state, { go, stop: () => change({ isPlaying: false }) });

  const steering: TourSteering = {
    go,
    setPlaying: (isPlaying) => change({ isPlaying, isArticle: false }),
    setArticle: (isArticle) => {
      if (!isArticle) go(stopInView(root.current, tour) ?? now.current.at);
      change({ isArticle, isPlaying: false });
    },
    closeNotice: () => change({ isUnknown: false }),
  };
  return { state, projector, steering };
}

/** Whoever moves the picture looks at it: a tour that plays waits until they ask for it again. */
function movedTo(before: TourState, own: Region | null): TourState {
  return { ...before, own, isPlaying: before.isPlaying && own === null };
}

function sightOf({ stops }: PlayerTour, at: number): Sight {
  const stop = stops[Math.max(0, at)];
  // The opening shows all of the first picture.
  return { picture: stop?.picture ?? 0, region: at === OPENING ? null : (stop?.region ?? null) };
}

export function isCalm(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** The stop of the article that is being read: the last that begins in the upper half of the window. */
function stopInView(root: HTMLElement | null, { stops }: PlayerTour): number | null {
  const items = root?.querySelectorAll('[data-stop]') ?? [];
  const tops = Array.from(items, (item) => item.getBoundingClientRect().top);
  const at = tops.findLastIndex((top) => top < window.innerHeight / 2);
  return at >= 0 && at < stops.length ? at : null;
}

const OPENING_SECONDS = 6;

/** Leads on by itself: when the voice has ended, or the stop's time is over. */
function usePlaying(
  { stops }: PlayerTour,
  { at, isPlaying, hasArrived, isReady }: TourState,
  { go, stop }: { go(at: number): void; stop(): void },
): void {
  const lead = useRef({ go, stop });
  lead.current = { go, stop };
  useEffect(() => {
    if (!isPlaying || !hasArrived || !isReady) return undefined;
    const isLast = at === stops.length - 1;
    const on = () => {
      if (isLast) lead.current.stop();
      else lead.current.go(at + 1);
    };
    const now = stops[at];
    return stay(narrationOf(now?.id), now?.seconds ?? OPENING_SECONDS, on);
  }, [stops, at, isPlaying, hasArrived, isReady]);
  useEffect(() => {
    const hidden = () => {
      if (document.hidden) lead.current.stop();
    };
    document.addEventListener('visibilitychange', hidden);
    return () => document.removeEventListener('visibilitychange', hidden);
  }, []);
}

/** Calls `on` when the voice, or the time where there is none or it cannot be heard, is over. @returns what gives that up */
function stay(voice: HTMLAudioElement | null, seconds: number, on: () => void): () => void {
  let timer = 0;
  const wait = () => {
    timer = window.setTimeout(on, 1000 * seconds);
  };
  voice?.addEventListener('ended', on);
  if (voice) void voice.play().catch(wait);
  else wait();
  return () => {
    window.clearTimeout(timer);
    voice?.removeEventListener('ended', on);
    voice?.pause();
  };
}
