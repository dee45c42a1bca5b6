'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { type EditOptions, EditSession, type EditState, type SaveAnswer } from './edit-session';
import { KeptChanges } from './kept-changes';
import { newId } from './new-id';

/** Milliseconds between two questions what others did. */
const LOOK_EVERY = 4_000;

interface Options<Answer extends SaveAnswer> extends Omit<EditOptions<Answer>, 'sitting' | 'kept'> {
  /** Names person and record in this browser, such as `<person>/photograph/<id>`. */
  record: string;
}

/**
 * An editor that saves by itself: a moment after the last change, when the page is left or hidden, and when the line is back.
 * Ctrl or Cmd with S saves now; with Z, outside of text fields, it takes the last step back.
 */
export function useAutosave<Answer extends SaveAnswer>(options: Options<Answer>): EditSession<Answer> {
  const [session] = useState(() => {
    const sitting = newId();
    const kept =
      typeof window === 'undefined' ? undefined : new KeptChanges(localStorage, options.record, sitting);
    return new EditSession({ ...options, sitting, kept });
  });
  useEffect(() => {
    session.restore();
    const stop = listen(session);
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void session.look();
    }, LOOK_EVERY);
    return () => {
      clearInterval(timer);
      stop();
      void session.flush();
    };
  }, [session]);
  return session;
}

/** A part of what the session knows; what is picked has to be the same object while it says the same. */
export function useEditState<Answer extends SaveAnswer, Part>(
  session: EditSession<Answer>,
  pick: (state: EditState<Answer>) => Part,
): Part {
  const read = () => pick(session.state());
  return useSyncExternalStore(session.subscribe, read, read);
}

function listen<Answer extends SaveAnswer>(session: EditSession<Answer>): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  const save = () => void session.flush();
  addEventListener('online', save, { signal });
  addEventListener('focusout', () => session.hasUnsent() && save(), { signal });
  document.addEventListener('visibilitychange', () => document.hidden && session.hasUnsent() && save(), {
    signal,
  });
  addEventListener('beforeunload', (event) => session.hasUnsent() && event.preventDefault(), { signal });
  addEventListener('keydown', (event) => obeyKeys(event, session), { signal });
  return () => ends.abort();
}

function obeyKeys<Answer extends SaveAnswer>(event: KeyboardEvent, session: EditSession<Answer>): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  // By the key's place as well: on an Arabic keyboard the letter is another.
  const is = (letter: string) =>
    event.key.toLowerCase() === letter || event.code === `Key${letter.toUpperCase()}`;
  if (is('s')) {
    event.preventDefault();
    void session.flush();
  } else if ((is('z') || is('y')) && !isText(event.target)) {
    event.preventDefault();
    if (is('y') || event.shiftKey) session.redo();
    else session.undo();
  }
}

/** Where the browser's own undo comes first. */
function isText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('textarea, [contenteditable], input:not([type="checkbox"]):not([type="radio"])')
  );
}
