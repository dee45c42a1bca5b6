import { upgrade } from '@iiif/parser/upgrader';
import { asList, asObject, type Json, objectsIn } from './read-json';
import { readTexts, type SourceText } from './read-text';

/** A picture that a canvas shows, as its manifest names it. */
export interface SourcePicture {
  /** Address of the picture itself, or of one derivative of it. */
  url: string | null;
  /** Addresses of its image services, without a slash at their ends, as stated. */
  services: string[];
  /** Pixels, as stated. */
  width: number | null;
  height: number | null;
}

export interface SourceEntry {
  label: SourceText[];
  value: SourceText[];
}

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

export interface SourceCanvas extends SourceWords {
  /** As stated, or made from the manifest's and the canvas's place; each once within the manifest. */
  id: string;
  /** 1-based. */
  number: number;
  /** Null where there is none; the largest where there are several. */
  picture: SourcePicture | null;
  findings: Finding[];
}

/** What is odd about a source and does not keep it from being read; worded at the edge. */
export type Finding =
  | 'NO_CANVASES'
  | 'NO_PICTURE'
  | 'NOT_A_PICTURE'
  | 'SEVERAL_PICTURES'
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

/** Publishers write `null` where they have nothing; the specifications know no such value. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => each !== null).map(withoutNulls);
  const object = asObject(value);
  if (!object) return value;
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, each]) => (each === null ? [] : [[key, withoutNulls(each)]])),
  );
}

/** An address of the web as it can be asked for: blanks are encoded, and one that leaves the scheme open is taken as secure. */
function asAddress(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const wished = value.trim().replace(/^\/\//, 'https://').replaceAll(' ', '%20');
  return /^https?:\/\/[^\s<>"]+$/i.test(wished) && URL.canParse(wished) ? wished : null;
}

function asCount(value: unknown): number | null {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? Math.round(number) : null;
}

function idOf(source: Json): string | null {
  const id = source.id ?? source['@id'];
  return typeof id === 'string' && id.trim() !== '' ? id.trim() : null;
}

/** `sc:Manifest` (2) or `Manifest` (3); by what is in it where neither is said. */
function typeOf(source: Json): string | null {
  const [stated] = asList(source.type ?? source['@type']);
  if (typeof stated === 'string') return stated.replace(/^.*[:#/]/, '');
  if (source.sequences !== undefined) return 'Manifest';
  if (source.manifests !== undefined || source.members !== undefined) return 'Collection';
  return objectsIn(source.items).some((item) => typeOf(item) === 'Canvas') ? 'Manifest' : null;
}

function isVersion2(source: Json): boolean {
  const contexts = asList(source['@context']).map(String);
  if (contexts.some((context) => context.includes('presentation/3'))) return false;
  if (contexts.some((context) => /presentation\/2|shared-canvas/.test(context))) return true;
  return source['@type'] !== undefined || source.sequences !== undefined;
}

function readMembers(source: Json): SourceMember[] {
  const of = (key: string, type: string | null) =>
    asList(source[key]).flatMap((each): SourceMember[] => {
      const member = typeof each === 'string' ? { id: each } : asObject(each);
      const id = member && idOf(member);
      const kind = member && (typeOf(member) ?? type);
      if (!id || (kind !== 'Manifest' && kind !== 'Collection')) return [];
      const isWhole = ['sequences', 'items', 'manifests', 'members', 'collections'].some(
        (has) => has in member,
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
  return [...new Map(members.map((member) => [member.id, member])).values()];
}

function readManifest(source: Json): SourceManifest {
  const isOld = isVersion2(source);
  const words = isOld ? upgradedWords(source) : source;
  const id = idOf(source);
  const own = readWords(words, source);
  const canvases = numbered(isOld ? upgradedCanvases(source) : asList(source.items).map(asObject), id);
  const navDate = typeof source.navDate === 'string' ? source.navDate : null;
  const findings: Finding[] = [];
  if (canvases.length === 0) findings.push('NO_CANVASES');
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

/** Only what holds words goes through the converter: what else is odd in a manifest must not keep them back. */
function upgradedWords(source: Json): Json {
  const words = asObject(withNumbersAsText(only(source, ['label', 'description', 'metadata']))) ?? {};
  const metadata = objectsIn(words.metadata);
  const { label, summary, metadata: entries } = convert({ ...words, metadata, '@type': 'sc:Manifest' }) ?? {};
  return { label, summary, metadata: entries };
}

/** The converter knows no bare numbers, and catalogues write years as such. */
function withNumbersAsText(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(withNumbersAsText);
  const object = asObject(value);
  return object
    ? Object.fromEntries(Object.entries(object).map(([key, each]) => [key, withNumbersAsText(each)]))
    : value;
}

function convert(source: Json): Json | null {
  const whole = {
    ...structuredClone(source),
    '@context': 'http://iiif.io/api/presentation/2/context.json',
    '@id': idOf(source) ?? 'urn:unnamed',
  };
  try {
    return asObject(withoutNulls(upgrade(whole)));
  } catch {
    return null;
  }
}

/** Each by itself, so that one that the converter refuses (null) keeps no other back. Further sequences only order anew. */
function upgradedCanvases(source: Json): (Json | null)[] {
  const [sequence] = objectsIn(source.sequences).filter(({ canvases }) => asList(canvases).length > 0);
  return asList(sequence?.canvases).map((each) => {
    const canvas = asObject(each);
    if (!canvas) return null;
    const { images, ...own } = canvas;
    const kept = {
      ...upgradedWords(own),
      ...only(own, ['@id', 'id', 'width', 'height', 'license', 'attribution', 'related']),
    };
    const painted = objectsIn(images).filter(({ resource }) => objectsIn(resource).length > 0);
    const upgraded = convert({
      '@type': 'sc:Manifest',
      sequences: [{ '@type': 'sc:Sequence', canvases: [bareCanvas(own, painted)] }],
    });
    const [withItems] = objectsIn(upgraded?.items);
    return upgraded && { ...kept, items: withItems?.items };
  });
}

function only(source: Json, keys: readonly string[]): Json {
  return Object.fromEntries(keys.flatMap((key) => (key in source ? [[key, source[key]]] : [])));
}

/** A canvas with nothing in it but its pictures, each already led to what it stands for. */
function bareCanvas(canvas: Json, images: Json[]): Json {
  const id = idOf(canvas) ?? 'urn:canvas';
  const annotations = images.map(({ resource, motivation }) => ({
    ...{ '@type': 'oa:Annotation', on: id, motivation },
    resource: objectsIn(resource).map((each) => unwrapped(each))[0],
  }));
  return { '@id': id, '@type': 'sc:Canvas', ...only(canvas, ['width', 'height']), images: annotations };
}

function readWords(words: Json, source: Json): SourceWords {
  // Version 2 has `attribution`, `license` and `related`; the converter would give them labels that nobody wrote.
  const required = asObject(source.requiredStatement);
  const rights = [...asList(source.rights), ...asList(source.license)].map(addressOf).find(Boolean) ?? null;
  const page = [...asList(source.homepage), ...asList(source.related)].map(addressOf).find(Boolean) ?? null;
  return {
    label: readTexts(words.label),
    summary: readTexts(words.summary),
    metadata: objectsIn(words.metadata).map(({ label, value }) => ({
      label: readTexts(label),
      value: readTexts(value),
    })),
    rights,
    attribution: required ? readTexts(required.value) : readTexts(languageMapOf(source.attribution)),
    homepage: page,
  };
}

function addressOf(value: unknown): string | null {
  const object = asObject(value);
  return asAddress(object ? idOf(object) : value);
}

/** A value of version 2 (2.1, 4.2): a string, `{@value, @language}`, or a list of either. */
function languageMapOf(value: unknown): Record<string, string[]> {
  const map: Record<string, string[]> = {};
  for (const each of asList(value)) {
    const object = asObject(each);
    const text = object ? (object['@value'] ?? object.value) : each;
    const tag = object?.['@language'];
    if (typeof text !== 'string') continue;
    const lang = typeof tag === 'string' ? tag : 'none';
    map[lang] = [...(map[lang] ?? []), text];
  }
  return map;
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
  const words = readWords(canvas ?? {}, canvas ?? {});
  if (!canvas) return { ...words, id, number, picture: null, findings: ['CANVAS_UNREADABLE'] };
  const bodies = paintingBodies(canvas);
  const pictures = bodies
    .filter(isPicture)
    .map(readPicture)
    .filter(({ url, services }) => url || services.length > 0);
  const [picture = null] = pictures.sort((a, b) => areaOf(b) - areaOf(a));
  const findings: Finding[] = [];
  if (pictures.length > 1) findings.push('SEVERAL_PICTURES');
  if (!picture) findings.push(bodies.length > 0 ? 'NOT_A_PICTURE' : 'NO_PICTURE');
  return { ...words, id, number, picture, findings };
}

const areaOf = ({ width, height }: SourcePicture) => (width ?? 0) * (height ?? 0);

/** Bodies of painting annotations; of a choice its first, which is the default (Presentation 3.0, 4.3). */
function paintingBodies(canvas: Json): Json[] {
  const annotations = [...objectsIn(canvas.items), ...objectsIn(canvas.images)].flatMap((page) =>
    page.items === undefined && (page.body ?? page.resource) !== undefined ? [page] : objectsIn(page.items),
  );
  return annotations
    .filter(
      ({ motivation }) =>
        motivation === undefined || asList(motivation).some((each) => /painting$/.test(String(each))),
    )
    .flatMap(({ body, resource }) =>
      objectsIn(body ?? resource)
        .map(unwrapped)
        .slice(0, 1),
    );
}

/** What a choice or a specific resource stands for, also one within the other; in version 2 they are `default` and `full`. */
function unwrapped(body: Json, depth = 0): Json {
  const type = typeOf(body);
  const inner =
    type === 'Choice'
      ? [body.items, body.default, body.item].flatMap(objectsIn)[0]
      : type === 'SpecificResource'
        ? (asObject(body.source ?? body.full) ?? null)
        : null;
  return inner && depth < 4 ? unwrapped(inner, depth + 1) : body;
}

function isPicture(body: Json): boolean {
  const type = typeOf(body);
  if (type === 'Image') return true;
  if (['Video', 'Sound', 'Audio', 'Text', 'TextualBody', 'Dataset', 'Model'].includes(type ?? ''))
    return false;
  return (
    /^image\//.test(String(body.format ?? '')) ||
    servicesOf(body).length > 0 ||
    /\.(jpe?g|png|tiff?|webp)$/i.test(idOf(body) ?? '')
  );
}

function readPicture(body: Json): SourcePicture {
  return {
    url: asAddress(idOf(body)),
    services: servicesOf(body),
    width: asCount(body.width),
    height: asCount(body.height),
  };
}

/** Image services and what cannot be told; not those for signing in or searching. Newer ones first. */
function servicesOf(body: Json): string[] {
  const isOther = (service: Json) =>
    /auth|search|physdim|geo/i.test(
      `${typeOf(service)} ${String(service.profile ?? '')} ${String(service['@context'] ?? '')}`,
    );
  const versionOf = (service: Json) =>
    Number(
      /(?:ImageService|image\/)(\d)/.exec(`${typeOf(service)} ${String(service['@context'] ?? '')}`)?.[1] ??
        0,
    );
  const services = objectsIn(body.service).filter((service) => !isOther(service));
  const addresses = services
    .sort((a, b) => versionOf(b) - versionOf(a))
    .flatMap((service) => asAddress(idOf(service))?.replace(/\/(info\.json)?$/, '') ?? []);
  return [...new Set(addresses)];
}
