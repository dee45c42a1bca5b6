import { isLanguage, type Language } from '../catalogue/languages';

/** What an address under `/iiif/presentation/3/` names. Ids are the catalogue's own, so that they survive a renaming (DECISIONS, 7). */
export type PresentationAddress =
  | { kind: 'exhibition' }
  | { kind: 'section'; id: string }
  | { kind: 'photograph'; id: string }
  | { kind: 'annotations'; id: string; language: Language };

export const PRESENTATION_PREFIX = '/iiif/presentation/3/';

const SECTION = /^sections\/([A-Za-z0-9-]{1,64})$/;
const ANNOTATIONS = /^photographs\/([A-Za-z0-9-]{1,64})\/annotations\/([a-z]{2,3})$/;
const PHOTOGRAPH = /^photographs\/([A-Za-z0-9-]{1,64})\/manifest$/;

/** Site-relative address of a collection or a manifest. */
export function presentationPath(address: PresentationAddress): string {
  if (address.kind === 'exhibition') return `${PRESENTATION_PREFIX}exhibition`;
  if (address.kind === 'section') return `${PRESENTATION_PREFIX}sections/${address.id}`;
  if (address.kind === 'annotations') return annotationPagePath(address.id, address.language);
  return `${PRESENTATION_PREFIX}photographs/${address.id}/manifest`;
}

/** Reads a path as `presentationPath` writes it; null for any other. */
export function parsePresentationPath(path: string): PresentationAddress | null {
  if (!path.startsWith(PRESENTATION_PREFIX)) return null;
  const below = path.slice(PRESENTATION_PREFIX.length);
  if (below === 'exhibition') return { kind: 'exhibition' };
  const section = SECTION.exec(below)?.[1];
  if (section !== undefined) return { kind: 'section', id: section };
  const [, annotated, language = ''] = ANNOTATIONS.exec(below) ?? [];
  if (annotated !== undefined) {
    return isLanguage(language) ? { kind: 'annotations', id: annotated, language } : null;
  }
  const photograph = PHOTOGRAPH.exec(below)?.[1];
  return photograph === undefined ? null : { kind: 'photograph', id: photograph };
}

/**
 * A canvas is as large as its scan and regions on it are the scan's pixels, so another scan is another canvas
 * (DECISIONS, 5).
 */
export function canvasPath(photographId: string, scanId: string): string {
  return `${PRESENTATION_PREFIX}photographs/${photographId}/canvas/${scanId}`;
}

/** The annotations of a photograph in one language. */
export function annotationPagePath(photographId: string, language: Language): string {
  return `${PRESENTATION_PREFIX}photographs/${photographId}/annotations/${language}`;
}

/** Site-relative address of a visitors' page. @param path begins with `/`, or is empty for the first page */
export function pagePath(language: Language, path: string): string {
  return `/${language}${path}`;
}
