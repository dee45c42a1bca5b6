import type { PhotographDraft, RecordField } from '@/lib/catalogue/draft';
import { type FieldValue, sameValue } from '@/lib/catalogue/field-changes';
import { isError } from '@/lib/catalogue/readiness';
import { isCodedError } from '@/lib/errors';
import type { BulkChange, BulkOutcome, BulkRefusal, LeftOut } from '@/lib/studio/bulk-commands';
import type { Db, Tx } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { requireDisposable, requireEditable } from '@/server/people/gate';
import { readDraft } from '../drafts/draft-rows';
import { saveDraft } from '../drafts/save-draft';
import { publishReady, unpublish } from '../publishing/publish';
import { chooseScan, readReadiness } from '../publishing/readiness';
import { trash } from '../publishing/trash';
import { titlesOf } from '../studio-lists';
import { countInBatch } from './batch';
import { recordStep } from './standing';

type Each = 'changed' | 'same' | BulkRefusal;

/** What a change would do to these photographs; nothing is written. */
export function checkBulk(
  db: Db,
  actor: Actor<'curator'>,
  change: BulkChange,
  ids: readonly string[],
): Promise<BulkOutcome> {
  return gather(db, ids, (id) => checkOne(db, actor, change, id));
}

/** Makes a change to each of these photographs, in a transaction each, as part of a batch. */
export async function applyBulk(
  db: Db,
  actor: Actor<'curator'>,
  { change, ids, batchId }: { change: BulkChange; ids: readonly string[]; batchId: string },
): Promise<BulkOutcome> {
  const outcome = await gather(db, ids, (id) =>
    db.$transaction(async (tx) => {
      const seen = await checkOne(tx, actor, change, id);
      return seen === 'changed' ? applyOne(tx, actor, { change, id, batchId }) : seen;
    }),
  );
  await countInBatch(db, batchId, outcome.changed);
  return outcome;
}

async function gather(
  db: Db,
  ids: readonly string[],
  run: (id: string) => Promise<Each>,
): Promise<BulkOutcome> {
  const outcome: BulkOutcome = { changed: 0, same: 0, left: [] };
  for (const id of ids) {
    const each = await run(id).catch(refusalOf);
    if (each === 'changed' || each === 'same') outcome[each] += 1;
    else outcome.left.push(await leftOut(db, id, each));
  }
  return outcome;
}

/** Names a photograph that a batch left alone. */
export async function leftOut(db: Db, id: string, reason: BulkRefusal): Promise<LeftOut> {
  const labels = await db.photographLabel.findMany({
    where: { photographId: id },
    select: { language: true, title: true },
  });
  return { id, titles: titlesOf(labels), reason };
}

const SAID: readonly string[] = ['PHOTOGRAPH_UNKNOWN', 'PHOTOGRAPH_IN_TRASH', 'NOT_ALLOWED'];

function refusalOf(error: unknown): BulkRefusal {
  if (!isCodedError(error)) throw error;
  return SAID.includes(error.code) ? (error.code as BulkRefusal) : 'OTHER';
}

async function checkOne(db: Db | Tx, actor: Actor, change: BulkChange, id: string): Promise<Each> {
  await requireEditable(db, actor, id);
  if (change.kind === 'trash') return 'changed';
  const row = await db.photograph.findUniqueOrThrow({
    where: { id },
    select: { publicationId: true, revision: true, publishedRevision: true, proposedById: true },
  });
  if (change.kind === 'unpublish') return row.publicationId === null ? 'same' : 'changed';
  if (change.kind !== 'publish') {
    return wanted(change, await readDraft(db, id)).value === undefined ? 'same' : 'changed';
  }
  if (row.publicationId !== null && row.publishedRevision === Math.max(row.revision, 1)) return 'same';
  if (row.proposedById !== null) return 'PROPOSED';
  const findings = await readReadiness(db, id, await chooseScan(db, id));
  const error = findings.find(isError);
  return error ? (error.code as BulkRefusal) : 'changed';
}

interface Wanted {
  field: RecordField;
  /** Absent where the draft is so already. */
  value?: FieldValue;
}

type DraftChange = Exclude<BulkChange, { kind: 'publish' | 'unpublish' | 'trash' }>;

function wanted(change: DraftChange, draft: PhotographDraft): Wanted {
  const to = (field: RecordField, value: FieldValue): Wanted =>
    sameValue(draft[field], value) ? { field } : { field, value };
  switch (change.kind) {
    case 'section':
      return to('sectionId', change.sectionId);
    case 'rights':
      return to('rightsId', change.rightsId);
    case 'holder':
      return to('holderId', change.holderId);
    case 'replaceMakers':
      return to('makers', change.makers);
    case 'addMakers': {
      const has = (maker: (typeof change.makers)[number]) =>
        draft.makers.some(({ makerId, role }) => makerId === maker.makerId && role === maker.role);
      return to('makers', [...draft.makers, ...change.makers.filter((maker) => !has(maker))]);
    }
    case 'addCommunities': {
      const has = (id: string) => draft.communities.some(({ communityId }) => communityId === id);
      const more = change.communities.filter(({ communityId }) => !has(communityId));
      return to('communities', more.length === 0 ? draft.communities : [...draft.communities, ...more]);
    }
  }
}

async function applyOne(
  tx: Tx,
  actor: Actor<'curator'>,
  { change, id, batchId }: { change: BulkChange; id: string; batchId: string },
): Promise<Each> {
  const editable = await requireEditable(tx, actor, id);
  switch (change.kind) {
    case 'publish':
      await recordStep(tx, batchId, id, () => publishReady(tx, actor, id));
      return 'changed';
    case 'unpublish':
      await recordStep(tx, batchId, id, () => unpublish(tx, actor, editable));
      return 'changed';
    case 'trash':
      await recordStep(tx, batchId, id, async () => trash(tx, actor, await requireDisposable(tx, actor, id)));
      return 'changed';
  }
  const { field, value } = wanted(change, await readDraft(tx, id));
  const changes = { [field]: value };
  const saving = { base: null, sitting: null, changes, reason: 'bulk', batchId } as const;
  const { saved } = await saveDraft(tx, actor, editable, saving);
  return saved.length > 0 ? 'changed' : 'NOT_KNOWN';
}
