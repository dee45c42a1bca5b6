'use client';

import { createContext, useContext, useEffect, useState } from 'react';
import type { ViewerWords } from '@/components/viewer/words';
import type { FieldValue } from '@/lib/catalogue/field-changes';
import type { Language } from '@/lib/catalogue/languages';
import type { StopPhotograph, TourDraftView } from '@/lib/studio/tour-commands';
import type { TourMediaView } from '@/lib/tours/media';
import {
  type StopText,
  stopField,
  stopsOf,
  stopTextField,
  stopTextOf,
  type TourDraft,
  type TourStop,
} from '@/lib/tours/tour-draft';
import { useArrangement } from '../arrangements/arrangement-session';
import { newId } from '../autosave/new-id';
import { callStudio } from '../call';
import { movedTo } from '../sections/moves';

/** What a tour's stops name beside their own words. */
export interface TourMaterial {
  photographs: Readonly<Record<string, StopPhotograph>>;
  media: Readonly<Record<string, TourMediaView>>;
  addPhotograph(photograph: StopPhotograph): void;
  addMedia(media: TourMediaView): void;
  words: ViewerWords;
  /** The draft as it stands here, saved or not. */
  draft: TourDraft;
  /** Which stop is worked on, and where the keyboard goes with it; null: the first. */
  target: StopTarget | null;
  /** Leads to a stop. */
  aim(target: StopTarget): void;
}

export interface StopTarget {
  stopId: string | null;
  where: 'panel' | 'picture' | null;
}

export const TourContext = createContext<TourMaterial | null>(null);

/** @throws outside of an open tour */
export function useTourMaterial(): TourMaterial {
  const material = useContext(TourContext);
  if (!material) throw new Error('no open tour');
  return material;
}

/** A stop as it stands here, saved or not. */
export interface OpenStop {
  id: string;
  stop: TourStop;
}

/** The stops in their order, and what is done to them. */
export function useStops() {
  const { session } = useArrangement();
  const stops: OpenStop[] = stopsOf(useTourMaterial().draft);
  const put = (id: string, stop: TourStop | null) =>
    session.set(stopField(id), stop as unknown as FieldValue);
  const arrange = (ids: readonly string[]) => {
    for (const { id, stop } of stops) {
      const order = ids.indexOf(id);
      if (stop.order !== order) put(id, { ...stop, order });
    }
  };
  /** @param after the stop that it follows; the last one where absent @returns its id */
  const add = (photographId: string, after?: string): string => {
    const id = newId();
    const at = after === undefined ? -1 : stops.findIndex((each) => each.id === after);
    const place = at < 0 ? stops.length : at + 1;
    const ids = movedTo([...stops.map((each) => each.id), id], id, place);
    arrange(ids);
    const whole = { scanId: null, region: null, awaited: null, dwellSeconds: null };
    put(id, { photographId, ...whole, order: place < stops.length ? place : lastOrder(stops) + 1 });
    return id;
  };
  return { stops, put, arrange, add };
}

function lastOrder(stops: readonly OpenStop[]): number {
  return stops.at(-1)?.stop.order ?? -1;
}

/** What is said at a stop in a language, and how it is changed. */
export function useStopText(stopId: string, language: Language) {
  const { session } = useArrangement();
  const text = stopTextOf(useTourMaterial().draft, stopId, language);
  const change = (part: Partial<StopText>) =>
    session.set(stopTextField(stopId, language), { ...text, ...part } as unknown as FieldValue);
  return { text, change };
}

/** Photographs and recordings by id: those that the page came with, and those that were added, undone or restored since. */
export function useMaterial(view: TourDraftView, draft: TourDraft): Omit<TourMaterial, 'words'> {
  const [target, aim] = useState<StopTarget | null>(null);
  const [photographs, setPhotographs] = useState(view.photographs);
  const [media, setMedia] = useState(view.media);
  const stops = stopsOf(draft);
  const lost = missingFrom(
    photographs,
    stops.map(({ stop }) => stop.photographId),
  );
  const unheard = missingFrom(media, mediaIdsOf(draft));
  const { id } = view;
  useEffect(() => {
    if (lost === '') return;
    void callStudio('tours.photographs', { ids: lost.split(',') }).then((outcome) => {
      if (outcome.ok) setPhotographs((now) => ({ ...now, ...byId(outcome.value) }));
    });
  }, [lost]);
  useEffect(() => {
    if (unheard === '') return;
    void callStudio('tours.media', { id, mediaIds: unheard.split(',') }).then((outcome) => {
      if (outcome.ok) setMedia((now) => ({ ...now, ...byId(outcome.value) }));
    });
  }, [id, unheard]);
  return {
    ...{ draft, photographs, media, target, aim },
    addPhotograph: (photograph) => setPhotographs((now) => ({ ...now, [photograph.id]: photograph })),
    addMedia: (one) => setMedia((now) => ({ ...now, [one.id]: one })),
  };
}

function mediaIdsOf(draft: TourDraft): string[] {
  return Object.values(draft).flatMap((value) =>
    value !== null && typeof value === 'object' && 'narrationId' in value
      ? [value.narrationId, value.captionsId].filter((each) => each !== null)
      : [],
  );
}

function missingFrom(known: Readonly<Record<string, unknown>>, ids: readonly string[]): string {
  return [...new Set(ids)].filter((each) => !Object.hasOwn(known, each)).join();
}

function byId<One extends { id: string }>(list: readonly One[]): Record<string, One> {
  return Object.fromEntries(list.map((one) => [one.id, one]));
}
