import { asList, asObject, type Json, objectsIn } from './read-json';
import { addressOf } from './read-resource';
import { readTexts, type SourceText } from './read-text';

export interface SourceEntry {
  label: SourceText[];
  value: SourceText[];
}

/** What a manifest or canvas says of itself. */
export interface SourceWords {
  label: SourceText[];
  summary: SourceText[];
  metadata: SourceEntry[];
  /** Address of a rights statement or licence. */
  rights: string | null;
  /** What must be said beside the picture. */
  attribution: SourceText[];
  /** A page about it for people. */
  homepage: string | null;
}

/**
 * Reads the words of a manifest or canvas, by the names of either version: publishers in the middle of a change mix them, and
 * version 2 has no labels for its `attribution`, `license` and `related`, which a converter would make up.
 */
export function readWords(source: Json): SourceWords {
  const required = asObject(source.requiredStatement);
  const statements = required ? readTexts(required.value) : [];
  const rights = [...asList(source.rights), ...asList(source.license)].map(addressOf).find(Boolean) ?? null;
  const page = [...asList(source.homepage), ...asList(source.related)].map(addressOf).find(Boolean) ?? null;
  return {
    label: readTexts(source.label),
    summary: readTexts(source.summary ?? source.description),
    metadata: objectsIn(source.metadata).map(({ label, value }) => ({
      label: readTexts(label),
      value: readTexts(value),
    })),
    rights,
    attribution: statements.length > 0 ? statements : readTexts(source.attribution),
    homepage: page,
  };
}
