import { annotationsOf, shownParts } from '@/lib/annotations/annotation';
import type { ScanSize } from '@/lib/annotations/shape';
import { labelField, type PhotographDraft } from '@/lib/catalogue/draft';
import { isLanguage, LANGUAGES } from '@/lib/catalogue/languages';
import type { PhotographSnapshot, SectionSnapshot } from '@/lib/catalogue/snapshot';
import { CodedError } from '@/lib/errors';
import type { Db, Tx } from '@/server/db/client';
import { readScanSizes } from './drafts/annotation-rows';
import { readDraft } from './drafts/draft-rows';

/**
 * Freezes a draft as it will be published.
 * @throws CodedError PHOTOGRAPH_INCOMPLETE where a listed language has no title (DECISIONS, 4)
 */
export async function photographSnapshotOf(tx: Db | Tx, photographId: string): Promise<PhotographSnapshot> {
  const draft = await readDraft(tx, photographId);
  const { position } = await tx.photograph.findUniqueOrThrow({
    where: { id: photographId },
    select: { position: true },
  });
  const snapshot = snapshotOf(draft, position, await readScanSizes(tx, photographId));
  const missing = LANGUAGES.filter((language) => !snapshot.labels[language]);
  if (missing.length > 0)
    throw new CodedError('PHOTOGRAPH_INCOMPLETE', { slug: draft.slug, languages: missing.join(', ') });
  return snapshot;
}

/**
 * What visitors would read of this draft; notes among ourselves are not in it. A language without a title has no label.
 * @param scans the photograph's, by id; an annotation on any other is left out
 */
export function snapshotOf(
  draft: PhotographDraft,
  position: number,
  scans: ReadonlyMap<string, ScanSize>,
): PhotographSnapshot {
  return {
    slug: draft.slug,
    labels: labelsOf(draft),
    sourceTitle: draft.sourceTitle,
    dateEdtf: draft.dateEdtf,
    dateAsWritten: draft.dateAsWritten,
    techniqueId: draft.techniqueId,
    technique: draft.technique,
    dimensions: draft.dimensions,
    measured: draft.measured && {
      scan: scans.get(draft.measured.scanId) ?? goneScan(draft.measured.scanId),
      shape: draft.measured.shape,
    },
    dimensionsAsWritten: draft.dimensionsAsWritten,
    inventoryNumber: draft.inventoryNumber,
    sourceUrl: draft.sourceUrl,
    rightsId: draft.rightsId,
    rightsAsStated: draft.rightsAsStated,
    creditLine: draft.creditLine,
    evidence: draft.evidence,
    seenIn: draft.seenIn,
    holderId: draft.holderId,
    makers: draft.makers,
    placeIds: draft.placeIds,
    communities: draft.communities,
    sectionId: draft.sectionId,
    position,
    // A section lists each photograph once, whatever both fields say.
    secondarySectionIds: draft.secondarySectionIds.filter((id) => id !== draft.sectionId),
    viewpoint: draft.viewpoint,
    annotations: annotationSnapshotsOf(draft, scans),
  };
}

/** A rectangle that was framed on it still says that not all of any scan is the print. */
function goneScan(id: string): ScanSize {
  return { id, width: 0, height: 0, standIn: false };
}

function annotationSnapshotsOf(
  draft: PhotographDraft,
  scans: ReadonlyMap<string, ScanSize>,
): PhotographSnapshot['annotations'] {
  return annotationsOf(draft).flatMap(({ id, annotation }) => {
    const { kind, scanId, shape, texts, transcription, placeId, dateEdtf } = shownParts(annotation);
    const scan = scans.get(scanId);
    return scan ? [{ id, kind, scan, shape, texts, transcription, placeId, dateEdtf }] : [];
  });
}

function labelsOf(draft: PhotographDraft): PhotographSnapshot['labels'] {
  const labels: PhotographSnapshot['labels'] = {};
  for (const language of LANGUAGES) {
    const title = draft[labelField(language, 'title')];
    if (title) {
      labels[language] = {
        title,
        titleIsOurs: draft[labelField(language, 'titleIsOurs')],
        caption: draft[labelField(language, 'caption')],
        description: draft[labelField(language, 'description')],
        altText: draft[labelField(language, 'altText')],
        note: draft[labelField(language, 'note')],
      };
    }
  }
  return labels;
}

/** Freezes a section's words, its place in the walk and the order of its photographs. */
export async function sectionSnapshotOf(tx: Tx, sectionId: string): Promise<SectionSnapshot> {
  const draft = await tx.section.findUniqueOrThrow({
    where: { id: sectionId },
    include: {
      labels: true,
      photographs: {
        where: { deletedAt: null },
        orderBy: [{ position: 'asc' }, { slug: 'asc' }],
        select: { id: true },
      },
    },
  });
  const labels: SectionSnapshot['labels'] = {};
  for (const { language, title, text } of draft.labels) {
    if (isLanguage(language) && title) labels[language] = { title, text };
  }
  return {
    slug: draft.slug,
    position: draft.position,
    photographIds: draft.photographs.map(({ id }) => id),
    labels,
  };
}
