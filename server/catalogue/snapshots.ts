import { isLanguage, LANGUAGES } from '@/lib/catalogue/languages';
import type { PhotographSnapshot, SectionSnapshot } from '@/lib/catalogue/snapshot';
import { CodedError } from '@/lib/errors';
import type { Tx } from '@/server/db/client';

/**
 * Freezes a draft as it will be published.
 * @throws CodedError PHOTOGRAPH_INCOMPLETE where a listed language has no title (DECISIONS, 4)
 */
export async function photographSnapshotOf(tx: Tx, photographId: string): Promise<PhotographSnapshot> {
  const draft = await tx.photograph.findUniqueOrThrow({
    where: { id: photographId },
    include: {
      labels: true,
      makers: { orderBy: { position: 'asc' } },
      places: { orderBy: { position: 'asc' } },
      communities: true,
      secondarySections: true,
    },
  });
  const labels: PhotographSnapshot['labels'] = {};
  for (const { language, title, titleIsOurs, caption, description, altText, note } of draft.labels) {
    if (isLanguage(language) && title) {
      labels[language] = { title, titleIsOurs, caption, description, altText, note };
    }
  }
  requireEveryTitle(draft.slug, labels);
  const { widthCm, heightCm, dimensionsOf } = draft;
  return {
    labels,
    sourceTitle: written(draft.sourceTitle, draft.sourceTitleLanguage),
    dateEdtf: draft.dateEdtf,
    dateAsWritten: written(draft.dateAsWritten, draft.dateLanguage),
    technique: written(draft.technique, draft.techniqueLanguage),
    dimensions:
      widthCm && heightCm && dimensionsOf ? { widthCm, heightCm, of: DIMENSIONS[dimensionsOf] } : null,
    dimensionsAsWritten: draft.dimensionsAsWritten,
    inventoryNumber: draft.inventoryNumber,
    sourceUrl: draft.sourceUrl,
    rightsId: draft.rightsId,
    rightsAsStated: draft.rightsAsStated,
    creditLine: draft.creditLine,
    evidence: draft.evidence,
    seenIn: draft.seenIn,
    holderId: draft.holderId,
    makers: draft.makers.map(({ makerId, role }) => ({ makerId, role: ROLES[role] })),
    placeIds: draft.places.map(({ placeId }) => placeId),
    communities: draft.communities.map(({ communityId, basis }) => ({ communityId, basis })),
    sectionId: draft.sectionId,
    position: draft.position,
    secondarySectionIds: draft.secondarySections.map(({ sectionId }) => sectionId),
  };
}

const DIMENSIONS = { IMAGE: 'image', PRINT: 'print', MOUNT: 'mount', ALBUM_PAGE: 'album-page' } as const;

const ROLES = {
  PHOTOGRAPHER: 'photographer',
  STUDIO: 'studio',
  PRINTER: 'printer',
  PUBLISHER: 'publisher',
  COLLECTION: 'collection',
} as const;

function written(text: string | null, language: string | null) {
  // `und` is BCP 47's own word for a language that nobody has determined.
  return text ? { text, lang: language ?? 'und' } : null;
}

function requireEveryTitle(slug: string, labels: PhotographSnapshot['labels']): void {
  const missing = LANGUAGES.filter((language) => !labels[language]);
  if (missing.length > 0)
    throw new CodedError('PHOTOGRAPH_INCOMPLETE', { slug, languages: missing.join(', ') });
}

/** Freezes a section's words and place in the walk. */
export async function sectionSnapshotOf(tx: Tx, sectionId: string): Promise<SectionSnapshot> {
  const draft = await tx.section.findUniqueOrThrow({ where: { id: sectionId }, include: { labels: true } });
  const labels: SectionSnapshot['labels'] = {};
  for (const { language, title, text } of draft.labels) {
    if (isLanguage(language) && title) labels[language] = { title, text };
  }
  return { position: draft.position, labels };
}
