const NAMED_RIGHTS =
  /^https?:(\/\/(?:creativecommons\.org\/(?:licenses|publicdomain)|rightsstatements\.org\/vocab)\/.*)$/;

/**
 * The address of a licence or rights statement as `rights` may hold it: of the two vocabularies only, and as they write it, by
 * http (Image API 3.0, 5.6; Presentation API 3.0, 3.1). Null for another's statement.
 */
export function namedRights(address: string): string | null {
  const named = NAMED_RIGHTS.exec(address)?.[1];
  return named === undefined ? null : `http:${named}`;
}
