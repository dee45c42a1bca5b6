import type { Choices } from '@/lib/studio/choice-commands';
import type { PhotographPage, WorklistView } from '@/lib/studio/list-views';
import type { PhotographQuery } from '@/lib/studio/photograph-filter';
import { databases } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { readChoices } from './choices';
import { readPhotographPage } from './studio-lists';
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
