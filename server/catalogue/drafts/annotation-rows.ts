import {
  type Annotation,
  type AnnotationField,
  annotation,
  annotationField,
  annotationIdOf,
} from '@/lib/annotations/annotation';
import type { ScanSize } from '@/lib/annotations/shape';
import type { PhotographDraft } from '@/lib/catalogue/draft';
import type { Db, Tx } from '@/server/db/client';

const KINDS = {
  DETAIL: 'detail',
  INSCRIPTION: 'inscription',
  DATING_EVIDENCE: 'dating-evidence',
  LANDMARK: 'landmark',
} as const;

const KINDS_ROW = {
  detail: 'DETAIL',
  inscription: 'INSCRIPTION',
  'dating-evidence': 'DATING_EVIDENCE',
  landmark: 'LANDMARK',
} as const;

export interface AnnotationRow {
  id: string;
  kind: keyof typeof KINDS;
  scanId: string;
  shape: string;
  position: number;
  texts: string;
  transcription: string | null;
  transcriptionLanguage: string | null;
  placeId: string | null;
  dateEdtf: string | null;
}

/** The fields of a draft that its annotations are. */
export function annotationFieldsOf(rows: readonly AnnotationRow[]): Record<AnnotationField, Annotation> {
  return Object.fromEntries(rows.map((row) => [annotationField(row.id), annotationOf(row)]));
}

function annotationOf(row: AnnotationRow): Annotation {
  const { kind, scanId, shape, position, texts, transcription, transcriptionLanguage } = row;
  return annotation.parse({
    kind: KINDS[kind],
    scanId,
    shape: JSON.parse(shape),
    order: position,
    texts: JSON.parse(texts),
    transcription:
      transcription === null ? null : { text: transcription, lang: transcriptionLanguage ?? 'und' },
    placeId: row.placeId,
    dateEdtf: row.dateEdtf,
  });
}

/** Writes those of a draft's fields that are annotations; null takes one away. */
export async function applyAnnotations(
  tx: Tx,
  photographId: string,
  fields: Partial<PhotographDraft>,
): Promise<void> {
  for (const [field, value] of Object.entries(fields)) {
    const id = annotationIdOf(field);
    if (id === null) continue;
    // The compiler does not follow a value through its field's name; `readField` has made it.
    const given = value as Annotation | null;
    if (given === null) await tx.photographAnnotation.deleteMany({ where: { photographId, id } });
    else {
      const columns = columnsOf(given);
      await tx.photographAnnotation.upsert({
        where: { photographId_id: { photographId, id } },
        create: { photographId, id, ...columns },
        update: columns,
      });
    }
  }
}

function columnsOf({ kind, scanId, shape, order, texts, transcription, placeId, dateEdtf }: Annotation) {
  return {
    kind: KINDS_ROW[kind],
    scanId,
    shape: JSON.stringify(shape),
    position: order,
    texts: JSON.stringify(texts),
    transcription: transcription?.text ?? null,
    transcriptionLanguage: transcription?.lang ?? null,
    placeId,
    dateEdtf,
  };
}

/** The built scans of a photograph, by id: what regions can be drawn on. */
export async function readScanSizes(db: Db | Tx, photographId: string): Promise<Map<string, ScanSize>> {
  const rows = await db.scan.findMany({
    where: { photographId },
    select: { id: true, width: true, height: true, standIn: true },
  });
  return new Map(
    rows.flatMap(({ id, width, height, standIn }) =>
      width && height ? [[id, { id, width, height, standIn }] as const] : [],
    ),
  );
}
