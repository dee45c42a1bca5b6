/** Values that a draft is made of, as JSON knows them. */
export type FieldValue = string | number | boolean | null | FieldValue[] | { [key: string]: FieldValue };

/** A draft as fields by name, such as `labels.ar.title` or `makers`: each is compared, saved and restored as one. */
export type Fields = Readonly<Record<string, FieldValue>>;

/** What became of one field. */
export interface FieldChange {
  field: string;
  before: FieldValue;
  after: FieldValue;
}

/** True where two values say the same; the order of a list counts, the order of an object's keys does not. */
export function sameValue(a: FieldValue, b: FieldValue): boolean {
  return a === b || canonical(a) === canonical(b);
}

function canonical(value: FieldValue): string {
  return JSON.stringify(value, (_key, inner: FieldValue) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Every field that differs; one that a side lacks counts as null there. */
export function changesBetween(before: Fields, after: Fields): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((field) => {
    const change = { field, before: before[field] ?? null, after: after[field] ?? null };
    return sameValue(change.before, change.after) ? [] : [change];
  });
}
