/** What the studio does with tours. */
import { z } from 'zod';
import type { ScanSize } from '../annotations/shape';
import type { Language } from '../catalogue/languages';
import type { ImageView, Texts } from '../catalogue/views';
import type { TourMediaView } from '../tours/media';
import type { StopField, TourDraft, TourField } from '../tours/tour-draft';
import type { FieldsSaveOutcome } from './field-outcome';
import type { HistoryPage, LanguageProgress } from './photograph-commands';
import {
  confirmSectionInput,
  createSectionInput,
  orderSectionsInput,
  publishSectionInput,
  restoreSectionInput,
  type SectionState,
  saveSectionInput,
  sectionHistoryInput,
  sectionInput,
} from './section-commands';

const id = z.string().min(1).max(64);

/** The same words travel for a tour as for a section. */
export const tourInput = sectionInput;
export const createTourInput = createSectionInput;
export const saveTourInput = saveSectionInput;
export const confirmTourInput = confirmSectionInput;
export const publishTourInput = publishSectionInput;
export const tourHistoryInput = sectionHistoryInput;
export const restoreTourInput = restoreSectionInput;
export const orderToursInput = orderSectionsInput;
/** Photographs that one question may name. */
export const MOST_PHOTOGRAPHS_ASKED = 100;
export const tourPhotographsInput = z.object({ ids: z.array(id).max(MOST_PHOTOGRAPHS_ASKED) });
export const tourMediaInput = z.object({ id, mediaIds: z.array(id).max(1000) });
/** WebVTT, checked: `WEBVTT_INVALID` names the line. */
export const tourCaptionsInput = z.object({ id, name: z.string().max(200), text: z.string().max(500_000) });

/** Where a tour stands between its curators and its visitors. */
export type TourState = SectionState;

/** Why a tour cannot be published, or might better not yet; `studio.tours.readiness.<code>` words each. */
export const TOUR_ERRORS = ['TITLE_MISSING', 'STOPS_MISSING', 'STOP_PHOTOGRAPH_UNPUBLISHED'] as const;
export const TOUR_WARNINGS = [
  'LANGUAGE_STALE',
  'STOP_TITLE_MISSING',
  'STOP_TEXT_MISSING',
  'CAPTIONS_MISSING',
  'TOUR_STOP_REVIEW',
] as const;

export interface TourFinding {
  code: (typeof TOUR_ERRORS)[number] | (typeof TOUR_WARNINGS)[number];
  weight: 'error' | 'warning';
  language: Language | null;
  /** Null for what the whole tour lacks. */
  stopId: string | null;
  field: TourField | StopField | null;
}

/** A photograph as the editor of a tour needs it. */
export interface StopPhotograph {
  id: string;
  slug: string;
  titles: Texts;
  isPublished: boolean;
  /** What visitors are shown, or would be; null while there is no image. Frame on this one. */
  image: ImageView | null;
  /** Every built scan: a region on one of them moves to the image by `moveToScan`, or has to be framed anew. */
  scans: ScanSize[];
}

export interface TourDraftView {
  id: string;
  revision: number;
  fields: TourDraft;
  languages: Record<Language, LanguageProgress>;
  publication: TourState;
  /** Of its stops, by id; one that is gone for good is absent. */
  photographs: Record<string, StopPhotograph>;
  /** Recordings and captions that its stops name, by id. */
  media: Record<string, TourMediaView>;
  findings: TourFinding[];
}

export type TourSaveOutcome = FieldsSaveOutcome<TourField>;

/** A tour in the studio's list, in their order. */
export interface TourRow extends TourState {
  id: string;
  slug: string;
  titles: Texts;
  stale: Language[];
  stops: number;
  /** Languages in which the tour or one of its stops says nothing. */
  missing: Language[];
  /** Stops whose region waits to be framed on another scan. */
  toFrame: number;
  /** Stops that visitors are not shown, because their photograph is not published. */
  unpublishedStops: number;
}

interface IdOnly {
  id: string;
}

/** A recording comes by `POST /api/narrations`: its bytes, with the headers `x-tour` and `x-file-name`; the answer is a `TourMediaView`. */
export interface TourCommands {
  'tours.list': { input: Record<string, never>; output: TourRow[] };
  'tours.create': { input: z.input<typeof createTourInput>; output: IdOnly };
  'tours.open': { input: IdOnly; output: TourDraftView };
  /** All that an open editor asks again and again: a few bytes. */
  'tours.revision': { input: IdOnly; output: { revision: number } };
  /** What photographs that are to become stops look like; in no order. */
  'tours.photographs': { input: z.input<typeof tourPhotographsInput>; output: StopPhotograph[] };
  'tours.save': { input: z.input<typeof saveTourInput>; output: TourSaveOutcome };
  'tours.confirm': { input: z.input<typeof confirmTourInput>; output: TourSaveOutcome };
  'tours.readiness': { input: IdOnly; output: TourFinding[] };
  'tours.publish': { input: z.input<typeof publishTourInput>; output: TourState };
  'tours.unpublish': { input: IdOnly; output: TourState };
  'tours.trash': { input: IdOnly; output: TourState };
  'tours.untrash': { input: IdOnly; output: TourState };
  /** As `photographs.purge`. */
  'tours.purge': { input: IdOnly; output: null };
  'tours.history': { input: z.input<typeof tourHistoryInput>; output: HistoryPage };
  'tours.restore': { input: z.input<typeof restoreTourInput>; output: TourSaveOutcome };
  /** The order of the tours themselves; visitors see it at once. */
  'tours.order': { input: z.input<typeof orderToursInput>; output: TourRow[] };
  /** Keeps captions; a stop shows them once `stops.<id>.<language>` names them as `captionsId`. */
  'tours.captions': { input: z.input<typeof tourCaptionsInput>; output: TourMediaView };
  /** What of these belongs to the tour: also what undo or a history brings back. */
  'tours.media': { input: z.input<typeof tourMediaInput>; output: TourMediaView[] };
}
