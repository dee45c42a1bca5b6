import { type ReactNode, useState } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import type { ImageView } from '@/lib/catalogue/views';
import type { Command } from './commands';
import type { Mark } from './marks-layer';
import { ToolButton } from './tool-button';
import { useOverlay } from './use-overlay';
import type { ViewerWords } from './words';
import type { Zoom } from './zoom';

/** A zoom that stands in the place of its picture, and the element that takes its gestures. */
export interface Opened {
  zoom: Zoom;
  stage: HTMLElement;
}

interface Given {
  image: ImageView;
  words: ViewerWords;
  language: Language;
  marks: readonly Mark[];
  /** Of the scan; null where nobody knows. */
  pixelsPerCm: number | null;
  /** Null until the zoom is there. */
  opened: Opened | null;
  /** The marks are being worked on. */
  isEdited: boolean;
}

interface Overlays {
  obey: Partial<Record<Command, () => void>>;
  buttons: ReactNode;
  layers: ReactNode;
}

const loadMarks = () => import('./marks').then(({ Marks }) => Marks);
const loadScale = () => import('./scale-layer').then(({ ScaleLayer }) => ScaleLayer);

/** What lies over the zoom, with its buttons: the marks, and how large things are. */
export function useOverlays(given: Given): Overlays {
  const marks = useMarks(given);
  const scale = useScale(given);
  return {
    obey: { ...marks.obey, ...scale.obey },
    buttons: (
      <>
        {marks.buttons}
        {scale.buttons}
      </>
    ),
    // The words of a mark lie over the ruler.
    layers: (
      <>
        {scale.layers}
        {marks.layers}
      </>
    ),
  };
}

function useMarks({ image, words, marks, opened, isEdited }: Given): Overlays {
  const { Layer, isShown, show } = useOverlay('annotations', loadMarks, marks.length > 0);
  const toggle = () => show(!isShown);
  return {
    obey: { marks: toggle },
    buttons: Layer && (
      <ToolButton
        icon={isShown ? 'marks' : 'marksOff'}
        name={isShown ? words.hideMarks : words.showMarks}
        keys="a"
        act={toggle}
      />
    ),
    layers: Layer && opened && <Layer {...opened} {...{ marks, image, words, isShown, isEdited }} />,
  };
}

function useScale({ image, words, language, pixelsPerCm, opened }: Given): Overlays {
  const { Layer, isShown, show } = useOverlay('ruler', loadScale, !image.standIn);
  const [sizeAsked, setSizeAsked] = useState(0);
  const toggle = () => show(!isShown);
  return {
    obey: { ruler: toggle, printSize: () => setSizeAsked((count) => count + 1) },
    buttons: Layer && pixelsPerCm !== null && (
      <ToolButton
        icon="ruler"
        name={isShown ? words.scale.hideRuler : words.scale.showRuler}
        keys="r"
        act={toggle}
      />
    ),
    layers: Layer && opened && (
      <Layer zoom={opened.zoom} words={words.scale} {...{ pixelsPerCm, language, isShown, sizeAsked }} />
    ),
  };
}
