import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { LanguageStates } from '@/lib/catalogue/staleness';
import { TOUR_ERRORS, type TourFinding } from '@/lib/studio/tour-commands';
import { waitsForFraming } from '@/lib/tours/stop-region';
import {
  stopField,
  stopsOf,
  stopTextField,
  stopTextOf,
  type TourDraft,
  tourField,
} from '@/lib/tours/tour-draft';
import { readLanguageStates } from '@/server/catalogue/arrangements/rows';
import type { Db, Tx } from '@/server/db/client';
import { readSizes } from './snapshot';
import { readStopPhotographs, type StopPhotographs } from './stop-photographs';
import { readTour } from './tour-rows';

type Code = TourFinding['code'];

/** What this tour lacks for its visitors, errors first. @throws where there is no such tour */
export async function readFindings(db: Db | Tx, id: string): Promise<TourFinding[]> {
  const draft = await readTour(db, id);
  const photographs = await readStopPhotographs(
    db,
    stopsOf(draft).map(({ stop }) => stop.photographId),
  );
  return findingsOf(draft, {
    photographs,
    states: await readLanguageStates(db, 'tour', id),
    scans: await readSizes(
      db,
      stopsOf(draft).map(({ stop }) => stop.scanId),
    ),
  });
}

export interface Around {
  photographs: StopPhotographs;
  states: LanguageStates;
  /** Those that regions are framed on, by id. */
  scans: Awaited<ReturnType<typeof readSizes>>;
}

/** As `readFindings`, of what was read already. */
export function findingsOf(draft: TourDraft, around: Around): TourFinding[] {
  const found = [
    ...LANGUAGES.flatMap((language) => findInLanguage(draft, language, around.states)),
    ...(stopsOf(draft).length === 0 ? [finding('STOPS_MISSING')] : []),
    ...stopsOf(draft).flatMap(({ id }) => findAtStop(draft, id, around)),
  ];
  return [
    ...found.filter(({ weight }) => weight === 'error'),
    ...found.filter(({ weight }) => weight === 'warning'),
  ];
}

function finding(code: Code, more: Partial<TourFinding> = {}): TourFinding {
  const weight = (TOUR_ERRORS as readonly Code[]).includes(code) ? 'error' : 'warning';
  return { code, weight, language: null, stopId: null, field: null, ...more };
}

function findInLanguage(draft: TourDraft, language: Language, states: LanguageStates): TourFinding[] {
  const title = tourField(language, 'title');
  return [
    ...(draft[title] ? [] : [finding('TITLE_MISSING', { language, field: title })]),
    ...(states[language]?.stale ? [finding('LANGUAGE_STALE', { language })] : []),
  ];
}

function findAtStop(draft: TourDraft, stopId: string, { photographs, scans }: Around): TourFinding[] {
  const stop = stopsOf(draft).find(({ id }) => id === stopId)?.stop;
  if (!stop) return [];
  const photograph = photographs.get(stop.photographId);
  const here = { stopId, field: stopField(stopId) };
  const image = photograph?.image;
  const framing = { ...stop, scan: scans.get(stop.scanId ?? '') ?? null };
  const waits = image && waitsForFraming(framing, { ...image, id: image.scanId });
  return [
    ...(photograph?.isPublished ? [] : [finding('STOP_PHOTOGRAPH_UNPUBLISHED', here)]),
    ...(waits ? [finding('TOUR_STOP_REVIEW', here)] : []),
    ...LANGUAGES.flatMap((language) => findInText(draft, stopId, language)),
  ];
}

function findInText(draft: TourDraft, stopId: string, language: Language): TourFinding[] {
  const { title, text, narrationId, captionsId } = stopTextOf(draft, stopId, language);
  const here = { stopId, language, field: stopTextField(stopId, language) };
  return [
    ...(title ? [] : [finding('STOP_TITLE_MISSING', here)]),
    ...(text ? [] : [finding('STOP_TEXT_MISSING', here)]),
    ...(narrationId && !captionsId ? [finding('CAPTIONS_MISSING', here)] : []),
  ];
}
