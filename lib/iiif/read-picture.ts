import { asList, type Json, objectsIn } from './read-json';
import { asAddress, idOf, typeOf } from './read-resource';
import { upgradedBody } from './upgraded-body';

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

/** What is odd about a canvas's pictures; worded at the edge. */
export type PictureFinding =
  | 'NO_PICTURE'
  | 'NOT_A_PICTURE'
  | 'SEVERAL_PICTURES'
  | 'CHOICE'
  | 'PART_SHOWN'
  | 'SIGN_IN';

export interface CanvasPicture {
  /** Null where there is none; the largest where there are several. */
  picture: SourcePicture | null;
  findings: PictureFinding[];
}

/** Finds what a canvas shows: in version 3, in version 2, and in the drafts between them, which said `content`. */
export function readCanvasPicture(canvas: Json): CanvasPicture {
  const newer = paintedBodies([...asList(canvas.items), ...asList(canvas.content)]);
  const older = newer.length > 0 ? [] : paintedBodies(canvas.images);
  const bodies = [...newer, ...older.map((painted) => ({ ...painted, body: upgradedBody(painted.body) }))];
  const pictures = bodies
    .filter(({ body }) => isPicture(body))
    .map((painted) => ({ painted, picture: readPicture(painted.body) }))
    .filter(({ picture: { url, services } }) => url || services.length > 0)
    .sort((a, b) => areaOf(b.picture) - areaOf(a.picture));
  const [first] = pictures;
  if (!first) return { picture: null, findings: [bodies.length > 0 ? 'NOT_A_PICTURE' : 'NO_PICTURE'] };
  const findings: PictureFinding[] = [];
  if (pictures.length > 1) findings.push('SEVERAL_PICTURES');
  if (first.painted.isChoice) findings.push('CHOICE');
  if (first.painted.isPart) findings.push('PART_SHOWN');
  if (needsSignIn(first.painted.body)) findings.push('SIGN_IN');
  return { picture: first.picture, findings };
}

const areaOf = ({ width, height }: SourcePicture) => (width ?? 0) * (height ?? 0);

/** What one painting annotation shows. */
interface PaintedBody {
  body: Json;
  /** The first of several that a reader may choose from. */
  isChoice: boolean;
  /** The canvas shows a part of it. */
  isPart: boolean;
}

function paintedBodies(pages: unknown): PaintedBody[] {
  return objectsIn(pages)
    .flatMap((page) =>
      page.items === undefined && (page.body ?? page.resource) !== undefined ? [page] : objectsIn(page.items),
    )
    .filter(isPainting)
    .flatMap(({ body, resource }) => objectsIn(body ?? resource).slice(0, 1))
    .map((body) => unwrapped({ body, isChoice: false, isPart: false }));
}

/** What version 2 lists as `images` is painted whatever it says (2.1, 5.4), and some say nothing, or say it in capitals. */
function isPainting({ motivation, resource }: Json): boolean {
  const stated = asList(motivation).filter((each) => each !== '');
  return (
    resource !== undefined || stated.length === 0 || stated.some((each) => /painting$/i.test(String(each)))
  );
}

/**
 * What a choice or a specific resource stands for, also one within the other; of a choice its first, which is the default
 * (Presentation 3.0, 4.3). In version 2 they are `default` and `full`.
 */
function unwrapped(painted: PaintedBody, depth = 0): PaintedBody {
  const { body } = painted;
  const type = typeOf(body);
  const choices = type === 'Choice' ? [body.items, body.default, body.item].flatMap(objectsIn) : [];
  const [inner] = type === 'SpecificResource' ? objectsIn(body.source ?? body.full) : choices;
  if (!inner || depth >= 4) return painted;
  const isChoice = painted.isChoice || choices.length > 1;
  return unwrapped({ body: inner, isChoice, isPart: painted.isPart || selectsRegion(body) }, depth + 1);
}

/** An `ImageApiSelector` with a region (Annotations, 4.2). */
function selectsRegion({ selector }: Json): boolean {
  return objectsIn(selector).some(({ region }) => typeof region === 'string' && !/^(full|)$/.test(region));
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

function asCount(value: unknown): number | null {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? Math.round(number) : null;
}

/** What a service is, as far as it says so, in one line. */
const kindOf = (service: Json) =>
  `${typeOf(service)} ${String(service.profile ?? '')} ${String(service['@context'] ?? '')}`;

/** Image services and what cannot be told; not those for signing in or searching. Newer ones first. */
function servicesOf(body: Json): string[] {
  const versionOf = (service: Json) => Number(/(?:ImageService|image\/)(\d)/.exec(kindOf(service))?.[1] ?? 0);
  const stated = objectsIn(body.service);
  // A bare address beside a service that says what it is refers to one for signing in.
  const named = stated.length > 0 ? [] : asList(body.service).filter((each) => typeof each === 'string');
  const services = [...stated, ...named.map((id) => ({ id }) as Json)].filter(
    (service) => !/auth|search|physdim|geo/i.test(kindOf(service)),
  );
  const addresses = services
    .sort((a, b) => versionOf(b) - versionOf(a))
    .flatMap((service) => asAddress(idOf(service))?.replace(/\/(info\.json)?$/, '') ?? []);
  return [...new Set(addresses)];
}

/** Authorization Flow API, any version: beside the image service, or within it. */
function needsSignIn(body: Json): boolean {
  const services = objectsIn(body.service);
  return [...services, ...services.flatMap(({ service }) => objectsIn(service))].some((service) =>
    /\/auth\/|AuthProbeService|AuthCookieService|AuthAccessService/i.test(kindOf(service)),
  );
}
