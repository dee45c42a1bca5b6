'use client';

import { useEffect, useRef, useState } from 'react';
import { watchIdle } from './idle-watch';
import styles from './kiosk.module.css';

/** The sentences of the kiosk that the browser says; `{seconds}` is filled in by it. */
export interface KioskWords {
  question: string;
  countdown: string;
  goOn: string;
  startAgain: string;
  noLine: string;
}

interface Props {
  /** The start in this page's language. */
  start: string;
  isStart: boolean;
  words: KioskWords;
  /** Seconds 20 … 1 as the page writes numbers. */
  numbers: readonly string[];
}

/** Nobody has touched the screen for so long: they are asked. */
const IDLE_MS = 60_000;
/** Under this name a tab keeps the start in the language that the kiosk was opened in. */
const FIRST_START = 'kiosk.start';
const LOOK_AGAIN_MS = 10_000;

/**
 * Keeps a kiosk at its exhibition: back at the start when nobody is there any more, in the language that it was opened in; no page
 * is left for one that does not answer; no menus of the browser.
 */
export function KioskGuard({ start, isStart, words, numbers }: Props) {
  const [isAsking, setAsking] = useState(false);
  const [isCut, setCut] = useState(false);
  useEffect(() => keepIn(setCut), []);
  useEffect(() => {
    const home = firstStart(start);
    const here = window.location.pathname;
    return watchIdle({
      milliseconds: IDLE_MS,
      // A tour that plays is being watched, as far as anybody can tell.
      isBusy: () => !isStart && document.querySelector('[data-playing="true"]') !== null,
      idle: () => {
        if (!isStart) setAsking(true);
        else if (here !== home) void goTo(home);
      },
    });
  }, [start, isStart]);
  return (
    <>
      {isAsking ? (
        <StillThere words={words} numbers={numbers} start={start} over={() => setAsking(false)} />
      ) : null}
      <p className={styles.notice} role="status">
        {isCut ? words.noLine : ''}
      </p>
    </>
  );
}

interface StillThereProps {
  words: KioskWords;
  numbers: readonly string[];
  start: string;
  /** Somebody is there. */
  over(): void;
}

function StillThere({ words, numbers, start, over }: StillThereProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    dialog.current?.showModal();
    const timer = window.setInterval(() => setPassed((seconds) => seconds + 1), 1000);
    return () => window.clearInterval(timer);
  }, []);
  const isOver = passed >= numbers.length;
  useEffect(() => {
    if (!isOver) return;
    const leave = () => goTo(firstStart(start));
    void leave();
    const timer = window.setInterval(leave, LOOK_AGAIN_MS);
    return () => window.clearInterval(timer);
  }, [isOver, start]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a touch anywhere says that somebody is there, as Escape does
    <dialog
      ref={dialog}
      className={styles.question}
      aria-labelledby="kiosk-question"
      onClose={over}
      onClick={over}
    >
      <h2 id="kiosk-question">{words.question}</h2>
      <p aria-hidden="true">
        {words.countdown.replace('{seconds}', numbers[passed] ?? numbers.at(-1) ?? '')}
      </p>
      <div className={styles.answers}>
        <button type="button" className={styles.primary} onClick={over}>
          {words.goOn}
        </button>
        <button type="button" className={styles.secondary} onClick={() => void goTo(firstStart(start))}>
          {words.startAgain}
        </button>
      </div>
    </dialog>
  );
}

/** Where this kiosk was opened, as long as its tab lives. */
function firstStart(start: string): string {
  try {
    const kept = window.sessionStorage.getItem(FIRST_START);
    if (kept !== null) return kept;
    window.sessionStorage.setItem(FIRST_START, start);
  } catch {
    // Storage is switched off: each language returns to its own start.
  }
  return start;
}

/** Goes there only if it answers: a browser's page of errors would end the kiosk's day. @returns whether it does */
async function goTo(address: string): Promise<boolean> {
  const answers = await fetch(address, { headers: { accept: 'text/html' } }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (answers) window.location.assign(address);
  return answers;
}

/** @returns what lets everything go as in any browser again */
function keepIn(setCut: (isCut: boolean) => void): () => void {
  const stop = (event: Event) => event.preventDefault();
  const follow = (event: MouseEvent) => {
    const link = (event.target as Element).closest?.('a[href]');
    const href = link?.getAttribute('href');
    if (!href || event.defaultPrevented) return;
    event.preventDefault();
    setCut(false);
    void goTo(href).then((answered) => setCut(!answered));
  };
  document.addEventListener('contextmenu', stop);
  document.addEventListener('dragstart', stop);
  document.addEventListener('click', follow);
  document.addEventListener('pointerup', fillScreen);
  return () => {
    document.removeEventListener('contextmenu', stop);
    document.removeEventListener('dragstart', stop);
    document.removeEventListener('click', follow);
    document.removeEventListener('pointerup', fillScreen);
  };
}

/** Where the browser was not started as a kiosk's. */
function fillScreen(): void {
  if (document.fullscreenElement || matchMedia('(display-mode: fullscreen)').matches) return;
  // Where the system does not allow it, the page fills the window.
  document.documentElement.requestFullscreen?.().catch(() => undefined);
}
