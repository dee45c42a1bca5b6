import { z } from 'zod';
import { LANGUAGES, type Language } from '../catalogue/languages';
import { edtf, languageTag, line, words } from '../catalogue/text-fields';
import { readShape, type Shape } from './shape';

/**
 * What an annotation is: a detail to look at; writing on the print, with transcription and translations; what tells the date;
 * a building or site of the gazetteer.
 */
export const ANNOTATION_KINDS = ['detail', 'inscription', 'dating-evidence', 'landmark'] as const;

export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

/** The texts that an annotation has in each language; a translation is of an inscription's transcription. */
export const ANNOTATION_TEXTS = ['title', 'comment', 'translation'] as const;

/** On one photograph. */
export const MOST_ANNOTATIONS = 500;

const id = z.string().min(1).max(64);

const text = z.object({
  title: line.default(null),
  comment: words.default(null),
  translation: words.default(null),
});

export type AnnotationText = z.output<typeof text>;

/** Every language, also one that was not yet there when the value was written. */
const texts = z
  .partialRecord(z.enum(LANGUAGES), text)
  .transform((given) =>
    Object.fromEntries(LANGUAGES.map((language) => [language, given[language] ?? NO_TEXT])),
  )
  .transform((all) => all as Record<Language, AnnotationText>);

const NO_TEXT: AnnotationText = { title: null, comment: null, translation: null };

const shape = z.unknown().transform((value, context): Shape => {
  const read = readShape(value);
  if (read.ok) return read.shape;
  context.addIssue({ code: 'custom', params: { reason: read.problem } });
  return z.NEVER;
});

/** A shape that must be a rectangle. */
export const rectangle = shape.transform((read, context) => {
  if (read.type === 'rectangle') return read;
  context.addIssue({ code: 'custom', params: { reason: 'REGION_NOT_WHOLE' } });
  return z.NEVER;
});

/**
 * A region of a photograph with what is said of it. Parts that its kind does not show are kept, so that a kind that was
 * chosen by mistake costs nothing.
 */
export const annotation = z.object({
  kind: z.enum(ANNOTATION_KINDS),
  /** The scan that the shape is drawn on. */
  scanId: id,
  shape,
  /** Place in the list; equal ones stand by id. */
  order: z.number().int().min(0).max(1_000_000),
  texts,
  /** In the original script; `und` where nobody has determined the language. */
  transcription: z
    .object({ text: words, lang: languageTag })
    .transform(({ text, lang }) => (text === null ? null : { text, lang }))
    .nullable(),
  /** An entry of the gazetteer. */
  placeId: id.nullable(),
  /** EDTF: the date that the evidence speaks for. */
  dateEdtf: edtf,
});

export type Annotation = z.output<typeof annotation>;

/** Name of the draft's field that holds an annotation. */
export type AnnotationField = `annotations.${string}`;

const FIELD = /^annotations\.([A-Za-z0-9-]{1,64})$/;

export function annotationField(id: string): AnnotationField {
  return `annotations.${id}`;
}

/** The annotation that a field holds; null for any other field. */
export function annotationIdOf(field: string): string | null {
  return FIELD.exec(field)?.[1] ?? null;
}

export function isAnnotationField(field: string): field is AnnotationField {
  return FIELD.test(field);
}

/** A draft's annotations in their order. */
export function annotationsOf(draft: object): { id: string; annotation: Annotation }[] {
  return Object.entries(draft)
    .flatMap(([field, value]) => {
      const id = annotationIdOf(field);
      return id === null || value === null || value === undefined
        ? []
        : [{ id, annotation: value as Annotation }];
    })
    .sort((a, b) => a.annotation.order - b.annotation.order || (a.id < b.id ? -1 : 1));
}

/** What of an annotation its kind shows. */
export function shownParts(given: Annotation): Annotation {
  const { kind } = given;
  const isInscription = kind === 'inscription';
  return {
    ...given,
    transcription: isInscription ? given.transcription : null,
    placeId: kind === 'landmark' ? given.placeId : null,
    dateEdtf: kind === 'dating-evidence' ? given.dateEdtf : null,
    texts: Object.fromEntries(
      LANGUAGES.map((language) => {
        const said = given.texts[language];
        return [language, isInscription ? said : { ...said, translation: null }];
      }),
    ) as Record<Language, AnnotationText>,
  };
}

/** True where it says something in a language. */
export function isSaidIn({ texts }: Pick<Annotation, 'texts'>, language: Language): boolean {
  const { title, comment, translation } = texts[language];
  return Boolean(title || comment || translation);
}
