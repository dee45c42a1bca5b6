import { labelField, type PhotographDraft } from '@/lib/catalogue/draft';
import type { Language } from '@/lib/catalogue/languages';
import type { Tx } from '@/server/db/client';
import { recordRevision } from '@/server/history/record-revision';
import type { Actor } from '@/server/people/actor';
import { applyFields, readDraft } from './draft-rows';
import { sortKeyOf } from './first-revision';
import { freeSlug } from './slugs';

/**
 * A new draft that belongs to its maker until it is published; a curator's belongs to the exhibition at once.
 * @param title already read by `readField`
 * @returns its id
 */
export async function createDraft(
  tx: Tx,
  actor: Actor,
  { title, language }: { title: string | null; language: Language },
): Promise<string> {
  const slug = await freeSlug(tx, 'photograph', title);
  const ownerId = actor.role === 'contributor' ? actor.id : null;
  const { id } = await tx.photograph.create({ data: { slug, ownerId, revision: 1 }, select: { id: true } });
  const field = labelField(language, 'title');
  // A computed name is any name to the compiler, also that of an annotation.
  if (title) await applyFields(tx, id, { [field]: title } as unknown as Partial<PhotographDraft>);
  const state = await readDraft(tx, id);
  await tx.photograph.update({ where: { id }, data: { sortKey: sortKeyOf(state) } });
  await recordRevision(tx, actor, {
    kind: 'photograph',
    subjectId: id,
    number: 1,
    changes: title ? [{ field, before: null, after: title }] : [],
    state,
    reason: 'create',
  });
  return id;
}
