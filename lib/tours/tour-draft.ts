/**
 * A tour's draft as fields by name, as `lib/catalogue/draft.ts` has it for a photograph. Where a stop looks and what is said
 * there in each language are fields of their own: curators who divide the languages between them never meet in one.
 */
import { z } from 'zod';
import { readShape, SHAPE_PROBLEMS } from '../annotations/shape';
import { type ReadField, readWith, slug } from '../catalogue/draft';
import type { FieldValue } from '../catalogue/field-changes';
import { isLanguage, type Language } from '../catalogue/languages';
import { line, spokenWords } from '../catalogue/text-fields';
import {
  TITLED_SCHEMAS,
  TITLED_TEXTS,
  type TitledField,
  type TitledFields,
  titledField,
} from '../catalogue/titled-text';
import type { Region } from '../viewport/region';

/** The texts of a tour itself, which go stale when another language's change. */
export const TOUR_TEXTS = TITLED_TEXTS;

export const tourField = titledField;

/** In one tour. */
export const MOST_STOPS = 200;

const id = z.string().min(1).max(64);
const pixels = z.number().int().min(1).max(1_000_000);

/** As JSON has it. */
type RegionValue = Pick<Region, keyof Region>;

/** @see readShape for what is no region; whether it lies on its scan is asked when it is saved */
const region = z.unknown().transform((value, context): RegionValue => {
  const read = readShape({ ...Object(value), type: 'rectangle' });
  if (read.ok && read.shape.type === 'rectangle') {
    const { x, y, width, height } = read.shape;
    return { x, y, width, height };
  }
  const reason = read.ok ? SHAPE_PROBLEMS[0] : read.problem;
  context.addIssue({ code: 'custom', params: { reason } });
  return z.NEVER;
});

/** A region on a scan that is not there yet: a sheet, or a picture, of these proportions. */
const awaited = z.object({ standIn: z.boolean(), width: pixels, height: pixels, region });

/** A photograph and where on it the camera rests. */
const stop = z
  .object({
    photographId: id,
    /** The scan that the region is framed on; null where there is no region. */
    scanId: id.nullable(),
    /** Whole pixels of that scan, oriented and full-size; null: all of the photograph. */
    region: region.nullable(),
    /** Framed ahead for scans that are still to come; `reframed` says what becomes of it. */
    awaited: z.array(awaited).max(8).nullable().default(null),
    /** Place in the tour; equal ones stand by id. */
    order: z.number().int().min(0).max(1_000_000),
    /** Whole seconds that it stays when the tour plays by itself; null: as long as reading, or the recording, takes. */
    dwellSeconds: z.number().int().min(1).max(3_600).nullable(),
  })
  .transform((given) => (given.region ? given : { ...given, scanId: null }));

export type TourStop = z.output<typeof stop>;

/** What is said at a stop in one language. */
const stopText = z.object({
  title: line.default(null),
  /** Small Markdown subset. */
  text: spokenWords.default(null),
  /** A recording and its captions, as `tours.media` and `/api/narrations` name them. */
  narrationId: id.nullable().default(null),
  captionsId: id.nullable().default(null),
});

export type StopText = z.output<typeof stopText>;

export const NO_STOP_TEXT: StopText = { title: null, text: null, narrationId: null, captionsId: null };

export type StopField = `stops.${string}`;
export type StopTextField = `stops.${string}.${Language}`;
export type TourField = 'slug' | TitledField | StopField;

/**
 * Every field of a tour's draft. `stops.<id>` holds a `TourStop` and is null where the stop was taken away;
 * `stops.<id>.<language>` holds a `StopText` and stays when its stop goes, so that undo brings all of it back.
 */
export type TourDraft = { slug: string } & TitledFields & {
    [Name in StopField]: TourStop | StopText | null;
  };

export function stopField(stopId: string): StopField {
  return `stops.${stopId}`;
}

export function stopTextField(stopId: string, language: Language): StopTextField {
  return `stops.${stopId}.${language}`;
}

const STOP = /^stops\.([A-Za-z0-9-]{1,64})(?:\.([a-z]{2,3}))?$/;

/** What a field says of a stop; `language` is null for where the stop looks. Null for any other field. */
export function readStopField(field: string): { stopId: string; language: Language | null } | null {
  const [, stopId, language] = STOP.exec(field) ?? [];
  if (stopId === undefined) return null;
  if (language === undefined) return { stopId, language: null };
  return isLanguage(language) ? { stopId, language } : null;
}

const SCHEMAS: Readonly<Record<string, z.ZodType<FieldValue>>> = { slug, ...TITLED_SCHEMAS };

const STOP_SCHEMAS = { stop: stop.nullable(), text: stopText.nullable() } as const;

export function isTourField(name: string): name is TourField {
  return Object.hasOwn(SCHEMAS, name) || readStopField(name) !== null;
}

/** Reads one field as it came in: tidied, or refused with the reason. */
export function readTourField(name: TourField, value: unknown): ReadField {
  const ofStop = readStopField(name);
  if (!ofStop) return readWith(SCHEMAS, name, value);
  return readWith(STOP_SCHEMAS, ofStop.language === null ? 'stop' : 'text', value);
}

/** Where a stop of a draft looks; null where there is none, or it was taken away. */
export function stopOf(draft: TourDraft, stopId: string): TourStop | null {
  return (draft[stopField(stopId)] ?? null) as TourStop | null;
}

/** What is said at a stop in a language; empty where nobody has written it. */
export function stopTextOf(draft: TourDraft, stopId: string, language: Language): StopText {
  return (draft[stopTextField(stopId, language)] ?? NO_STOP_TEXT) as StopText;
}

/** A draft's stops in their order. */
export function stopsOf(draft: TourDraft): { id: string; stop: TourStop }[] {
  return Object.keys(draft)
    .flatMap((field) => {
      const named = readStopField(field);
      const stop = named && named.language === null ? stopOf(draft, named.stopId) : null;
      return named && stop ? [{ id: named.stopId, stop }] : [];
    })
    .sort((a, b) => a.stop.order - b.stop.order || (a.id < b.id ? -1 : 1));
}
