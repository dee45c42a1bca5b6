import { LANGUAGES } from '../catalogue/languages';
import { ANNOTATION_TEXTS, type Annotation, annotation } from './annotation';
import { readShape, type Shape } from './shape';

/** Web Annotation Data Model (https://www.w3.org/TR/annotation-model/), as far as ours says anything in it. */
export interface WebAnnotation {
  '@context': typeof WEB_ANNOTATION_CONTEXT;
  id: string;
  type: 'Annotation';
  motivation: 'commenting';
  body: WebBody[];
  target: { type: 'SpecificResource'; source: string; selector: Selector };
}

export const WEB_ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** Parts of an image (4.2.1 and 4.2.4). */
export type Selector =
  | { type: 'FragmentSelector'; conformsTo: string; value: string }
  | { type: 'SvgSelector'; value: string };

interface TextBody {
  type: 'TextualBody';
  value: string;
  format: 'text/plain';
  purpose: string;
  /** BCP 47. */
  language?: string;
}

type WebBody = TextBody | { type: 'SpecificResource'; source: string; purpose: 'identifying' };

const MEDIA_FRAGMENTS = 'http://www.w3.org/TR/media-frags/';
const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
const PLACE = 'urn:place:';

/** Our texts under the purposes that the model and its users have for them. */
const PURPOSES = { title: 'describing', comment: 'commenting', translation: 'translating' } as const;

export function selectorOf(shape: Shape): Selector {
  if (shape.type === 'rectangle') {
    const { x, y, width, height } = shape;
    const value = `xywh=pixel:${x},${y},${width},${height}`;
    return { type: 'FragmentSelector', conformsTo: MEDIA_FRAGMENTS, value };
  }
  const points = shape.points.map((point) => point.join(',')).join(' ');
  return { type: 'SvgSelector', value: `<svg xmlns="${SVG_NAMESPACE}"><polygon points="${points}"/></svg>` };
}

/** Reads a rectangle or a polygon with whole pixels; null for anything else. */
export function shapeOf(selector: unknown): Shape | null {
  const { type, value } = Object(selector) as Record<string, unknown>;
  if (typeof value !== 'string') return null;
  const given =
    type === 'FragmentSelector' ? rectangleOf(value) : type === 'SvgSelector' ? polygonOf(value) : null;
  const read = readShape(given);
  return read.ok ? read.shape : null;
}

function rectangleOf(value: string): unknown {
  const found = /^xywh=(?:pixel:)?(\d{1,9}),(\d{1,9}),(\d{1,9}),(\d{1,9})$/.exec(value);
  if (!found) return null;
  const [x, y, width, height] = found.slice(1).map(Number);
  return { type: 'rectangle', x, y, width, height };
}

function polygonOf(value: string): unknown {
  const points = /<polygon\b[^>]*\bpoints=["']([^"']{0,10000})["']/.exec(value)?.[1];
  const numbers = points?.split(/[\s,]+/).filter(Boolean);
  if (!numbers || numbers.length % 2 === 1) return null;
  const pairs = Array.from({ length: numbers.length / 2 }, (_, n) => [
    Number(numbers[2 * n]),
    Number(numbers[2 * n + 1]),
  ]);
  return { type: 'polygon', points: pairs };
}

/** An annotation for others, with nothing left out but its place in the list. @param canvas address of the scan's canvas */
export function serializeAnnotation(
  given: Annotation,
  { id, canvas }: { id: string; canvas: string },
): WebAnnotation {
  const plain = (value: string, purpose: string, language?: string): TextBody => ({
    type: 'TextualBody',
    value,
    format: 'text/plain',
    purpose,
    ...(language ? { language } : {}),
  });
  const { transcription, placeId, dateEdtf } = given;
  const texts = LANGUAGES.flatMap((language) =>
    ANNOTATION_TEXTS.flatMap((name) => {
      const value = given.texts[language][name];
      return value === null ? [] : [plain(value, PURPOSES[name], language)];
    }),
  );
  return {
    '@context': WEB_ANNOTATION_CONTEXT,
    id,
    type: 'Annotation',
    motivation: 'commenting',
    body: [
      plain(given.kind, 'classifying'),
      ...texts,
      ...(transcription ? [plain(transcription.text, 'transcribing', transcription.lang)] : []),
      ...(dateEdtf === null ? [] : [plain(dateEdtf, 'dating')]),
      ...(placeId === null
        ? []
        : [{ type: 'SpecificResource', source: `${PLACE}${placeId}`, purpose: 'identifying' } as const]),
    ],
    target: { type: 'SpecificResource', source: canvas, selector: selectorOf(given.shape) },
  };
}

/**
 * Reads what `serializeAnnotation` writes, and as much of others' as ours can hold.
 * @param order its place in the list
 * @returns null where it is no annotation of a region of one of our canvases
 */
export function parseAnnotation(document: unknown, order: number): Annotation | null {
  const { body, target } = Object(document) as Record<string, unknown>;
  const { source, selector } = Object(target) as Record<string, unknown>;
  const bodies = (Array.isArray(body) ? body : [body]).map((each) => Object(each) as Record<string, unknown>);
  const find = (purpose: string, language?: string) =>
    bodies.find((each) => each.purpose === purpose && (language === undefined || each.language === language));
  const transcription = find('transcribing');
  const place = find('identifying')?.source;
  const read = annotation.safeParse({
    kind: find('classifying')?.value ?? 'detail',
    scanId: typeof source === 'string' ? /\/canvas\/([^/#?]+)$/.exec(source)?.[1] : undefined,
    shape: shapeOf(selector),
    order,
    texts: Object.fromEntries(
      LANGUAGES.map((language) => [
        language,
        Object.fromEntries(
          ANNOTATION_TEXTS.map((name) => [name, find(PURPOSES[name], language)?.value ?? null]),
        ),
      ]),
    ),
    transcription: transcription
      ? { text: transcription.value, lang: transcription.language ?? 'und' }
      : null,
    placeId: typeof place === 'string' && place.startsWith(PLACE) ? place.slice(PLACE.length) : null,
    dateEdtf: find('dating')?.value ?? null,
  });
  return read.success ? read.data : null;
}
