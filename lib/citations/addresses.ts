import { isLanguage, type Language } from '../catalogue/languages';

/** What reference managers read: BibTeX, RIS and CSL-JSON, by the ends of their files' names. */
export const REFERENCE_FORMATS = ['bib', 'ris', 'json'] as const;

export type ReferenceFormat = (typeof REFERENCE_FORMATS)[number];

export const REFERENCE_PREFIX = '/cite/';

export interface ReferenceAddress {
  language: Language;
  /** The photograph's own, which survives a renaming. */
  id: string;
  format: ReferenceFormat;
}

const PATH = new RegExp(
  `^${REFERENCE_PREFIX}([a-z]{2})/([A-Za-z0-9-]{1,64})\\.(${REFERENCE_FORMATS.join('|')})$`,
);

/** Site-relative address of a photograph's file for reference managers. */
export function referencePath({ language, id, format }: ReferenceAddress): string {
  return `${REFERENCE_PREFIX}${language}/${id}.${format}`;
}

/** Reads a path as `referencePath` writes it; null for any other. */
export function parseReferencePath(path: string): ReferenceAddress | null {
  const [, language = '', id, format] = PATH.exec(path) ?? [];
  if (id === undefined || !isLanguage(language)) return null;
  return { language, id, format: format as ReferenceFormat };
}
