'use client';

import { useEffect, useRef, useState } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import type { ImageView } from '@/lib/catalogue/views';
import { type Command, commandOf } from './commands';
import { FullScreen } from './full-screen';
import { Icon } from './icons';
import type { Mark } from './marks-layer';
import { Takeover } from './takeover';
import { useMarks } from './use-marks';
import styles from './viewer.module.css';
import type { ViewerWords } from './words';
import type { RestingView, Zoom, ZoomState } from './zoom';

interface Props {
  image: ImageView;
  words: ViewerWords;
  language: Language;
  marks?: readonly Mark[];
}

const NO_MARKS: readonly Mark[] = [];

const AT_HOME: ZoomState = { isHome: true, canZoomIn: true, canZoomOut: false };
/** A view must rest this long before it is said, so that a series of steps is one sentence. */
const ANNOUNCE_MS = 700;

/**
 * The browser's part of the zoom: fetches OpenSeadragon after the picture is painted, and holds the buttons, the keys
 * and what is said. It lives inside the figure of `PhotographViewer`, whose elements it takes over.
 */
export function ZoomControls({ image, words, language, marks = NO_MARKS }: Props) {
  const row = useRef<HTMLFieldSetElement>(null);
  const [isReady, setReady] = useState(false);
  const [isFull, setFull] = useState(false);
  const [missing, setMissing] = useState<'zoom' | 'tiles' | null>(null);
  const [state, setState] = useState(AT_HOME);
  const [view, setView] = useState<RestingView | null>(null);
  const takeover = useRef<Takeover | null>(null);
  const fullScreen = useRef<FullScreen | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const overlay = useMarks(marks.length > 0);

  const toggleMarks = useRef(overlay.toggle);
  toggleMarks.current = overlay.toggle;
  const give = (command: Command) => {
    if (command === 'fullScreen') void fullScreen.current?.toggle();
    else if (command === 'marks') toggleMarks.current();
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
      opened: (zoom) => setOpened({ zoom, stage }),
      missing: setMissing,
    });
    const screen = new FullScreen(figure, setFull);
    takeover.current = zoom;
    fullScreen.current = screen;
    const endInput = listen(figure, stage, give);
    stage.tabIndex = 0;
    setReady(true);
    void zoom.begin();
    return () => {
      endInput();
      screen.end();
      zoom.end();
      setOpened(null);
      takeover.current = null;
      fullScreen.current = null;
      stage.removeAttribute('tabindex');
    };
  }, [image.id]);

  const said = useSettled(view && sentenceOf(view, words, language));
  return (
    <>
      <fieldset ref={row} className={styles.controls} aria-label={words.controls} data-ready={isReady}>
        <ZoomButtons state={state} isFull={isFull} words={words} give={give} />
        {overlay.Layer ? <MarksButton isShown={overlay.isShown} words={words} act={overlay.toggle} /> : null}
      </fieldset>
      {overlay.Layer && opened ? (
        <overlay.Layer {...opened} marks={marks} image={image} words={words} isShown={overlay.isShown} />
      ) : null}
      <Missing what={missing} words={words} retry={() => takeover.current?.retry()} />
      <p className={styles.spoken} aria-live="polite">
        {said}
      </p>
    </>
  );
}

interface Opened {
  zoom: Zoom;
  stage: HTMLElement;
}

interface ZoomButtonsProps {
  state: ZoomState;
  isFull: boolean;
  words: ViewerWords;
  give(command: Command): void;
}

function ZoomButtons({ state, isFull, words, give }: ZoomButtonsProps) {
  return (
    <>
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
    </>
  );
}

function MarksButton({ isShown, words, act }: { isShown: boolean; words: ViewerWords; act(): void }) {
  const name = isShown ? words.hideMarks : words.showMarks;
  return <Button icon={isShown ? 'marks' : 'marksOff'} name={name} keys="a" act={act} />;
}

/** What did not come, and the way to ask again. */
function Missing({
  what,
  words,
  retry,
}: {
  what: 'zoom' | 'tiles' | null;
  words: ViewerWords;
  retry(): void;
}) {
  return (
    <div className={styles.message} data-shown={what !== null}>
      <p role="status">{what && (what === 'zoom' ? words.zoomMissing : words.tilesMissing)}</p>
      {what && (
        <button type="button" onClick={retry}>
          {words.retry}
        </button>
      )}
    </div>
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

function findParts(inside: HTMLElement | null) {
  const figure = inside?.closest('figure');
  const part = (name: string) => figure?.querySelector<HTMLElement>(`[data-part="${name}"]`);
  const [stage, frame, mount, canvas] = [part('stage'), part('frame'), part('mount'), part('canvas')];
  const picture = mount?.querySelector('img');
  const sharp = mount?.querySelector('canvas');
  return figure && stage && frame && mount && canvas && picture && sharp
    ? { figure, stage, frame, mount, canvas, picture, sharp }
    : null;
}

function listen(figure: HTMLElement, stage: HTMLElement, give: (command: Command) => void): () => void {
  const pressed = (event: KeyboardEvent) => {
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    give(command);
  };
  const focused = () => stage.focus({ preventScroll: true });
  figure.addEventListener('keydown', pressed);
  stage.addEventListener('pointerdown', focused);
  return () => {
    figure.removeEventListener('keydown', pressed);
    stage.removeEventListener('pointerdown', focused);
  };
}

function sentenceOf(view: RestingView, words: ViewerWords, language: Language): string {
  if (!view.region) return words.whole;
  const locale = language === 'ar' ? 'ar-u-nu-arab' : language;
  const times = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(view.magnification);
  return words.magnified.replace('{times}', times);
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
