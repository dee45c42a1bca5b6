import fs from 'node:fs/promises';
import path from 'node:path';
import { changesBetween, type Fields } from '@/lib/catalogue/field-changes';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { type LanguageStates, stateConfirmed } from '@/lib/catalogue/staleness';
import { DOCUMENT_KEYS, type DocumentKey, documentTexts, fieldsOf, type Hero } from '@/lib/site/documents';
import { bumpCatalogueVersion } from '@/server/catalogue/mutations';
import type { Db, Tx } from '@/server/db/client';
import { recordRevision } from '@/server/history/record-revision';
import type { SiteTexts } from './data';

/** Who the history says wrote the texts that the site came with. */
const SHIPPED = { id: null, name: '' };

/**
 * Writes and publishes the starter texts of documents that the database does not have yet. What is there, whatever curators made of
 * it, is never touched.
 * @param dir `prisma/starter`
 * @returns the keys that were added
 */
export async function loadStarterDocuments(
  db: Db,
  dir: string,
  hero: { photograph: string; crop: Hero['crop'] } | null,
): Promise<DocumentKey[]> {
  const known = new Set((await db.siteDocument.findMany({ select: { key: true } })).map(({ key }) => key));
  const missing = DOCUMENT_KEYS.filter((key) => !known.has(key));
  if (missing.length === 0) return [];
  const starter = JSON.parse(await fs.readFile(path.join(dir, 'documents.json'), 'utf8')) as SiteTexts;
  await db.$transaction(async (tx) => {
    starter.home.hero = await heroOf(tx, hero);
    for (const key of missing) await addDocument(tx, key, fieldsOf(key, starter[key]));
    await bumpCatalogueVersion(tx);
  });
  return missing;
}

async function heroOf(tx: Tx, hero: { photograph: string; crop: Hero['crop'] } | null): Promise<Hero | null> {
  if (!hero) return null;
  const row = await tx.photograph.findUnique({ where: { slug: hero.photograph }, select: { id: true } });
  return row && { photographId: row.id, crop: hero.crop };
}

async function addDocument(tx: Tx, key: DocumentKey, fields: Fields): Promise<void> {
  const texts = documentTexts(key, fields);
  const states: LanguageStates = Object.fromEntries(
    LANGUAGES.map((language) => [language, stateConfirmed(language, texts)]),
  );
  const draft = JSON.stringify(fields);
  await tx.siteDocument.create({
    data: { key, revision: 1, publishedRevision: 1, draft, staleness: JSON.stringify(states) },
  });
  const publication = await tx.sitePublication.create({
    data: { documentKey: key, snapshot: draft, revision: 1 },
  });
  await tx.siteDocument.update({ where: { key }, data: { publicationId: publication.id } });
  await recordRevision(tx, SHIPPED, {
    kind: 'document',
    subjectId: key,
    number: 1,
    changes: changesBetween({}, fields),
    state: fields,
    reason: 'create',
  });
}
