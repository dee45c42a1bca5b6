/** Looking into JSON that others wrote, without believing anything of it. */
export type Json = Record<string, unknown>;

export function asObject(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

/** A value that may stand alone or in a list; nothing is an empty list. */
export function asList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  return value === undefined || value === null ? [] : [value];
}

export function objectsIn(value: unknown): Json[] {
  return asList(value).flatMap<Json>((each) => asObject(each) ?? []);
}
