import { useEffect, useRef } from 'react';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import { writeNumber } from '@/lib/text/digits';
import { Icon } from '../icons';
import { OPENING, type PlayerTour } from './player-tour';
import styles from './tour.module.css';
import type { TourState, TourSteering } from './use-tour';
import { fill, type TourWords } from './words';

interface Props {
  tour: PlayerTour;
  state: TourState;
  steering: TourSteering;
  words: TourWords;
  language: Language;
}

/** What leads through the tour, at thumb's reach: the numbered stops, back, play, on. */
export function TourBar(props: Props) {
  const { tour, state, steering, words, language } = props;
  const { at, isPlaying, isReady, resumable } = state;
  const isLast = at === tour.stops.length - 1;
  const next = at === OPENING ? words.begin : isLast ? words.again : words.next;
  return (
    <section className={styles.bar} aria-label={words.controls} data-ready={isReady}>
      <Progress {...props} />
      {at === OPENING && resumable !== null && (
        <button type="button" className={styles.resume} onClick={() => steering.go(resumable)}>
          {fill(words.resume, { number: writeNumber(resumable + 1, language) })}
        </button>
      )}
      <div className={styles.steps}>
        <button
          type="button"
          className={styles.step}
          aria-disabled={at === OPENING}
          onClick={() => steering.go(at - 1)}
        >
          <Icon name={directionOf(language) === 'rtl' ? 'next' : 'previous'} />
          <span className="visually-hidden">{words.previous}</span>
        </button>
        <button type="button" className={styles.step} onClick={() => steering.setPlaying(!isPlaying)}>
          <Icon name={isPlaying ? 'pause' : 'play'} />
          <span>{isPlaying ? words.pause : words.play}</span>
        </button>
        <button
          type="button"
          className={styles.onward}
          onClick={() => steering.go(isLast ? OPENING : at + 1)}
        >
          {next}
          {!isLast && <Icon name={directionOf(language) === 'rtl' ? 'previous' : 'next'} />}
        </button>
      </div>
    </section>
  );
}

function Progress({ tour, state, steering, words, language }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const { at } = state;
  useEffect(() => {
    const row = list.current;
    const item = row?.children[Math.max(0, at)];
    if (!row || !(item instanceof HTMLElement)) return;
    // Not scrollIntoView, which would also scroll the page.
    const [outer, inner] = [row.getBoundingClientRect(), item.getBoundingClientRect()];
    row.scrollBy({ left: inner.left + inner.width / 2 - outer.left - outer.width / 2, behavior: 'auto' });
  }, [at]);
  return (
    <nav aria-label={words.stops}>
      <ol ref={list} className={styles.progress} data-sideways="">
        {tour.stops.map((stop, index) => {
          const number = writeNumber(index + 1, language);
          return (
            <li key={stop.id}>
              <button
                type="button"
                aria-current={index === at ? 'step' : undefined}
                aria-label={fill(words.stop, { number, title: stop.title.text })}
                data-seen={index < at}
                onClick={() => steering.go(index)}
              >
                <span aria-hidden="true">{number}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
