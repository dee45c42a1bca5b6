import { selectorOf } from '../annotations/web-annotation';
import { LANGUAGES, type Language } from '../catalogue/languages';
import type { AnnotationView, ImageView } from '../catalogue/views';
import { pickText } from '../text/pick-text';
import { formatXywh } from '../viewport/xywh';
import { annotationPagePath, canvasPath, presentationPath } from './addresses';
import { mapOf } from './language-map';
import type { AnnotationPage, CommentingAnnotation, TextualBody } from './presentation-types';
import type { RecordWords } from './record-words';

interface Annotated {
  publicUrl: string;
  record: { id: string; annotations: readonly AnnotationView[] };
  image: Pick<ImageView, 'scanId'>;
}

/**
 * The annotations of a canvas, a page for each language that says any (Presentation API 3.0, 5.5): clients show neither a
 * choice of languages in one body nor several bodies well, so each page is in one language. Empty where there are none.
 */
export function annotationPagesOf(annotated: Annotated, words: RecordWords): AnnotationPage[] {
  return LANGUAGES.flatMap((language) => annotationPageOf(annotated, language, words) ?? []);
}

/** One language's page; null where nothing is said in it. */
export function annotationPageOf(
  { publicUrl, record: { id: photographId, annotations }, image }: Annotated,
  language: Language,
  words: RecordWords,
): AnnotationPage | null {
  const canvas = `${publicUrl}${canvasPath(photographId, image.scanId)}`;
  const id = `${publicUrl}${annotationPagePath(photographId, language)}`;
  const manifest = `${publicUrl}${presentationPath({ kind: 'photograph', id: photographId })}`;
  const items = annotations.flatMap((annotation): CommentingAnnotation[] => {
    const value = textOf(annotation, language, words);
    if (value === null) return [];
    return [
      {
        id: `${id}/${annotation.id}`,
        type: 'Annotation',
        motivation: 'commenting',
        body: bodyOf(value, language),
        target: targetOf(annotation, { canvas, manifest }),
      },
    ];
  });
  if (items.length === 0) return null;
  return {
    id,
    type: 'AnnotationPage',
    label: mapOf((each) => words.say(each, 'iiif.annotations')) ?? {},
    items,
  };
}

function bodyOf(value: string, language: Language): TextualBody {
  return { type: 'TextualBody', value, format: 'text/plain', language };
}

/** All that is said in one language, a paragraph each; a transcription goes with every language that says anything of it. */
function textOf(annotation: AnnotationView, language: Language, words: RecordWords): string | null {
  const said = annotation.texts[language];
  if (!said) return null;
  const labelled = (key: string, text: string | null | undefined) =>
    text ? `${words.say(language, `photograph.annotations.${key}`)}: ${text}` : null;
  const place = annotation.place && pickText(annotation.place.names, language)?.text;
  return [
    `${words.say(language, `photograph.annotations.kinds.${annotation.kind}`)}${said.title ? `: ${said.title}` : ''}`,
    labelled('transcription', annotation.transcription?.text),
    labelled('translation', said.translation),
    labelled('place', place),
    labelled('date', annotation.dateEdtf && words.date(language, annotation.dateEdtf)),
    said.comment,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function targetOf(
  { shape }: AnnotationView,
  { canvas, manifest }: { canvas: string; manifest: string },
): CommentingAnnotation['target'] {
  if (shape.type === 'rectangle') return `${canvas}#${formatXywh(shape)}`;
  const partOf = { id: manifest, type: 'Manifest' } as const;
  return {
    type: 'SpecificResource',
    source: { id: canvas, type: 'Canvas', partOf: [partOf] },
    selector: selectorOf(shape),
  };
}
