import { LANGUAGES } from '@/lib/catalogue/languages';
import type { Notice } from '@/lib/iiif/import-report';
import { readSourceDraft } from '@/lib/iiif/read-draft';
import type { SourceCanvas, SourceManifest } from '@/lib/iiif/read-presentation';
import { recordMade } from '@/server/catalogue/batches/standing';
import { createDraft } from '@/server/catalogue/drafts/create-draft';
import { saveDraft } from '@/server/catalogue/drafts/save-draft';
import { freeSlug } from '@/server/catalogue/drafts/slugs';
import type { Db, Tx } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { requireEditable } from '@/server/people/gate';

export interface CanvasOf {
  manifest: SourceManifest;
  manifestId: string;
  /** Address or file name that the manifest was read from. */
  readFrom: string;
  canvas: SourceCanvas;
}

/** The record that an earlier import made of a canvas. */
export interface KnownCanvas {
  photographId: string;
  slug: string;
  inTrash: boolean;
  /** It has a scan that is ready or on its way. */
  hasPicture: boolean;
}

export async function findKnown(db: Db, manifestId: string, canvasId: string): Promise<KnownCanvas | null> {
  const source = await db.iiifSource.findUnique({
    where: { manifestId_canvasId: { manifestId, canvasId } },
    select: {
      photographId: true,
      photograph: {
        select: {
          slug: true,
          status: true,
          scans: { where: { standIn: false, state: { not: 'FAILED' } }, select: { id: true }, take: 1 },
        },
      },
    },
  });
  if (!source) return null;
  const { photographId, photograph } = source;
  const { slug, status, scans } = photograph;
  return { photographId, slug, inTrash: status === 'DELETED', hasPicture: scans.length > 0 };
}

/** True where a batch, if there is one, made this record. */
export async function isMadeIn(db: Db, batchId: string | null, photographId: string): Promise<boolean> {
  if (batchId === null) return false;
  return (await db.batchStep.count({ where: { batchId, subjectId: photographId } })) > 0;
}

/**
 * Makes the draft of a canvas together with where it comes from, in one transaction, so that no canvas can have two.
 * @returns its id, its slug, and the fields that could not be kept
 */
export async function makeCanvasDraft(
  db: Db,
  actor: Actor<'curator'>,
  source: CanvasOf,
  { batchId, now }: { batchId: string; now: Date },
): Promise<{ id: string; slug: string; notices: Notice[] }> {
  return db.$transaction(async (tx) => {
    const { manifest, manifestId, readFrom, canvas } = source;
    const seen = `${manifestId} (${now.toISOString().slice(0, 10)})`;
    const draft = readSourceDraft(manifest, canvas, seen);
    const slug = await freeSlug(tx, 'photograph', draft.title);
    const id = await createDraft(tx, actor, { title: null, language: LANGUAGES[0] });
    const editable = await requireEditable(tx, actor, id);
    const changes = { ...draft.fields, ...(await authoritiesOf(tx, draft.rights, manifest)), slug };
    const saving = { base: null, sitting: null, reason: 'import', batchId, changes } as const;
    const { refused } = await saveDraft(tx, actor, editable, saving);
    await recordMade(tx, batchId, id);
    const attribution = canvas.attribution.length > 0 ? canvas.attribution : manifest.attribution;
    await tx.iiifSource.create({
      data: {
        ...{ photographId: id, manifestId, canvasId: canvas.id, readFrom, rights: draft.rights },
        attribution: JSON.stringify(attribution),
      },
    });
    const notices = Object.entries(refused).map(
      ([field, problem]): Notice => ({ code: 'FIELD_LEFT_OUT', field, problem }),
    );
    return { id, slug: refused.slug ? await slugOf(tx, id) : slug, notices };
  });
}

async function slugOf(tx: Tx, id: string): Promise<string> {
  return (await tx.photograph.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug;
}

/** Ours that the source names beyond doubt: the statement of its address, the holder of exactly its name. */
async function authoritiesOf(
  tx: Tx,
  rights: string | null,
  { provider }: SourceManifest,
): Promise<{ rightsId: string | null; holderId: string | null }> {
  const statements =
    rights === null ? [] : await tx.rightsStatement.findMany({ select: { id: true, uri: true } });
  const names = provider.map(({ text }) => text);
  const holders =
    names.length === 0
      ? []
      : await tx.holder.findMany({
          where: { mergedIntoId: null, names: { some: { name: { in: names } } } },
          select: { id: true },
          take: 2,
        });
  return {
    rightsId: statements.find(({ uri }) => statementOf(uri) === statementOf(rights ?? ''))?.id ?? null,
    holderId: holders.length === 1 ? (holders[0]?.id ?? null) : null,
  };
}

/** One statement has several addresses: with and without TLS, for people (`page`) and machines (`vocab`), per language. */
function statementOf(uri: string): string {
  return uri
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace('rightsstatements.org/page/', 'rightsstatements.org/vocab/')
    .replace(/\/(legalcode|deed)(\.\w+)?$/, '')
    .replace(/\/+$/, '');
}
