'use client';

import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react';
import type { ImageView } from '@/lib/catalogue/views';
import type { Region } from '@/lib/viewport/region';
import { findParts, listen } from '../figure';
import { Previews, Proportions, sizesOf, type Widths } from '../painted-picture';
import { type Guide, Takeover } from '../takeover';
import viewer from '../viewer.module.css';
import type { TourPicture } from './player-tour';
import type { Projector, Slide as SlideOf } from './projector';
import styles from './tour.module.css';
import { tourKeyOf } from './tour-keys';
import type { TourWords } from './words';

interface Props {
  projector: Projector;
  pictures: readonly TourPicture[];
  words: Pick<TourWords, 'picture' | 'help'>;
  isRightToLeft: boolean;
  standInMark: ReactNode;
}

/** The pictures that are in the darkroom now: one that is seen, and at times one that waits, or goes. */
export function Slides({ projector, pictures, ...rest }: Props) {
  const slides = useSyncExternalStore(projector.subscribe, projector.current, projector.current);
  return slides.map((slide) => {
    const picture = pictures[slide.picture];
    return (
      picture && <Slide key={slide.key} slide={slide} picture={picture} projector={projector} {...rest} />
    );
  });
}

interface SlideProps extends Omit<Props, 'pictures'> {
  slide: SlideOf;
  picture: TourPicture;
}

function Slide({ slide, picture, projector, words, isRightToLeft, standInMark }: SlideProps) {
  const { image, alt, altLang } = picture;
  const figure = useRef<HTMLElement>(null);
  const { key, phase } = slide;
  const helpId = `tour-help-${key}`;
  const isFirst = key === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a slide keeps its picture; its phase is nothing to the zoom
  useEffect(() => attach(figure.current, slide, image, projector, isRightToLeft), [key, projector]);
  return (
    <figure
      ref={figure}
      className={`${viewer.viewer} ${styles.slide}`}
      data-phase={phase}
      data-marked={image.standIn}
      inert={phase !== 'shown'}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would not be laid out as the stage is */}
      <div
        className={viewer.stage}
        data-part="stage"
        role="group"
        aria-label={words.picture}
        aria-describedby={helpId}
      >
        <div className={viewer.frame} data-part="frame">
          <div className={viewer.mount} data-part="mount">
            <Proportions image={image} />
            <Previews
              image={image}
              alt={alt}
              altLang={altLang}
              sizes={sizesOf(widthsOf(image))}
              isLater={!isFirst}
            />
          </div>
        </div>
        <div className={viewer.canvas} data-part="canvas" />
      </div>
      {image.standIn && <div className={viewer.mark}>{standInMark}</div>}
      <p id={helpId} className={viewer.spoken}>
        {words.help}
      </p>
    </figure>
  );
}

/** How wide the whole picture stands in the room that the style sheet gives a tour. */
function widthsOf({ width, height }: ImageView): Widths {
  const ratio = (width / height).toFixed(3);
  return {
    wide: `min(70vw - 5rem, (100vh - 9rem) * ${ratio})`,
    narrow: `min(100vw - 12px, (100vh - 27rem) * ${ratio})`,
  };
}

/** Brings the zoom over the slide's picture. @returns what takes it away again */
function attach(
  figure: HTMLElement | null,
  slide: SlideOf,
  image: ImageView,
  projector: Projector,
  isRightToLeft: boolean,
): (() => void) | undefined {
  const parts = findParts(figure?.firstElementChild ?? null);
  if (!parts) return undefined;
  const { key } = slide;
  const region = projector.regionFor(slide);
  const takeover = new Takeover(
    parts,
    image,
    {
      changed: () => undefined,
      rested: (view) => projector.rested(key, view, image),
      opened: (zoom) => projector.opened(slide, zoom),
      complete: () => projector.ready(key),
      missing: (what) => projector.missing(key, what),
    },
    guideTo(region),
  );
  projector.hold(key, takeover, region);
  const endInput = listen(
    parts,
    (command) => takeover.obey(command),
    (event) => tourKeyOf(event, isRightToLeft) !== null,
  );
  parts.stage.tabIndex = 0;
  void takeover.begin();
  return () => {
    endInput();
    projector.release(key);
    takeover.end();
  };
}

function guideTo(region: Region | null): Guide {
  return {
    region: () => region,
    load: async () => (await import('../open-zoom')).openZoomOn(region),
  };
}
