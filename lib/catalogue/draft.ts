/**
 * A photograph's draft as fields by name. Each field is compared, saved, refused, undone and restored as one; a list or a
 * pair of numbers that only make sense together is one field.
 */
import { z } from 'zod';
import {
  type Annotation,
  type AnnotationField,
  annotation,
  isAnnotationField,
  rectangle,
} from '../annotations/annotation';
import { SHAPE_PROBLEMS, type ShapeProblem } from '../annotations/shape';
import type { FieldValue } from './field-changes';
import { LANGUAGES, type Language } from './languages';
import { DIMENSIONS_OF, EVIDENCE, MAKER_ROLES } from './snapshot';
import { address, edtf, line, words, written } from './text-fields';

/** The texts of a label, which go stale when another language's change. */
export const LABEL_TEXTS = ['title', 'caption', 'description', 'altText', 'note'] as const;

export type LabelText = (typeof LABEL_TEXTS)[number];

const id = z.string().min(1).max(64);
/** In the order that was chosen, each once. */
const eachOnce = <T>(item: z.ZodType<T>, key: (value: T) => string) =>
  z
    .array(item)
    .max(50)
    .transform((values) => [...new Map(values.map((value) => [key(value), value])).values()]);

/** For what has no order of its own: one way to write it, so that two equal lists are equal. */
const asSet = <T>(item: z.ZodType<T>, key: (value: T) => string) =>
  eachOnce(item, key).transform((values) => values.sort((a, b) => (key(a) < key(b) ? -1 : 1)));

const itself = (value: string) => value;

const centimetres = z.number().positive().max(10_000);

/** Latin, shared by all languages (DECISIONS, 7). */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(120);

const labelFields = {
  title: line,
  titleIsOurs: z.boolean(),
  caption: words,
  description: words,
  altText: words,
  note: words,
} as const;

const facts = {
  slug,
  sourceTitle: written,
  dateEdtf: edtf,
  dateAsWritten: written,
  techniqueId: id.nullable(),
  technique: written,
  dimensions: z.object({ widthCm: centimetres, heightCm: centimetres, of: z.enum(DIMENSIONS_OF) }).nullable(),
  /** The rectangle of a scan that the dimensions are of; null: all of the scan, if its proportions are theirs. */
  measured: z.object({ scanId: id, shape: rectangle }).nullable(),
  dimensionsAsWritten: line,
  inventoryNumber: line,
  sourceUrl: address,
  fileUrl: address,
  rightsId: id.nullable(),
  rightsAsStated: words,
  creditLine: line,
  evidence: z.enum(EVIDENCE),
  seenIn: line,
  internalNotes: words,
  caveats: words,
  holderId: id.nullable(),
  makers: eachOnce(
    z.object({ makerId: id, role: z.enum(MAKER_ROLES) }),
    ({ makerId, role }) => `${makerId} ${role}`,
  ),
  placeIds: eachOnce(id, itself),
  communities: asSet(
    z.object({ communityId: id, basis: line.transform((basis) => basis ?? '') }),
    ({ communityId }) => communityId,
  ),
  sectionId: id.nullable(),
  secondarySectionIds: asSet(id, itself),
  /** WGS 84 degrees; bearing clockwise from north in [0, 360); whole horizontal angle of view in (0, 360]. */
  viewpoint: z
    .object({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      bearing: z.number().min(0).lt(360).nullable(),
      angle: z.number().gt(0).max(360).nullable(),
    })
    .nullable(),
} as const;

export type FactField = keyof typeof facts;
export type LabelField = `labels.${Language}.${keyof typeof labelFields}`;
/** A field that every draft has. */
export type RecordField = FactField | LabelField;
export type DraftField = RecordField | AnnotationField;

export function labelField<Name extends keyof typeof labelFields>(
  language: Language,
  name: Name,
): `labels.${Language}.${Name}` {
  return `labels.${language}.${name}`;
}

type FactValues = { [Name in FactField]: z.output<(typeof facts)[Name]> };
type LabelValues = {
  [Name in keyof typeof labelFields as `labels.${Language}.${Name}`]: z.output<(typeof labelFields)[Name]>;
};

/** Each annotation is one field under its own id; null where it was taken away. */
type AnnotationValues = { [Name in AnnotationField]: Annotation | null };

/** Every field of a draft, always all of them but annotations; what nobody filled in is null or an empty list. */
export type PhotographDraft = FactValues & LabelValues & AnnotationValues;

const labelSchemas = LANGUAGES.flatMap((language) =>
  Object.entries(labelFields).map(([name, schema]) => [`labels.${language}.${name}`, schema] as const),
);

const SCHEMAS: Readonly<Record<string, z.ZodType<FieldValue>>> = {
  ...facts,
  ...Object.fromEntries(labelSchemas),
};

/** The fields that every draft has. */
export const DRAFT_FIELDS = Object.keys(SCHEMAS) as RecordField[];

const ANNOTATION = { annotation: annotation.nullable() } as const;

export function isDraftField(name: string): name is DraftField {
  return Object.hasOwn(SCHEMAS, name) || isAnnotationField(name);
}

/** Why a value cannot be kept; worded at the field, `studio.editor.problems.<code>`. */
export type FieldProblem =
  | 'NOT_EDTF'
  | 'NOT_ADDRESS'
  | 'NOT_SLUG'
  | 'SLUG_TAKEN'
  | 'TOO_LONG'
  | 'NOT_KNOWN'
  | 'OUT_OF_RANGE'
  | 'TOO_MANY'
  | ShapeProblem
  | 'NOT_USABLE';

export type ReadField = { ok: true; value: FieldValue } | { ok: false; problem: FieldProblem };

/** Reads one field as it came from an editor, a table or a file: tidied, or refused with the reason. */
export function readField(name: DraftField, value: unknown): ReadField {
  return isAnnotationField(name) ? readWith(ANNOTATION, 'annotation', value) : readWith(SCHEMAS, name, value);
}

/** As `readField`, for whatever is edited field by field. */
export function readWith(
  schemas: Readonly<Record<string, z.ZodType<FieldValue>>>,
  name: string,
  value: unknown,
): ReadField {
  const parsed = schemas[name]?.safeParse(value);
  if (!parsed) return { ok: false, problem: 'NOT_USABLE' };
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problem: problemOf(name, parsed.error.issues[0]) };
}

/** What our own checks of a value answer. */
const REASONS = ['NOT_EDTF', 'NOT_ADDRESS', ...SHAPE_PROBLEMS] as const;

function problemOf(name: string, issue: z.core.$ZodIssue | undefined): FieldProblem {
  if (issue?.code === 'custom') {
    const reason: unknown = issue.params?.reason;
    const known = REASONS.find((each) => each === reason);
    if (known) return known;
  }
  if (name === 'slug') return 'NOT_SLUG';
  if (issue?.code === 'too_big' && issue.origin === 'string') return 'TOO_LONG';
  if (issue?.code === 'too_big' || issue?.code === 'too_small') return 'OUT_OF_RANGE';
  return 'NOT_USABLE';
}
