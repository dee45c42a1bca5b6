import { z } from 'zod';
import { ANNOTATION_KINDS } from '../annotations/annotation';
import { LANGUAGES } from './languages';

/** A value with its language (BCP 47). */
const text = z.object({ text: z.string(), lang: z.string() });

const label = z.object({
  title: z.string(),
  titleIsOurs: z.boolean(),
  caption: z.string().nullable(),
  description: z.string().nullable(),
  altText: z.string().nullable(),
  note: z.string().nullable(),
});

export const MAKER_ROLES = ['photographer', 'studio', 'printer', 'publisher', 'collection'] as const;
export const DIMENSIONS_OF = ['image', 'print', 'mount', 'album-page'] as const;
export const EVIDENCE = ['FIRST_HAND', 'PUBLISHER', 'SECOND_HAND'] as const;

const point = z.tuple([z.number(), z.number()]);

/** Pixels of the oriented, full-size scan. */
const scan = z.object({ id: z.string(), width: z.number(), height: z.number(), standIn: z.boolean() });

const rectangle = z.object({
  type: z.literal('rectangle'),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});

/** As drawn, with the scan that it was drawn on: which scan is shown is the publication's business (DECISIONS, 5). */
const annotation = z.object({
  id: z.string(),
  kind: z.enum(ANNOTATION_KINDS),
  scan,
  shape: z.discriminatedUnion('type', [
    rectangle,
    z.object({ type: z.literal('polygon'), points: z.array(point) }),
  ]),
  texts: z.partialRecord(
    z.enum(LANGUAGES),
    z.object({
      title: z.string().nullable(),
      comment: z.string().nullable(),
      translation: z.string().nullable(),
    }),
  ),
  transcription: text.nullable(),
  placeId: z.string().nullable(),
  dateEdtf: z.string().nullable(),
});

export type AnnotationSnapshot = z.infer<typeof annotation>;

/**
 * A published photograph as it is kept: both languages and the facts, written once (DECISIONS, 2). Authorities are
 * named by id, because a maker, place or community that is corrected shows at once on every page.
 */
export const photographSnapshot = z.object({
  /** The address when it was published; null in what was published before slugs could be edited: then the record's. */
  slug: z.string().nullable().default(null),
  labels: z.partialRecord(z.enum(LANGUAGES), label),
  sourceTitle: text.nullable(),
  dateEdtf: z.string().nullable(),
  dateAsWritten: text.nullable(),
  techniqueId: z.string().nullable().default(null),
  technique: text.nullable(),
  dimensions: z.object({ widthCm: z.number(), heightCm: z.number(), of: z.enum(DIMENSIONS_OF) }).nullable(),
  /** What of a scan the dimensions are of, where somebody has framed it. */
  measured: z.object({ scan, shape: rectangle }).nullable().default(null),
  dimensionsAsWritten: z.string().nullable(),
  inventoryNumber: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  rightsId: z.string().nullable(),
  rightsAsStated: z.string().nullable(),
  creditLine: z.string().nullable(),
  evidence: z.enum(EVIDENCE),
  seenIn: z.string().nullable(),
  holderId: z.string().nullable(),
  makers: z.array(z.object({ makerId: z.string(), role: z.enum(MAKER_ROLES) })),
  placeIds: z.array(z.string()),
  communities: z.array(z.object({ communityId: z.string(), basis: z.string() })),
  sectionId: z.string().nullable(),
  position: z.number().int(),
  secondarySectionIds: z.array(z.string()),
  /** WGS 84 degrees; bearing clockwise from north; whole horizontal angle of view. */
  viewpoint: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      bearing: z.number().nullable(),
      angle: z.number().nullable(),
    })
    .nullable()
    .default(null),
  /** In their order. */
  annotations: z.array(annotation).default([]),
});

export type PhotographSnapshot = z.infer<typeof photographSnapshot>;

export const sectionSnapshot = z.object({
  slug: z.string().nullable().default(null),
  position: z.number().int(),
  /** The order of its photographs; those that are not among them follow by their own `position`. */
  photographIds: z.array(z.string()).default([]),
  labels: z.partialRecord(z.enum(LANGUAGES), z.object({ title: z.string(), text: z.string().nullable() })),
});

export type SectionSnapshot = z.infer<typeof sectionSnapshot>;
