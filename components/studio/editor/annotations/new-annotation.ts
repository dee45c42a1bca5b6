import type { Annotation } from '@/lib/annotations/annotation';
import type { Shape } from '@/lib/annotations/shape';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';

/** Random, also where a page came over plain HTTP and `crypto.randomUUID` is missing. */
export function newAnnotationId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
}

/** A region of which nothing is said yet, behind the others. */
export function newAnnotation(
  scanId: string,
  shape: Shape,
  others: readonly { annotation: Annotation }[],
): Annotation {
  const texts = Object.fromEntries(
    LANGUAGES.map((language) => [language, { title: null, comment: null, translation: null }]),
  ) as Record<Language, Annotation['texts'][Language]>;
  const order = (others.at(-1)?.annotation.order ?? -1) + 1;
  const nothing = { transcription: null, placeId: null, dateEdtf: null };
  return { kind: 'detail', scanId, shape, order, texts, ...nothing };
}
