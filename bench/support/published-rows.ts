import type { z } from 'zod';
import type { photographSnapshot } from '@/lib/catalogue/snapshot';
import { foldText } from '@/lib/text/fold';
import type { Pair } from './catalogue-words';

export type Snapshot = z.output<typeof photographSnapshot>;
export type Row = Record<string, string | number | null>;
export type Insert = (table: string, row: Row) => void;

export interface Named {
  id: string;
  names: Pair;
}

export interface Lists {
  maker: Named[];
  place: Named[];
  holder: Named[];
  technique: Named[];
  section: Named[];
  community: Named[];
  /** Ids. */
  rights: string[];
}

/** What the ids are of. */
export const KINDS = { photograph: 16, scan: 17, publication: 18 } as const;

/** Pixels of every scan: those of a sheet that stands in for one. */
export const SIZE = { width: 4800, height: 3600 } as const;

const SHOWN = {
  state: 'READY',
  ...SIZE,
  tileSize: 512,
  previews: JSON.stringify([320, 640, 1280, 1920].map((width) => ({ width, height: width * 0.75 }))),
  placeholder:
    'data:image/webp;base64,UklGRkQAAABXRUJQVlA4IDgAAADwAQCdASoQAAwAA4BaJQBOgCIj2UyL1gAA/vHQUHIB25EosRW3OxYTo7jhyk28vcVNGAFd1lWkAA==',
};

/** The moment of the first publication; each of the others follows a minute later. */
const FIRST = Date.UTC(2025, 0, 1);

const ROWS = {
  photographer: 'PHOTOGRAPHER',
  studio: 'STUDIO',
  printer: 'PRINTER',
  publisher: 'PUBLISHER',
  collection: 'COLLECTION',
} as const;

/** As the site makes them, but for the numbers in them. */
export function idOf(kind: number, n: number): string {
  return `01940000-${kind.toString(16).padStart(4, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** Without a scan where nobody has brought one. */
export function hasScan(n: number): boolean {
  return n % 50 !== 49;
}

/** Writes the draft, its scan and its publication. */
export function insertPhotograph(insert: Insert, snapshot: Snapshot, n: number) {
  const id = idOf(KINDS.photograph, n);
  const at = new Date(FIRST + n * 60_000).toISOString().replace('Z', '+00:00');
  const imageId = (n + 1).toString(16).padStart(32, '0');
  const slug = snapshot.slug ?? id;
  const publicationId = idOf(KINDS.publication, n);
  insert('Photograph', {
    id,
    ...factsOf(snapshot),
    slug,
    publicationId,
    createdAt: at,
    updatedAt: at,
    firstPublishedAt: at,
  });
  insertLinks(insert, id, snapshot);
  const scanId = hasScan(n) ? idOf(KINDS.scan, n) : null;
  if (scanId !== null) {
    const file = { originalSha256: imageId.repeat(2), originalName: `${slug}.tif`, originalBytes: 4_000_000 };
    const times = { createdAt: at, readyAt: at, previewsAt: at };
    insert('Scan', { id: scanId, photographId: id, imageId, ...file, ...SHOWN, ...times });
  }
  insert('PhotographPublication', {
    id: publicationId,
    photographId: id,
    snapshot: JSON.stringify(snapshot),
    scanId,
    revision: 1,
    createdAt: at,
  });
  return { id, slug, imageId };
}

function factsOf({ viewpoint, ...snapshot }: Snapshot): Row {
  const { dateEdtf, techniqueId, inventoryNumber, sourceUrl, creditLine, evidence } = snapshot;
  const { rightsId, holderId, sectionId, position, dimensions } = snapshot;
  return {
    ...{ dateEdtf, techniqueId, inventoryNumber, sourceUrl, creditLine, evidence },
    ...{ rightsId, holderId, sectionId, position },
    widthCm: dimensions?.widthCm ?? null,
    heightCm: dimensions?.heightCm ?? null,
    dimensionsOf: dimensions ? 'PRINT' : null,
    sourceTitle: snapshot.sourceTitle?.text ?? null,
    sourceTitleLanguage: snapshot.sourceTitle?.lang ?? null,
    viewpointLatitude: viewpoint?.latitude ?? null,
    viewpointLongitude: viewpoint?.longitude ?? null,
    viewpointBearing: viewpoint?.bearing ?? null,
    viewpointAngle: viewpoint?.angle ?? null,
    sortKey: foldText(snapshot.labels.ar?.title ?? ''),
    status: 'PUBLISHED',
    revision: 1,
    publishedRevision: 1,
  };
}

function insertLinks(insert: Insert, photographId: string, snapshot: Snapshot): void {
  for (const [language, label] of Object.entries(snapshot.labels))
    insert('PhotographLabel', { photographId, language, ...label, titleIsOurs: label.titleIsOurs ? 1 : 0 });
  for (const [position, { makerId, role }] of snapshot.makers.entries())
    insert('PhotographMaker', { photographId, makerId, role: ROWS[role], position });
  for (const [position, placeId] of snapshot.placeIds.entries())
    insert('PhotographPlace', { photographId, placeId, position });
  for (const { communityId, basis } of snapshot.communities)
    insert('PhotographCommunity', { photographId, communityId, basis });
  for (const sectionId of snapshot.secondarySectionIds)
    insert('PhotographSection', { photographId, sectionId });
  for (const [
    position,
    { id, kind, scan, shape, texts, placeId, dateEdtf },
  ] of snapshot.annotations.entries())
    insert('PhotographAnnotation', {
      ...{ photographId, id, position, scanId: scan.id, placeId, dateEdtf },
      kind: kind.toUpperCase().replace('-', '_'),
      shape: JSON.stringify(shape),
      texts: JSON.stringify(texts),
    });
}
