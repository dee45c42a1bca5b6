'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './map.module.css';
import { type Box, type Camera, MapCamera } from './map-camera';

interface Props {
  extent: Box;
  city: Box;
  /** Metres of a CSS pixel for which each set of names was laid out. */
  levels: readonly number[];
  words: { label: string; zoomIn: string; zoomOut: string; fit: string; help: string };
  children: ReactNode;
}

/** Lets the drawing of the map be moved and enlarged; without script it stands whole, and its links work. */
export function MapStage({ extent, city, levels, words, children }: Props) {
  const stage = useRef<HTMLDivElement>(null);
  const camera = useRef<MapCamera>(null);
  const [isLive, setLive] = useState(false);
  const router = useRouter();

  useEffect(() => {
    const element = stage.current;
    const drawing = element?.querySelector('svg');
    if (!element || !drawing) return;
    const show = ({ x, y, width, height, metres }: Camera) => {
      drawing.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
      drawing.style.setProperty('--metres', String(metres));
      const level = levels.findIndex((each) => each >= metres * 0.92);
      element.dataset.shown = String(level < 0 ? levels.length - 1 : level);
    };
    const made = new MapCamera(element, { extent, city, show });
    camera.current = made;
    setLive(true);
    return () => made.close();
  }, [extent, city, levels]);

  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (camera.current?.press(event.key)) event.preventDefault();
  };
  // A link of the drawing changes what is chosen without losing the place on the map.
  const follow = (event: MouseEvent) => {
    const link = (event.target as Element).closest('a');
    const address = link?.getAttribute('href');
    if (!address || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    if (camera.current?.wasDragged) return;
    const [path = ''] = address.split('#');
    router.push(address.includes('#') ? path : address, { scroll: !address.includes('#') });
  };
  return (
    <div className={styles.frame} data-live={isLive ? '' : undefined}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of links that can be moved, not a field set */}
      <div
        ref={stage}
        className={styles.stage}
        role="group"
        aria-label={words.label}
        aria-describedby="map-help"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard moves it
        tabIndex={0}
        onKeyDown={press}
        onClick={follow}
      >
        {children}
      </div>
      <p id="map-help" className="visually-hidden">
        {words.help}
      </p>
      {isLive ? (
        <div className={styles.tools}>
          <Tool label={words.zoomIn} sign="M12 5v14M5 12h14" press={() => camera.current?.press('+')} />
          <Tool label={words.zoomOut} sign="M5 12h14" press={() => camera.current?.press('-')} />
          <Tool
            label={words.fit}
            sign="M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 9h8v6H8z"
            press={() => camera.current?.press('0')}
          />
        </div>
      ) : null}
    </div>
  );
}

function Tool({ label, sign, press }: { label: string; sign: string; press(): void }) {
  return (
    <button type="button" className={styles.tool} aria-label={label} title={label} onClick={press}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={sign} />
      </svg>
    </button>
  );
}
