import { LANGUAGES } from '../catalogue/languages';
import type { ImageView } from '../catalogue/views';
import { readMarkup } from '../text/markup';
import { canvasPath } from './addresses';
import { annotationPagesOf } from './annotation-page';
import type { SearchedAnnotation } from './content-search';
import type { PhotographRecord } from './metadata';
import type { RecordWords } from './record-words';

/** The label's texts that are searched, in their order. */
const LABEL_TEXTS = ['title', 'caption', 'description'] as const;

/**
 * All that is said of a photograph as annotations: its annotations, and the texts of its label, which describe the whole canvas.
 * The latter exist for the search alone, since a search answers with annotations only (Content Search API 2.0, 4.2).
 */
export function searchedAnnotationsOf(
  source: { publicUrl: string; record: PhotographRecord; image: ImageView },
  words: RecordWords,
): SearchedAnnotation[] {
  const { publicUrl, record, image } = source;
  const canvas = `${publicUrl}${canvasPath(record.id, image.scanId)}`;
  const described = LANGUAGES.flatMap((language) =>
    LABEL_TEXTS.flatMap((name): SearchedAnnotation[] => {
      const text = record.labels[language]?.[name];
      if (!text) return [];
      const value = name === 'title' ? text : withoutMarkup(text);
      const body = { type: 'TextualBody', value, format: 'text/plain', language } as const;
      return [
        {
          id: `${canvas}/label/${language}/${name}`,
          type: 'Annotation',
          motivation: 'describing',
          body,
          target: canvas,
        },
      ];
    }),
  );
  return [...described, ...annotationPagesOf(source, words).flatMap(({ items }) => items)];
}

function withoutMarkup(text: string): string {
  return readMarkup(text)
    .map((nodes) => nodes.map((node) => node.text).join(''))
    .join('\n\n');
}
