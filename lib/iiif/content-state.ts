/**
 * IIIF Content State API 1.0 (https://iiif.io/api/content-state/1.0/): where in which resource a reader is, as something that can
 * be handed from one program to another.
 */
import { formatXywh } from '../viewport/xywh';
import { PRESENTATION_CONTEXT } from './presentation-types';

/** The query parameter that carries a content state (3.1). */
export const CONTENT_STATE_PARAMETER = 'iiif-content';

/** A region of a canvas of a manifest. */
export interface CanvasRegion {
  manifest: string;
  canvas: string;
  /** The canvas's pixels; null: all of it. */
  region: { x: number; y: number; width: number; height: number } | null;
}

/** What a content state points to, as far as it says. */
export interface ContentPointer {
  manifest: string | null;
  /** Without its fragment. */
  canvas: string | null;
  /** A media fragment such as `xywh=1,2,3,4`; null: all of it. */
  fragment: string | null;
}

/** Longer than any that points to one place, short enough to be read at once. */
const LONGEST = 20_000;

/** A whole content state (2.2): an annotation whose only purpose is to point somewhere. */
export function contentStateOf({ manifest, canvas, region }: CanvasRegion) {
  return {
    '@context': PRESENTATION_CONTEXT,
    id: `${canvas}/content-state`,
    type: 'Annotation',
    motivation: ['contentState'],
    target: {
      id: region ? `${canvas}#${formatXywh(region)}` : canvas,
      type: 'Canvas',
      partOf: [{ id: manifest, type: 'Manifest' }],
    },
  };
}

/**
 * Makes JSON safe for a query (6.1): percent-encoded first, so that only ASCII reaches base64url, which then goes without padding.
 * @throws URIError where the text holds half a surrogate pair
 */
export function encodeContentState(json: string): string {
  return btoa(encodeURIComponent(json)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** The other way round (6.2); null for what was not encoded so. */
export function decodeContentState(encoded: string): string | null {
  if (!/^[A-Za-z0-9_-]+$/.test(encoded)) return null;
  try {
    return decodeURIComponent(atob(encoded.replace(/-/g, '+').replace(/_/g, '/')));
  } catch {
    return null;
  }
}

/**
 * Reads what comes as `iiif-content` or is dropped: an encoded content state, the plain address of a resource (which is not
 * encoded, 3.1), or JSON as it is handed over elsewhere (3.3). An annotation, or its target alone (2.2.1).
 * @returns null where it points to nothing that can be told
 */
export function readContentState(given: string): ContentPointer | null {
  if (given.length > LONGEST) return null;
  if (/^https?:\/\//.test(given)) return pointerTo(given);
  const json = given.trimStart().startsWith('{') ? given : decodeContentState(given);
  if (json === null) return null;
  if (/^https?:\/\//.test(json)) return pointerTo(json);
  try {
    return targetOf(JSON.parse(json));
  } catch {
    return null;
  }
}

type Resource = Readonly<Record<string, unknown>>;

function isResource(value: unknown): value is Resource {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Of several the first: two things side by side are more than one page can show. */
function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

function targetOf(state: unknown): ContentPointer | null {
  const target = isResource(state) && state.type === 'Annotation' ? first(state.target) : state;
  if (typeof target === 'string') return pointerTo(target);
  if (!isResource(target)) return null;
  if (target.type !== 'SpecificResource') return resourcePointer(target);
  const source = first(target.source);
  const pointer = isResource(source)
    ? resourcePointer(source)
    : typeof source === 'string'
      ? pointerTo(source)
      : null;
  return pointer && { ...pointer, fragment: selectedBy(first(target.selector)) ?? pointer.fragment };
}

function selectedBy(selector: unknown): string | null {
  if (!isResource(selector) || selector.type !== 'FragmentSelector') return null;
  return typeof selector.value === 'string' ? selector.value : null;
}

function resourcePointer({ id, type, partOf }: Resource): ContentPointer | null {
  if (typeof id !== 'string') return null;
  const whole = first(partOf);
  const manifest = isResource(whole) ? whole.id : whole;
  const pointer = pointerTo(id);
  if (type === 'Manifest') return { ...pointer, manifest: pointer.canvas, canvas: null };
  return { ...pointer, manifest: typeof manifest === 'string' ? manifest : null };
}

/** An address alone does not say what it names; its owner knows. */
function pointerTo(address: string): ContentPointer {
  const [canvas = '', fragment = ''] = address.split('#', 2);
  return { manifest: null, canvas, fragment: fragment || null };
}
