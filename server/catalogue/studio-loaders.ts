import type { AuthorityKind, AuthorityRow } from '@/lib/studio/authority-commands';
import type { Choices } from '@/lib/studio/choice-commands';
import type { PhotographPage, TrashRow, WorklistView } from '@/lib/studio/list-views';
import type { PhotographQuery } from '@/lib/studio/photograph-filter';
import { databases } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { readAuthorityRows } from './authorities';
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

/** What the actor may bring back from the trash. */
export function loadTrash(actor: Actor): Promise<TrashRow[]> {
  return readTrash(databases().reader, actor);
}

/** One of the authority lists. */
export function loadAuthorities(kind: AuthorityKind): Promise<AuthorityRow[]> {
  return readAuthorityRows(databases().reader, kind);
}
