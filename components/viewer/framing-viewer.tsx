'use client';

import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import type { ImageView } from '@/lib/catalogue/views';
import type { Region } from '@/lib/viewport/region';
import type { Command } from './commands';
import { type FigureParts, findParts, listen } from './figure';
import { Previews, Proportions } from './painted-picture';
import { ANNOUNCE_MS, sentenceOf } from './say-view';
import { ToolButton } from './tool-button';
import styles from './viewer.module.css';
import type { ViewerWords } from './words';
import type { RestingView, Zoom, ZoomState } from './zoom';

/** What whoever frames a view asks of the zoom. */
export interface Framing {
  /** What is seen, or will be when the movement has ended; null: all of the picture. */
  region(): Region | null;
  /** Puts the keyboard into the picture. */
  focus(): void;
}

interface Props {
  image: ImageView;
  alt: string;
  /** What it opens on, and shows again as soon as this is another; null: all of it. */
  region: Region | null;
  words: ViewerWords;
  language: Language;
  handle: Ref<Framing>;
}

const AT_HOME: ZoomState = { isHome: true, canZoomIn: true, canZoomOut: false };
/** Only the choice of a preview hangs on it. */
const SIZES = { first: '30vw', sharp: '60vw' };

/**
 * A picture in which a view is looked for, to be kept: the address of the page has no part in it. It fills the height and
 * width of the element around it, which must have both. Give it the image's id as its key.
 */
export function FramingViewer({ image, alt, region, words, language, handle }: Props) {
  const row = useRef<HTMLFieldSetElement>(null);
  const { zoom, state, said, isMissing, isReady } = useZoom(row, { image, region, words, language });
  useImperativeHandle(
    handle,
    () => ({
      region: () => (zoom.current ? zoom.current.region : region),
      focus: () => findParts(row.current)?.stage.focus(),
    }),
    [zoom, region],
  );
  const give = (command: Command) => zoom.current?.obey(command);
  return (
    <figure className={styles.viewer}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would not be laid out as the stage is */}
      <div className={styles.stage} data-part="stage" role="group" aria-label={words.name}>
        <div className={styles.frame} data-part="frame">
          <div className={styles.mount} data-part="mount">
            <Proportions image={image} />
            <Previews image={image} alt={alt} sizes={SIZES} />
          </div>
        </div>
        <div className={styles.canvas} data-part="canvas" />
      </div>
      <fieldset ref={row} className={styles.controls} aria-label={words.controls} data-ready={isReady}>
        <ToolButton
          {...{ icon: 'zoomIn', name: words.zoomIn, keys: '+', isOff: !state.canZoomIn }}
          act={() => give('zoomIn')}
        />
        <ToolButton
          {...{ icon: 'zoomOut', name: words.zoomOut, keys: '-', isOff: !state.canZoomOut }}
          act={() => give('zoomOut')}
        />
        <ToolButton
          {...{ icon: 'fit', name: words.fit, keys: '0 Home', isOff: state.isHome }}
          act={() => give('fit')}
        />
      </fieldset>
      <div className={styles.message} data-shown={isMissing}>
        <p role="status">{isMissing ? words.zoomMissing : ''}</p>
      </div>
      <p className={styles.spoken} aria-live="polite">
        {said}
      </p>
    </figure>
  );
}

type Opening = Pick<Props, 'image' | 'region' | 'words' | 'language'>;

/** The zoom over the picture that is painted around `inside`, fetched once that is. */
function useZoom(inside: { current: Element | null }, { image, region, words, language }: Opening) {
  const zoom = useRef<Zoom | null>(null);
  const wanted = useRef(region);
  wanted.current = region;
  const [state, setState] = useState(AT_HOME);
  const [view, setView] = useState<RestingView | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [isReady, setReady] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one zoom for one image
  useEffect(() => {
    const parts = findParts(inside.current);
    if (!parts) return;
    parts.stage.tabIndex = 0;
    let end: (() => void) | null = null;
    let isEnded = false;
    const events = {
      opened: () => setReady(true),
      changed: setState,
      rested: setView,
      complete: () => parts.stage.setAttribute('data-zoom', 'complete'),
      tilesMissing: () => undefined,
    };
    openZoom(parts, image, () => wanted.current, events).then(
      (opened) => {
        end = listen(parts, (command) => {
          if (command !== 'fullScreen' && command !== 'marks') opened.obey(command);
        });
        zoom.current = opened;
        if (isEnded) close();
      },
      () => setMissing(true),
    );
    const close = () => {
      end?.();
      zoom.current?.end();
      zoom.current = null;
    };
    return () => {
      isEnded = true;
      close();
    };
  }, [image.id]);
  const key = region && Object.values(region).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same region is another object after every save
  useEffect(() => zoom.current?.show(region), [key]);
  return { zoom, state, said: useSaid(view, words, language), isMissing, isReady };
}

async function openZoom(
  parts: FigureParts,
  image: ImageView,
  region: () => Region | null,
  events: ConstructorParameters<typeof Zoom>[3],
): Promise<Zoom> {
  const [{ Zoom: Opened }] = await Promise.all([
    import('./zoom'),
    // A preview that cannot be decoded does not keep the zoom away.
    parts.picture.decode().catch(() => undefined),
  ]);
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  return new Opened({ parts, image, sharpPixels: 0 }, region(), isCalm, events);
}

/** Where the view has come to rest, once it has rested for a moment. */
function useSaid(view: RestingView | null, words: ViewerWords, language: Language): string {
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!view) return;
    const timer = setTimeout(() => setSaid(sentenceOf(view, words, language)), ANNOUNCE_MS);
    return () => clearTimeout(timer);
  }, [view, words, language]);
  return said;
}
