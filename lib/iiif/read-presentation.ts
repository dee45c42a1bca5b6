import { asList, asObject, type Json, objectsIn } from './read-json';
import { type PictureFinding, readCanvasPicture, type SourcePicture } from './read-picture';
import { idOf, typeOf, withoutNulls } from './read-resource';
import { readTexts, type SourceText } from './read-text';
import { readWords, type SourceWords } from './read-words';

export interface SourceCanvas extends SourceWords {
  /** As stated, or made from the manifest's and the canvas's place; each once within the manifest. */
  id: string;
  /** 1-based. */
  number: number;
  picture: SourcePicture | null;
  findings: Finding[];
}

/** What is odd about a source and does not keep it from being read; worded at the edge. */
export type Finding =
  | PictureFinding
  | 'NO_CANVASES'
  | 'TOO_MANY_CANVASES'
  | 'CANVAS_UNREADABLE'
  | 'NAV_DATE_WRONG'
  | 'NO_LABEL';

export interface SourceManifest extends SourceWords {
  /** As stated; null where it states none. */
  id: string | null;
  provider: SourceText[];
  navDate: string | null;
  canvases: SourceCanvas[];
  findings: Finding[];
}

/** What a collection names: to be fetched, or with everything in it already. */
export interface SourceMember {
  kind: 'manifest' | 'collection';
  id: string;
  /** Null where it must be fetched. */
  whole: object | null;
}

export type Presentation =
  | { kind: 'manifest'; manifest: SourceManifest }
  | { kind: 'collection'; id: string | null; members: SourceMember[] };

/** Canvases of one manifest: more than any book or roll of film has. */
export const MOST_CANVASES = 10_000;

/**
 * Reads a manifest or collection of Presentation API 2 or 3. Whatever is missing or odd is left out and said; one canvas that
 * cannot be read keeps no other back.
 * @returns null for what is neither
 */
export function readPresentation(json: unknown): Presentation | null {
  const source = asObject(withoutNulls(json));
  if (!source) return null;
  const type = typeOf(source);
  if (type === 'Collection') {
    return { kind: 'collection', id: idOf(source), members: readMembers(source) };
  }
  return type === 'Manifest' ? { kind: 'manifest', manifest: readManifest(source) } : null;
}

function readMembers(source: Json): SourceMember[] {
  const of = (key: string, type: string | null) =>
    asList(source[key]).flatMap((each): SourceMember[] => {
      const member = typeof each === 'string' ? { id: each } : asObject(each);
      const id = member && idOf(member);
      const kind = member && (typeOf(member) ?? type);
      if (!id || (kind !== 'Manifest' && kind !== 'Collection')) return [];
      const isWhole = ['sequences', 'items', 'manifests', 'members', 'collections'].some((has) =>
        asList(member[has]).some((part) => asObject(part) !== null),
      );
      return [{ kind: kind === 'Manifest' ? 'manifest' : 'collection', id, whole: isWhole ? member : null }];
    });
  const members = [
    ...of('items', 'Manifest'),
    ...of('manifests', 'Manifest'),
    ...of('members', null),
    ...of('collections', 'Collection'),
    // A long collection of version 2 comes in pages (Presentation 2.1, 6.3).
    ...of('first', 'Collection'),
    ...of('next', 'Collection'),
  ];
  const named = new Map(members.filter(({ whole }) => !whole).map((member) => [member.id, member]));
  // What is here whole is its content: several parts of one collection may have been given its own id.
  return members.filter((member) => member.whole || named.get(member.id) === member);
}

function readManifest(source: Json): SourceManifest {
  const id = idOf(source);
  const own = readWords(source);
  const stated = canvasesOf(source);
  const canvases = numbered(stated.slice(0, MOST_CANVASES), id);
  const navDate = typeof source.navDate === 'string' ? source.navDate : null;
  const findings: Finding[] = [];
  if (canvases.length === 0) findings.push('NO_CANVASES');
  if (stated.length > MOST_CANVASES) findings.push('TOO_MANY_CANVASES');
  if (source.navDate !== undefined && !isDateTime(navDate)) findings.push('NAV_DATE_WRONG');
  if (own.label.length === 0) findings.push('NO_LABEL');
  const provider = objectsIn(source.provider).flatMap((each) => readTexts(each.label));
  return { ...own, id, navDate: isDateTime(navDate) ? navDate : null, provider, canvases, findings };
}

/** An instant with its zone (Presentation 3.0, 3.1, `navDate`). */
function isDateTime(value: string | null): boolean {
  if (value === null || !/^-?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/.test(value))
    return false;
  return !Number.isNaN(Date.parse(value));
}

/**
 * Canvases as version 3 lists them, or those of the sequences of version 2: of a further sequence what no earlier one shows,
 * since most only order anew. Null stands for what is no canvas.
 */
function canvasesOf(source: Json): (Json | null)[] {
  const items = asList(source.items).flatMap((each) => {
    const item = asObject(each);
    return item && typeOf(item) === 'Sequence' ? asList(item.items ?? item.canvases).map(asObject) : [item];
  });
  if (items.length > 0) return items;
  const seen = new Set<string>();
  return objectsIn(source.sequences).flatMap(({ canvases, items: own }, at) => {
    const listed = asList(canvases ?? own).map(asObject);
    const fresh = at === 0 ? listed : listed.filter((canvas) => !seen.has((canvas && idOf(canvas)) ?? ''));
    for (const canvas of listed) seen.add((canvas && idOf(canvas)) ?? '');
    return fresh;
  });
}

function numbered(canvases: (Json | null)[], manifestId: string | null): SourceCanvas[] {
  const used = new Set<string>();
  return canvases.map((canvas, at) => {
    const number = at + 1;
    const stated = canvas && idOf(canvas);
    const id = stated && !used.has(stated) ? stated : `${manifestId ?? ''}#canvas-${number}`;
    used.add(id);
    return readCanvas(canvas, id, number);
  });
}

function readCanvas(canvas: Json | null, id: string, number: number): SourceCanvas {
  const words = readWords(canvas ?? {});
  if (!canvas) return { ...words, id, number, picture: null, findings: ['CANVAS_UNREADABLE'] };
  return { ...words, id, number, ...readCanvasPicture(canvas) };
}
