import type { EntryKind } from '@/lib/catalogue/authority-draft';
import type { AuthorityRow, EntryView } from '@/lib/studio/authority-commands';
import type { BatchView } from '@/lib/studio/batch-commands';
import type { Choices } from '@/lib/studio/choice-commands';
import type { PhotographPage, TrashPage, WorklistView } from '@/lib/studio/list-views';
import type { PhotographQuery } from '@/lib/studio/photograph-filter';
import { databases } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { readAuthorityRows, readEntryView } from './authorities';
import { readBatches, readInterrupted } from './batches/data';
import { readChoices } from './choices';
import { readPhotographPage } from './studio-lists';
import { readTrash } from './trash-list';
import { readWorklist } from './worklist';

/** The studio's first page. */
export function loadWorklist(actor: Actor): Promise<WorklistView> {
  return readWorklist(databases().reader, actor);
}

/** The studio's list of photographs with what it can be narrowed to. */
export async function loadPhotographList(
  actor: Actor,
  query: PhotographQuery,
): Promise<{ page: PhotographPage; options: Choices }> {
  const { reader } = databases();
  const [page, options] = await Promise.all([readPhotographPage(reader, actor, query), readChoices(reader)]);
  return { page, options };
}

/** What was changed together lately. */
export function loadBatches(actor: Actor<'curator'>): Promise<BatchView[]> {
  return readBatches(databases().reader, actor);
}

/** An import of the actor's that was cut off; null where it cannot be gone on with. */
export async function loadInterruptedImport(actor: Actor<'curator'>, id: string): Promise<BatchView | null> {
  const batch = await readInterrupted(databases().reader, actor, id);
  return batch?.kind === 'import' ? batch : null;
}

/** What the actor may bring back from the trash. */
export function loadTrash(actor: Actor, before: string | null): Promise<TrashPage> {
  return readTrash(databases().reader, actor, { before });
}

/** One of the authority lists. */
export function loadAuthorities(kind: EntryKind): Promise<AuthorityRow[]> {
  return readAuthorityRows(databases().reader, kind);
}

export interface EntryLoad {
  view: EntryView;
  /** Its list, for whoever merges it. */
  rows: AuthorityRow[];
  /** The photographs that name it, as the first page of the list would show them. */
  uses: PhotographPage;
}

/** One entry of an authority list with what stands around it; null where there is none. */
export async function loadEntry(actor: Actor, kind: EntryKind, id: string): Promise<EntryLoad | null> {
  const { reader } = databases();
  const view = await readEntryView(reader, kind, id);
  if (!view) return null;
  const query = { filter: { [kind]: id }, sort: 'title', after: null, before: null } as const;
  const [rows, uses] = await Promise.all([
    kind === 'rights' ? [] : readAuthorityRows(reader, kind),
    readPhotographPage(reader, actor, query),
  ]);
  return { view, rows, uses };
}
