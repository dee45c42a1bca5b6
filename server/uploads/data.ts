import { LANGUAGES } from '@/lib/catalogue/languages';
import type { ErrorCode } from '@/lib/errors';
import { reaches } from '@/lib/people/roles';
import type { EmbeddedMetadata } from '@/lib/scans/embedded-metadata';
import type { CommandFailure } from '@/lib/studio/failure';
import type { ScanView, UploadedPhotograph, UploadList, UploadView } from '@/lib/studio/upload-commands';
import type { UploadSettings } from '@/server/config';
import type { Db } from '@/server/db/client';
import type { Actor, VisiblePhotographId } from '@/server/people/actor';
import { usedQuota } from './mutations';
import { arrivedBytes } from './upload-folder';

const DAY_MS = 86_400_000;
/** Of what ended; what is on its way is always told. */
const MOST_ENDED = 100;

const SCAN = {
  photograph: { select: { publication: { select: { scanId: true } } } },
} as const;

const PHOTOGRAPH = {
  select: {
    id: true,
    ownerId: true,
    publicationId: true,
    deletedAt: true,
    purgedAt: true,
    labels: { select: { language: true, title: true } },
  },
} as const;

/** The actor's uploads: all that are on their way, and what ended within a day, newest first. */
export async function listUploads(db: Db, actor: Actor, settings: UploadSettings): Promise<UploadList> {
  const userId = actor.id ?? '';
  const include = {
    photograph: PHOTOGRAPH,
    scan: {
      include: { ...SCAN, photograph: { select: { ...PHOTOGRAPH.select, ...SCAN.photograph.select } } },
    },
  } as const;
  const [moving, ended, used] = await Promise.all([
    db.upload.findMany({ where: { userId, state: { in: ['ARRIVING', 'FINISHING'] } }, include }),
    db.upload.findMany({
      where: {
        userId,
        state: { in: ['RECEIVED', 'REFUSED', 'EXPIRED'] },
        touchedAt: { gt: new Date(Date.now() - DAY_MS) },
      },
      orderBy: { createdAt: 'desc' },
      take: MOST_ENDED,
      include,
    }),
    usedQuota(db, userId),
  ]);
  const rows = [...moving, ...ended].sort(
    (one, other) => other.createdAt.getTime() - one.createdAt.getTime(),
  );
  const names = await namesOf(
    db,
    rows.flatMap(({ scan }) => scan?.deliveredById ?? []),
  );
  const uploads = await Promise.all(
    rows.map(async (row): Promise<UploadView> => {
      const photograph = row.scan?.photograph ?? row.photograph;
      const seen = photograph && photographView(photograph, actor);
      const isWhole = row.state === 'FINISHING' || row.state === 'RECEIVED';
      return {
        id: row.id,
        name: row.name,
        bytes: Number(row.bytes),
        arrived: isWhole ? Number(row.bytes) : ((await arrivedBytes(settings.dir, row.id)) ?? 0),
        fingerprint: row.fingerprint,
        state: row.state,
        failure: failureOf(row),
        isRepeat: row.isRepeat,
        photograph: seen,
        // Somebody else's draft is not shown to whoever has the same file.
        scan: row.scan && seen?.mayOpen ? scanView(row.scan, names) : null,
        startedAt: row.createdAt.toISOString(),
      };
    }),
  );
  const { maxBytes: oneFile, quotaBytes: together } = settings;
  return { uploads, limits: { oneFile, together, used } };
}

/** Every scan of a photograph, newest first. */
export async function listScans(db: Db, photographId: VisiblePhotographId): Promise<ScanView[]> {
  const rows = await db.scan.findMany({
    where: { photographId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: SCAN,
  });
  const names = await namesOf(
    db,
    rows.flatMap(({ deliveredById }) => deliveredById ?? []),
  );
  return rows.map((row) => scanView(row, names));
}

/** What the file of a photograph's newest scan says of itself; null where that was not read. */
export async function readEmbedded(
  db: Db,
  photographId: VisiblePhotographId,
): Promise<EmbeddedMetadata | null> {
  const scan = await db.scan.findFirst({
    where: { photographId, standIn: false },
    orderBy: { createdAt: 'desc' },
    select: { embedded: true },
  });
  return scan?.embedded ? (JSON.parse(scan.embedded) as EmbeddedMetadata) : null;
}

type ScanRow = Awaited<ReturnType<Db['scan']['findMany']>>[number] & {
  photograph: { publication: { scanId: string | null } | null } | null;
};

function scanView(row: ScanRow, names: ReadonlyMap<string, string>): ScanView {
  const sideways = (row.orientation ?? 1) >= 5;
  return {
    id: row.id,
    state: row.state,
    progress: row.progress,
    previews: previewsOf(row),
    imageId: row.state === 'READY' ? row.imageId : null,
    name: row.standIn ? null : row.originalName,
    isStandIn: row.standIn,
    isShown: row.photograph?.publication?.scanId === row.id,
    showsWhenReady: row.publishWhenReady,
    bytes: row.originalBytes === null ? null : Number(row.originalBytes),
    format: row.format,
    width: row.width ?? (sideways ? row.fileHeight : row.fileWidth),
    height: row.height ?? (sideways ? row.fileWidth : row.fileHeight),
    receivedAt: row.createdAt.toISOString(),
    receivedFrom: names.get(row.deliveredById ?? '') ?? null,
    failure: failureOf(row),
  };
}

function previewsOf({ imageId, previews }: Pick<ScanRow, 'imageId' | 'previews'>): ScanView['previews'] {
  if (!imageId || !previews) return [];
  const sizes = JSON.parse(previews) as { width: number; height: number }[];
  return sizes.map((size) => ({ ...size, address: `/previews/${imageId}/${size.width}.jpg` }));
}

function failureOf(row: { failureCode: string | null; failureDetail: string | null }): CommandFailure | null {
  if (!row.failureCode) return null;
  return {
    code: row.failureCode as ErrorCode,
    detail: JSON.parse(row.failureDetail ?? '{}') as CommandFailure['detail'],
  };
}

interface PhotographRow {
  id: string;
  ownerId: string | null;
  publicationId: string | null;
  deletedAt: Date | null;
  labels: { language: string; title: string | null }[];
}

function photographView(row: PhotographRow, actor: Actor): UploadedPhotograph {
  const mayOpen = reaches(actor.role, 'curator') || row.ownerId === actor.id;
  const isKnown = mayOpen || row.publicationId !== null;
  const titles = LANGUAGES.flatMap((language) => {
    const text = row.labels.find((label) => label.language === language)?.title;
    return text ? [{ text, language }] : [];
  });
  return {
    id: mayOpen ? row.id : '',
    title: isKnown ? (titles[0] ?? null) : null,
    mayOpen,
    isInTrash: mayOpen && row.deletedAt !== null,
  };
}

async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}
