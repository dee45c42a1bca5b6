'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import { MM_PER_CM, rulerIn } from '@/lib/scale/ruler';
import { isBeyondScan } from '@/lib/scale/screen';
import { drawRuler, RULER_MARGIN, sayLength } from './ruler-drawing';
import styles from './scale-layer.module.css';
import { ToolButton } from './tool-button';
import { usePrintSize } from './use-print-size';
import type { ScaleWords } from './words';
import type { Zoom } from './zoom';

export interface ScaleLayerProps {
  zoom: Zoom;
  /** Pixels of the scan; null where nobody knows: then there is no ruler. */
  pixelsPerCm: number | null;
  words: ScaleWords;
  language: Language;
  isShown: boolean;
  /** Rises each time that the size of the print is asked for with a key. */
  sizeAsked: number;
}

/** How large the photographed thing is, and how far the scan reaches. Fetched with the zoom. */
export function ScaleLayer({ zoom, pixelsPerCm, words, language, isShown, sizeAsked }: ScaleLayerProps) {
  const isBeyond = useOfScale(
    zoom,
    useCallback((scale: number) => isBeyondScan(scale, window.devicePixelRatio), []),
  );
  return (
    <div className={styles.layer}>
      <p role="status" className={styles.beyond} data-shown={isBeyond}>
        {isBeyond ? words.beyond : null}
      </p>
      {pixelsPerCm !== null && <Scale {...{ zoom, pixelsPerCm, words, language, isShown, sizeAsked }} />}
    </div>
  );
}

/** A value of the scale at which the view stands, with each frame in which it changes. */
function useOfScale<Value extends string | boolean>(zoom: Zoom, of: (scale: number) => Value): Value | null {
  const [value, setValue] = useState<Value | null>(null);
  useEffect(() => zoom.follow(({ scale }) => setValue(of(scale))), [zoom, of]);
  return value;
}

type ScaleProps = ScaleLayerProps & { pixelsPerCm: number };

function Scale({ zoom, pixelsPerCm, words, language, isShown, sizeAsked }: ScaleProps) {
  const size = usePrintSize(zoom, pixelsPerCm);
  const { wanted, Dialog } = size;
  const isAtSize = useOfScale(
    zoom,
    useCallback((scale: number) => wanted !== null && Math.abs(scale / wanted - 1) < 0.005, [wanted]),
  );
  const act = () => (isAtSize ? zoom.obey('fit') : size.ask());
  useAsked(sizeAsked, act);
  return (
    <>
      {isShown && (
        <div className={styles.scale}>
          <Ruler {...{ zoom, pixelsPerCm, words, language }} />
          <ToolButton
            icon="printSize"
            name={words.printSize}
            keys="p"
            isPressed={isAtSize ?? false}
            act={act}
          />
          {wanted !== null && <ToolButton icon="card" name={words.again} act={size.calibrate} />}
        </div>
      )}
      {size.isMissing && (
        <p role="status" className={styles.beyond} data-shown>
          {words.missing}
        </p>
      )}
      {Dialog && <Dialog words={words} language={language} measured={size.measured} closed={size.close} />}
    </>
  );
}

/** Acts when the number rises, not when the component comes. */
function useAsked(count: number, act: () => void): void {
  const seen = useRef(count);
  useEffect(() => {
    if (seen.current === count) return;
    seen.current = count;
    act();
  });
}

function Ruler({ zoom, pixelsPerCm, words, language }: Omit<ScaleProps, 'isShown' | 'sizeAsked'>) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [length, setLength] = useState('');
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let now = 0;
    const draw = () => {
      const perCm = now * pixelsPerCm;
      const ruler = rulerIn(perCm, element.clientWidth - RULER_MARGIN.left - RULER_MARGIN.right);
      if (!ruler) return;
      drawRuler(element, ruler, perCm / MM_PER_CM, language);
      setLength(sayLength(ruler.length, ruler.unit, language));
    };
    const end = zoom.follow(({ scale }) => {
      if (scale === now) return;
      now = scale;
      draw();
    });
    const resized = new ResizeObserver(draw);
    resized.observe(element);
    return () => {
      end();
      resized.disconnect();
    };
  }, [zoom, pixelsPerCm, language]);
  return (
    <canvas
      ref={canvas}
      className={styles.ruler}
      role="img"
      aria-label={words.ruler.replace('{length}', length)}
    />
  );
}
