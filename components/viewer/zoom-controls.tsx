'use client';

import { useEffect, useRef, useState } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import type { ImageView } from '@/lib/catalogue/views';
import { carryAddress, namesAnotherScan, readAddress } from './address';
import { type Command, isOfView } from './commands';
import { findParts, listen } from './figure';
import { FullScreen } from './full-screen';
import type { Mark } from './marks-layer';
import { sentenceOf } from './say-view';
import type { ShareSource } from './share-links';
import { Takeover } from './takeover';
import { ToolButton, ToolLink } from './tool-button';
import { type Opened, useOverlays } from './use-overlays';
import { useSettled } from './use-settled';
import { useSharing } from './use-sharing';
import styles from './viewer.module.css';
import type { ViewerWords } from './words';
import type { RestingView, ZoomState } from './zoom';

interface Props {
  image: ImageView;
  words: ViewerWords;
  language: Language;
  /** Without it, there is nothing to lead others to: a draft. */
  share?: ShareSource;
  marks?: readonly Mark[];
  /** Pixels of the scan; null where nobody knows. */
  pixelsPerCm?: number | null;
  /** The marks are being worked on: called with the zoom as soon as it stands, and with null when it goes. */
  onEdit?(opened: Opened | null): void;
  /** Address of the page that offers what this can be compared with. */
  compare?: string;
}

const NO_MARKS: readonly Mark[] = [];

const AT_HOME: ZoomState = { isHome: true, canZoomIn: true, canZoomOut: false };

/**
 * The browser's part of the zoom: fetches OpenSeadragon after the picture is painted, and holds the buttons, the keys
 * and what is said. It lives inside the figure of `PhotographViewer`, whose elements it takes over.
 */
export function ZoomControls(props: Props) {
  const { image, words, language, share, marks = NO_MARKS, pixelsPerCm = null } = props;
  const { onEdit, compare } = props;
  const row = useRef<HTMLFieldSetElement>(null);
  const [isReady, setReady] = useState(false);
  const [isFull, setFull] = useState(false);
  const [missing, setMissing] = useState<'zoom' | 'tiles' | null>(null);
  const [state, setState] = useState(AT_HOME);
  const [view, setView] = useState<RestingView | null>(null);
  const [isElsewhere, setElsewhere] = useState(false);
  const takeover = useRef<Takeover | null>(null);
  const fullScreen = useRef<FullScreen | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const overlays = useOverlays({ image, words, language, marks, pixelsPerCm, opened, isEdited: !!onEdit });

  const ofThePage = useRef<Partial<Record<Command, () => void>>>({});
  ofThePage.current = { ...overlays.obey, fullScreen: () => void fullScreen.current?.toggle() };
  const give = (command: Command) => {
    if (isOfView(command)) takeover.current?.obey(command);
    else ofThePage.current[command]?.();
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
    const endInput = listen(parts, give);
    stage.tabIndex = 0;
    setReady(true);
    carryAddress();
    setElsewhere(!readAddress(image) && namesAnotherScan(window.location.search, image));
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

  useEffect(() => onEdit?.(opened), [onEdit, opened]);

  const regionNow = () => takeover.current?.region ?? null;
  const sharing = useSharing({ share, image, words, language, opened, regionNow });
  const said = useSettled(view && sentenceOf(view, words, language));
  return (
    <>
      <fieldset ref={row} className={styles.controls} aria-label={words.controls} data-ready={isReady}>
        <ZoomButtons {...{ words, state, isFull, give }} />
        {share && <ToolButton icon="share" name={words.share.button} act={sharing.begin} />}
        {overlays.buttons}
        {compare && <ToolLink icon="compare" name={words.compare} href={compare} />}
      </fieldset>
      {overlays.layers}
      {sharing.layer}
      <Message
        words={words}
        missing={missing ?? (sharing.isMissing ? 'share' : null)}
        // A word for whoever arrives; it goes with the first look at something else.
        isElsewhere={isElsewhere && view === null}
        retry={() => (missing ? takeover.current?.retry() : sharing.begin())}
        close={() => setElsewhere(false)}
      />
      <p className={styles.spoken} aria-live="polite">
        {said}
      </p>
    </>
  );
}

interface ZoomButtonsProps {
  words: ViewerWords;
  state: ZoomState;
  isFull: boolean;
  give(command: Command): void;
}

function ZoomButtons({ words, state, isFull, give }: ZoomButtonsProps) {
  return (
    <>
      <ToolButton
        icon="zoomIn"
        name={words.zoomIn}
        keys="+"
        isOff={!state.canZoomIn}
        act={() => give('zoomIn')}
      />
      <ToolButton
        icon="zoomOut"
        name={words.zoomOut}
        keys="-"
        isOff={!state.canZoomOut}
        act={() => give('zoomOut')}
      />
      <ToolButton icon="fit" name={words.fit} keys="0 Home" isOff={state.isHome} act={() => give('fit')} />
      <ToolButton
        icon={isFull ? 'exitFullScreen' : 'fullScreen'}
        name={isFull ? words.exitFullScreen : words.fullScreen}
        keys="f"
        act={() => give('fullScreen')}
      />
    </>
  );
}

interface MessageProps {
  words: ViewerWords;
  /** What did not come. */
  missing: 'zoom' | 'tiles' | 'share' | null;
  isElsewhere: boolean;
  retry(): void;
  close(): void;
}

function Message({ words, missing, isElsewhere, retry, close }: MessageProps) {
  const sentences = { zoom: words.zoomMissing, tiles: words.tilesMissing, share: words.share.missing };
  return (
    <div className={styles.message} data-shown={missing !== null || isElsewhere}>
      <p role="status">{missing ? sentences[missing] : isElsewhere && words.share.otherScan}</p>
      {missing && (
        <button type="button" onClick={retry}>
          {words.retry}
        </button>
      )}
      {!missing && isElsewhere && (
        <button type="button" onClick={close}>
          {words.share.close}
        </button>
      )}
    </div>
  );
}
