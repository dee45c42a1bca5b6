import type { Tx } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { requireEditable } from '@/server/people/gate';
import { saveDraft } from '../drafts/save-draft';

/** Takes a section's words, history and publications away and its photographs out of it; a tombstone stays (DECISIONS, 10). */
export async function emptySection(
  tx: Tx,
  actor: Actor<'curator'>,
  sectionId: string,
  now: Date,
): Promise<void> {
  await leaveSection(tx, actor, sectionId);
  await tx.sectionPublication.deleteMany({ where: { sectionId } });
  await tx.sectionLabel.deleteMany({ where: { sectionId } });
  await tx.revision.deleteMany({ where: { kind: 'section', subjectId: sectionId } });
  await tx.section.update({ where: { id: sectionId }, data: { purgedAt: now } });
}

/** Drafts that name it are changed as by an editor, so that their history tells of it. */
async function leaveSection(tx: Tx, actor: Actor<'curator'>, sectionId: string): Promise<void> {
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
