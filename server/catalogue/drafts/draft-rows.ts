import { labelField, type PhotographDraft } from '@/lib/catalogue/draft';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { Db, Tx } from '@/server/db/client';
import { annotationFieldsOf, applyAnnotations } from './annotation-rows';

const DIMENSIONS = { IMAGE: 'image', PRINT: 'print', MOUNT: 'mount', ALBUM_PAGE: 'album-page' } as const;

const DIMENSIONS_ROW = {
  image: 'IMAGE',
  print: 'PRINT',
  mount: 'MOUNT',
  'album-page': 'ALBUM_PAGE',
} as const;

const ROLES = {
  PHOTOGRAPHER: 'photographer',
  STUDIO: 'studio',
  PRINTER: 'printer',
  PUBLISHER: 'publisher',
  COLLECTION: 'collection',
} as const;

const ROLES_ROW = {
  photographer: 'PHOTOGRAPHER',
  studio: 'STUDIO',
  printer: 'PRINTER',
  publisher: 'PUBLISHER',
  collection: 'COLLECTION',
} as const;

/** A photograph's draft, every field of it. @throws where there is no such photograph */
export async function readDraft(db: Db | Tx, id: string): Promise<PhotographDraft> {
  const row = await readRow(db, id);
  return draftOf(row);
}

/** Many drafts at once, by id; ids that lead nowhere are absent. */
export async function readDrafts(db: Db | Tx, ids: readonly string[]): Promise<Map<string, PhotographDraft>> {
  const rows = await db.photograph.findMany({ where: { id: { in: [...ids] } }, include: WHOLE });
  return new Map(rows.map((row) => [row.id, draftOf(row)]));
}

function draftOf(row: Row): PhotographDraft {
  return { ...factsOf(row), ...labelsOf(row), ...annotationFieldsOf(row.annotations) };
}

const WHOLE = {
  labels: true,
  makers: { orderBy: { position: 'asc' } },
  places: { orderBy: { position: 'asc' } },
  communities: { orderBy: { communityId: 'asc' } },
  secondarySections: { orderBy: { sectionId: 'asc' } },
  annotations: true,
} as const;

function readRow(db: Db | Tx, id: string) {
  return db.photograph.findUniqueOrThrow({ where: { id }, include: WHOLE });
}

type Row = Awaited<ReturnType<typeof readRow>>;

function factsOf(row: Row) {
  return {
    slug: row.slug,
    sourceTitle: written(row.sourceTitle, row.sourceTitleLanguage),
    dateEdtf: row.dateEdtf,
    dateAsWritten: written(row.dateAsWritten, row.dateLanguage),
    techniqueId: row.techniqueId,
    technique: written(row.technique, row.techniqueLanguage),
    dimensions: dimensionsOf(row),
    measured: measuredOf(row),
    dimensionsAsWritten: row.dimensionsAsWritten,
    inventoryNumber: row.inventoryNumber,
    sourceUrl: row.sourceUrl,
    fileUrl: row.fileUrl,
    rightsId: row.rightsId,
    rightsAsStated: row.rightsAsStated,
    creditLine: row.creditLine,
    evidence: row.evidence,
    seenIn: row.seenIn,
    internalNotes: row.internalNotes,
    caveats: row.caveats,
    holderId: row.holderId,
    makers: row.makers.map(({ makerId, role }) => ({ makerId, role: ROLES[role] })),
    placeIds: row.places.map(({ placeId }) => placeId),
    communities: row.communities.map(({ communityId, basis }) => ({ communityId, basis })),
    sectionId: row.sectionId,
    secondarySectionIds: row.secondarySections.map(({ sectionId }) => sectionId),
    viewpoint: viewpointOf(row),
  } satisfies Partial<PhotographDraft>;
}

function written(text: string | null, language: string | null) {
  // `und` is BCP 47's own word for a language that nobody has determined.
  return text ? { text, lang: language ?? 'und' } : null;
}

function dimensionsOf({ widthCm, heightCm, dimensionsOf }: Row) {
  return widthCm && heightCm && dimensionsOf ? { widthCm, heightCm, of: DIMENSIONS[dimensionsOf] } : null;
}

function measuredOf({ measuredScanId: scanId, measuredShape }: Row): PhotographDraft['measured'] {
  // Written by `columnsOf`, of what `readField` has let through.
  return scanId && measuredShape ? { scanId, shape: JSON.parse(measuredShape) } : null;
}

function viewpointOf(row: Row) {
  const { viewpointLatitude: latitude, viewpointLongitude: longitude } = row;
  if (latitude === null || longitude === null) return null;
  return { latitude, longitude, bearing: row.viewpointBearing, angle: row.viewpointAngle };
}

const NO_LABEL = {
  title: null,
  titleIsOurs: true,
  caption: null,
  description: null,
  altText: null,
  note: null,
} as const;

const LABEL_FIELDS = Object.keys(NO_LABEL) as (keyof typeof NO_LABEL)[];

type LabelFields = Pick<PhotographDraft, Extract<keyof PhotographDraft, `labels.${string}`>>;

function labelsOf({ labels }: Row): LabelFields {
  const pairs = LANGUAGES.flatMap((language) => {
    const label = labels.find((each) => each.language === language) ?? NO_LABEL;
    return LABEL_FIELDS.map((name) => [labelField(language, name), label[name]] as const);
  });
  return Object.fromEntries(pairs) as unknown as LabelFields;
}

/** Writes fields that `readField` has let through and whose references exist; nothing else of the row is touched. */
export async function applyFields(tx: Tx, id: string, fields: Partial<PhotographDraft>): Promise<void> {
  await tx.photograph.update({ where: { id }, data: columnsOf(fields) });
  for (const language of LANGUAGES) await applyLabel(tx, id, language, fields);
  await applyLists(tx, id, fields);
  await applyAnnotations(tx, id, fields);
}

function columnsOf(fields: Partial<PhotographDraft>) {
  const { slug, dateEdtf, techniqueId, dimensionsAsWritten, inventoryNumber, sourceUrl, fileUrl } = fields;
  const { rightsId, rightsAsStated, creditLine, evidence, seenIn, internalNotes, caveats } = fields;
  const { holderId, sectionId, sourceTitle, dateAsWritten, technique, dimensions, measured, viewpoint } =
    fields;
  return {
    ...{ slug, dateEdtf, techniqueId, dimensionsAsWritten, inventoryNumber, sourceUrl, fileUrl },
    ...{
      rightsId,
      rightsAsStated,
      creditLine,
      evidence,
      seenIn,
      internalNotes,
      caveats,
      holderId,
      sectionId,
    },
    ...(sourceTitle === undefined
      ? {}
      : { sourceTitle: sourceTitle?.text ?? null, sourceTitleLanguage: sourceTitle?.lang ?? null }),
    ...(dateAsWritten === undefined
      ? {}
      : { dateAsWritten: dateAsWritten?.text ?? null, dateLanguage: dateAsWritten?.lang ?? null }),
    ...(technique === undefined
      ? {}
      : { technique: technique?.text ?? null, techniqueLanguage: technique?.lang ?? null }),
    ...(dimensions === undefined
      ? {}
      : {
          widthCm: dimensions?.widthCm ?? null,
          heightCm: dimensions?.heightCm ?? null,
          dimensionsOf: dimensions ? DIMENSIONS_ROW[dimensions.of] : null,
        }),
    ...(measured === undefined
      ? {}
      : {
          measuredScanId: measured?.scanId ?? null,
          measuredShape: measured ? JSON.stringify(measured.shape) : null,
        }),
    ...(viewpoint === undefined
      ? {}
      : {
          viewpointLatitude: viewpoint?.latitude ?? null,
          viewpointLongitude: viewpoint?.longitude ?? null,
          viewpointBearing: viewpoint?.bearing ?? null,
          viewpointAngle: viewpoint?.angle ?? null,
        }),
  };
}

async function applyLabel(
  tx: Tx,
  photographId: string,
  language: Language,
  fields: Partial<PhotographDraft>,
) {
  const changed = LABEL_FIELDS.flatMap((name) => {
    const value = fields[labelField(language, name)];
    return value === undefined ? [] : [[name, value] as const];
  });
  if (changed.length === 0) return;
  const label = Object.fromEntries(changed);
  await tx.photographLabel.upsert({
    where: { photographId_language: { photographId, language } },
    create: { photographId, language, ...label },
    update: label,
  });
}

async function applyLists(tx: Tx, photographId: string, fields: Partial<PhotographDraft>): Promise<void> {
  const { makers, placeIds, communities, secondarySectionIds } = fields;
  const where = { photographId };
  if (makers) {
    await tx.photographMaker.deleteMany({ where });
    await tx.photographMaker.createMany({
      data: makers.map(({ makerId, role }, position) => ({
        ...where,
        makerId,
        role: ROLES_ROW[role],
        position,
      })),
    });
  }
  if (placeIds) {
    await tx.photographPlace.deleteMany({ where });
    await tx.photographPlace.createMany({
      data: placeIds.map((placeId, position) => ({ ...where, placeId, position })),
    });
  }
  if (communities) {
    await tx.photographCommunity.deleteMany({ where });
    await tx.photographCommunity.createMany({ data: communities.map((each) => ({ ...where, ...each })) });
  }
  if (secondarySectionIds) {
    await tx.photographSection.deleteMany({ where });
    await tx.photographSection.createMany({
      data: secondarySectionIds.map((sectionId) => ({ ...where, sectionId })),
    });
  }
}
