import type { Fields } from '@/lib/catalogue/field-changes';
import {
  DOCUMENT_KEYS,
  type DocumentKey,
  documentOf,
  isDocumentKey,
  type SiteDocumentOf,
} from '@/lib/site/documents';
import { pictureAddress, type SitePictureView } from '@/lib/site/pictures';
import type { Db, Tx } from '@/server/db/client';

/** Every document as visitors read it. */
export type SiteTexts = { [Key in DocumentKey]: SiteDocumentOf<Key> };

/** What is published now; a document that is not there yet is empty. */
export async function readSiteTexts(db: Db): Promise<SiteTexts> {
  const rows = await db.siteDocument.findMany({
    where: { publicationId: { not: null } },
    select: { key: true, publication: { select: { snapshot: true } } },
  });
  const published = new Map(rows.map(({ key, publication }) => [key, parseFields(publication?.snapshot)]));
  return siteTextsOf((key) => published.get(key) ?? {});
}

/** All documents from their fields. */
export function siteTextsOf(fieldsFor: (key: DocumentKey) => Fields): SiteTexts {
  const texts = DOCUMENT_KEYS.map((key) => [key, documentOf(key, fieldsFor(key))]);
  return Object.fromEntries(texts) as SiteTexts;
}

/** The draft of one document by field; null where nobody has begun it. */
export async function readDraftFields(db: Db | Tx, key: DocumentKey): Promise<Fields | null> {
  const row = await db.siteDocument.findUnique({ where: { key }, select: { draft: true } });
  return row && parseFields(row.draft);
}

/** Every document with how far it is. */
export async function readDocumentRows(db: Db) {
  const rows = await db.siteDocument.findMany({
    select: {
      key: true,
      revision: true,
      publishedRevision: true,
      staleness: true,
      draft: true,
      updatedAt: true,
    },
  });
  return rows.flatMap(({ key, draft, ...row }) =>
    isDocumentKey(key) ? [{ ...row, key, fields: parseFields(draft) }] : [],
  );
}

/** Fields as they are kept in a row. */
export function parseFields(json: string | undefined): Fields {
  return json === undefined ? {} : (JSON.parse(json) as Fields);
}

/** Those pictures that there are, by id. */
export async function readPictures(db: Db, ids: readonly string[]): Promise<Record<string, SitePictureView>> {
  if (ids.length === 0) return {};
  const rows = await db.sitePicture.findMany({ where: { id: { in: [...ids] } } });
  return Object.fromEntries(
    rows.map(({ id, width, height }) => [id, { id, width, height, url: pictureAddress(id) }]),
  );
}
