'use client';

import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import { writeNumber } from '@/lib/text/digits';
import { Icon } from '../icons';
import { ToolButton } from '../tool-button';
import { useCaptions } from './narration';
import { OPENING, type PlayerTour } from './player-tour';
import type { Projector } from './projector';
import { Slides } from './slides';
import styles from './tour.module.css';
import { TourBar } from './tour-bar';
import { TourContext, type TourNow } from './tour-context';
import { tourKeyOf } from './tour-keys';
import { useSwipe } from './use-swipe';
import { type TourState, type TourSteering, useTour } from './use-tour';
import { fill, type TourWords } from './words';

interface Props {
  tour: PlayerTour;
  words: TourWords;
  language: Language;
  /** Said on a picture that is a stand-in (DECISIONS, 12). */
  standInMark: ReactNode;
  /** The tour's name, and what it is about. */
  title: ReactNode;
  text: ReactNode;
  /** The stops, each a `TourStop`, with all that is said at them. */
  children: ReactNode;
  /** A screen for everybody, which remembers nobody's place. */
  isPublic?: boolean;
}

/**
 * A tour: the camera moves; the text waits. The server renders it as a picture and an article; here it becomes a player, in which
 * one stop stands beside its view, and the visitor leads on.
 */
export function TourPlayer(props: Props) {
  const { tour, words, language, title, text, children, isPublic = false } = props;
  const root = useRef<HTMLDivElement>(null);
  const { state, projector, steering } = useTour(tour, root, isPublic);
  const { at, isReady, isArticle } = state;
  const isRightToLeft = directionOf(language) === 'rtl';
  const view = !isReady || isArticle ? 'article' : 'player';
  const now = useMemo<TourNow>(() => ({ at, view }), [at, view]);
  const caption = useCaptions(tour.stops[at]?.id);
  useKeys(state, projector, steering, tour.stops.length, isRightToLeft);
  useSwipe(root, (part) => {
    if (isArticle || (part === 'picture' && !projector.isWhole)) return null;
    return (way) => steering.go(at + (way === (isRightToLeft ? 'right' : 'left') ? 1 : -1));
  });
  return (
    <TourContext value={now}>
      <div
        ref={root}
        className={styles.tour}
        data-view={isReady ? view : 'page'}
        data-at={at === OPENING ? 'opening' : 'stop'}
        data-playing={state.isPlaying}
        data-arrived={state.hasArrived}
      >
        <div className={styles.room} data-part="picture">
          <Slides
            projector={projector}
            pictures={tour.pictures}
            words={words}
            isRightToLeft={isRightToLeft}
            standInMark={props.standInMark}
          />
          {isReady && <Tools state={state} projector={projector} words={words} />}
          <Message state={state} projector={projector} steering={steering} words={words} />
          {caption && <p className={styles.caption}>{caption}</p>}
        </div>
        <div className={styles.panel}>
          <header className={styles.heading}>
            <h1 className={styles.title}>{title}</h1>
            {isReady && (
              <button type="button" className={styles.change} onClick={() => steering.setArticle(!isArticle)}>
                {isArticle ? words.player : words.article}
              </button>
            )}
            <div className={styles.about}>{text}</div>
          </header>
          <ol className={styles.stops}>{children}</ol>
          <TourBar {...{ tour, state, steering, words, language }} />
        </div>
        <p className="visually-hidden" aria-live="polite">
          {isReady && !isArticle && sentenceOf(tour, at, words, language)}
        </p>
      </div>
    </TourContext>
  );
}

function sentenceOf({ stops }: PlayerTour, at: number, words: TourWords, language: Language): string {
  const count = writeNumber(stops.length, language);
  const stop = stops[at];
  if (!stop) return fill(words.opening, { count });
  return fill(words.arrived, { number: writeNumber(at + 1, language), count, title: stop.title.text });
}

function Tools({ state, projector, words }: { state: TourState; projector: Projector; words: TourWords }) {
  return (
    <fieldset className={styles.tools} aria-label={words.zoomControls}>
      {state.own && (
        <button type="button" className={styles.back} onClick={() => projector.back()}>
          <Icon name="back" />
          {words.back}
        </button>
      )}
      <ToolButton icon="zoomOut" name={words.zoomOut} keys="-" act={() => projector.obey('zoomOut')} />
      <ToolButton icon="zoomIn" name={words.zoomIn} keys="+" act={() => projector.obey('zoomIn')} />
    </fieldset>
  );
}

interface MessageProps {
  state: TourState;
  projector: Projector;
  steering: TourSteering;
  words: TourWords;
}

/** One word at a time, the most pressing first. */
function Message({ state, projector, steering, words }: MessageProps) {
  const { isUnknown, missing, isWaiting } = state;
  const sentence = isUnknown
    ? words.unknown
    : missing
      ? { zoom: words.zoomMissing, tiles: words.tilesMissing }[missing]
      : isWaiting
        ? words.waiting
        : '';
  return (
    <div className={styles.message} data-shown={sentence !== ''}>
      <p role="status">{sentence}</p>
      {isUnknown && (
        <button type="button" onClick={steering.closeNotice}>
          {words.close}
        </button>
      )}
      {!isUnknown && missing && (
        <button type="button" onClick={() => projector.retry()}>
          {words.retry}
        </button>
      )}
    </div>
  );
}

/** The keys are heard wherever the keyboard is on the page, as long as the tour is played. */
function useKeys(
  { at, isArticle, isPlaying, own }: TourState,
  projector: Projector,
  steering: TourSteering,
  count: number,
  isRightToLeft: boolean,
): void {
  useEffect(() => {
    if (isArticle) return undefined;
    const act = {
      next: () => steering.go(at + 1),
      previous: () => steering.go(at - 1),
      first: () => steering.go(0),
      last: () => steering.go(count - 1),
      toggle: () => steering.setPlaying(!isPlaying),
      leave: () => {
        if (isPlaying) steering.setPlaying(false);
        else if (own) projector.back();
      },
    };
    const pressed = (event: KeyboardEvent) => {
      const key = event.defaultPrevented ? null : tourKeyOf(event, isRightToLeft);
      if (!key) return;
      event.preventDefault();
      act[key]();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  });
}
