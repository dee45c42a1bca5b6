'use client';

import { useState } from 'react';
import { middleOf } from '@/lib/annotations/edit-shape';
import { boundsOf, type Shape } from '@/lib/annotations/shape';
import type { Language } from '@/lib/catalogue/languages';
import type { Region, Size } from '@/lib/viewport/region';
import styles from './choose-region.module.css';
import { Drawing } from './drawing/drawing';
import type { Opened } from './use-overlays';
import type { ShareWords } from './words';

export interface ChooseRegionProps extends Opened {
  image: Size;
  language: Language;
  words: ShareWords;
  chosen(region: Region): void;
  cancelled(): void;
}

/** A part of the picture is drawn to be shared: one lies in the middle of the view from the start. */
export function ChooseRegion({ zoom, stage, image, language, words, chosen, cancelled }: ChooseRegionProps) {
  const [shape, setShape] = useState<Shape>(() =>
    middleOf(zoom.region ?? { x: 0, y: 0, width: image.width, height: image.height }, image),
  );
  return (
    <>
      <Drawing
        {...{ zoom, stage, image, language, shape }}
        words={words.drawing}
        tool="rectangle"
        drawn={setShape}
        changed={setShape}
        refused={() => undefined}
        confirmed={() => chosen(boundsOf(shape))}
        ended={cancelled}
      />
      <div className={styles.bar}>
        <p role="status">{words.chooseHint}</p>
        <div className={styles.buttons}>
          <button type="button" className={styles.take} onClick={() => chosen(boundsOf(shape))}>
            {words.take}
          </button>
          <button type="button" onClick={cancelled}>
            {words.cancel}
          </button>
        </div>
      </div>
    </>
  );
}
