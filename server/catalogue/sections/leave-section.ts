import type { Tx } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { requireEditable } from '@/server/people/gate';
import { saveDraft } from '../drafts/save-draft';

/** Takes a section's photographs out of it. Drafts that name it are changed as by an editor, so that their history tells of it. */
export async function leaveSection(tx: Tx, actor: Actor<'curator'>, sectionId: string): Promise<void> {
  const members = await tx.photograph.findMany({
    where: {
      deletedAt: null,
      OR: [{ sectionId }, { secondarySections: { some: { sectionId } } }],
    },
    select: { id: true, sectionId: true, secondarySections: { select: { sectionId: true } } },
  });
  for (const { id, sectionId: primary, secondarySections } of members) {
    const others = secondarySections.map((row) => row.sectionId).filter((each) => each !== sectionId);
    const changes = {
      ...(primary === sectionId ? { sectionId: null } : {}),
      ...(others.length < secondarySections.length ? { secondarySectionIds: others } : {}),
    };
    await saveDraft(tx, actor, await requireEditable(tx, actor, id), { base: null, sitting: null, changes });
  }
  // In the trash nothing has an editor.
  await tx.photograph.updateMany({ where: { sectionId }, data: { sectionId: null } });
  await tx.photographSection.deleteMany({ where: { sectionId } });
}
