'use client';

import { useEffect, useRef, useState } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import type { ImageView } from '@/lib/catalogue/views';
import type { Command } from './commands';
import { findParts, listen } from './figure';
import { FullScreen } from './full-screen';
import { Icon } from './icons';
import { ANNOUNCE_MS, sentenceOf } from './say-view';
import { Takeover } from './takeover';
import styles from './viewer.module.css';
import type { ViewerWords } from './words';
import type { RestingView, ZoomState } from './zoom';

interface Props {
  image: ImageView;
  words: ViewerWords;
  language: Language;
}

const AT_HOME: ZoomState = { isHome: true, canZoomIn: true, canZoomOut: false };

/**
 * The browser's part of the zoom: fetches OpenSeadragon after the picture is painted, and holds the buttons, the keys
 * and what is said. It lives inside the figure of `PhotographViewer`, whose elements it takes over.
 */
export function ZoomControls({ image, words, language }: Props) {
  const row = useRef<HTMLFieldSetElement>(null);
  const [isReady, setReady] = useState(false);
  const [isFull, setFull] = useState(false);
  const [missing, setMissing] = useState<'zoom' | 'tiles' | null>(null);
  const [state, setState] = useState(AT_HOME);
  const [view, setView] = useState<RestingView | null>(null);
  const takeover = useRef<Takeover | null>(null);
  const fullScreen = useRef<FullScreen | null>(null);

  const give = (command: Command) => {
    if (command === 'fullScreen') void fullScreen.current?.toggle();
    else takeover.current?.obey(command);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: one zoom for one image; a new image has a new id
  useEffect(() => {
    const parts = findParts(row.current);
    if (!parts) return;
    const { figure, stage } = parts;
    const zoom = new Takeover(parts, image, {
      changed: setState,
      rested: setView,
      missing: setMissing,
    });
    const screen = new FullScreen(figure, setFull);
    takeover.current = zoom;
    fullScreen.current = screen;
    const endInput = listen(parts, give);
    stage.tabIndex = 0;
    setReady(true);
    void zoom.begin();
    return () => {
      endInput();
      screen.end();
      zoom.end();
      takeover.current = null;
      fullScreen.current = null;
      stage.removeAttribute('tabindex');
    };
  }, [image.id]);

  const said = useSettled(view && sentenceOf(view, words, language));
  return (
    <>
      <fieldset ref={row} className={styles.controls} aria-label={words.controls} data-ready={isReady}>
        <Button
          icon="zoomIn"
          name={words.zoomIn}
          keys="+"
          isOff={!state.canZoomIn}
          act={() => give('zoomIn')}
        />
        <Button
          icon="zoomOut"
          name={words.zoomOut}
          keys="-"
          isOff={!state.canZoomOut}
          act={() => give('zoomOut')}
        />
        <Button icon="fit" name={words.fit} keys="0 Home" isOff={state.isHome} act={() => give('fit')} />
        <Button
          icon={isFull ? 'exitFullScreen' : 'fullScreen'}
          name={isFull ? words.exitFullScreen : words.fullScreen}
          keys="f"
          act={() => give('fullScreen')}
        />
      </fieldset>
      <div className={styles.message} data-shown={missing !== null}>
        <p role="status">{missing && (missing === 'zoom' ? words.zoomMissing : words.tilesMissing)}</p>
        {missing && (
          <button type="button" onClick={() => takeover.current?.retry()}>
            {words.retry}
          </button>
        )}
      </div>
      <p className={styles.spoken} aria-live="polite">
        {said}
      </p>
    </>
  );
}

interface ButtonProps {
  icon: Parameters<typeof Icon>[0]['name'];
  name: string;
  keys: string;
  isOff?: boolean;
  act(): void;
}

/** A button that can do nothing now stays in the order of focus, so that the keyboard does not fall out of the row. */
function Button({ icon, name, keys, isOff = false, act }: ButtonProps) {
  return (
    <button
      type="button"
      className={styles.button}
      aria-disabled={isOff}
      aria-keyshortcuts={keys}
      onClick={isOff ? undefined : act}
    >
      <Icon name={icon} />
      <span className={styles.name}>{name}</span>
    </button>
  );
}

/** The value once it has not changed for a moment. */
function useSettled(value: string | null): string | null {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), ANNOUNCE_MS);
    return () => window.clearTimeout(timer);
  }, [value]);
  return settled;
}
