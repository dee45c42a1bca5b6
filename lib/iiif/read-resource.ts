import { asList, asObject, type Json, objectsIn } from './read-json';

/** Characters of an id: addresses are shorter, and ids are keys of records. */
const LONGEST_ID = 2000;

/** Objects and lists within one another: manifests need a dozen; what is far deeper is there to exhaust its readers. */
const DEEPEST = 60;

/** Publishers write `null` where they have nothing; the specifications know no such value. What lies too deep is left out too. */
export function withoutNulls(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return undefined;
  if (Array.isArray(value))
    return value.filter((each) => each !== null).map((each) => withoutNulls(each, depth + 1));
  const object = asObject(value);
  if (!object) return value;
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, each]) =>
      each === null ? [] : [[key, withoutNulls(each, depth + 1)]],
    ),
  );
}

/** An address of the web as it can be asked for: blanks are encoded, and one that leaves the scheme open is taken as secure. */
export function asAddress(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const wished = value.trim().replace(/^\/\//, 'https://').replaceAll(' ', '%20');
  return /^https?:\/\/[^\s<>"]+$/i.test(wished) && URL.canParse(wished) ? wished : null;
}

/** The address that a value is, or that its id is. */
export function addressOf(value: unknown): string | null {
  const object = asObject(value);
  return asAddress(object ? idOf(object) : value);
}

/** Null where none is stated, or one that no record could be kept under. */
export function idOf(source: Json): string | null {
  const id = source.id ?? source['@id'];
  return typeof id === 'string' && id.trim() !== '' && id.length <= LONGEST_ID ? id.trim() : null;
}

/** `sc:Manifest` (2) or `Manifest` (3); by what is in it where neither is said. */
export function typeOf(source: Json): string | null {
  const [stated] = asList(source.type ?? source['@type']);
  if (typeof stated === 'string') return stated.replace(/^.*[:#/]/, '');
  if (source.sequences !== undefined) return 'Manifest';
  if (source.manifests !== undefined || source.members !== undefined) return 'Collection';
  return objectsIn(source.items).some((item) => typeOf(item) === 'Canvas') ? 'Manifest' : null;
}
