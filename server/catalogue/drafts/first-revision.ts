import { labelField, type PhotographDraft } from '@/lib/catalogue/draft';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { foldText } from '@/lib/text/fold';
import type { Db, Tx } from '@/server/db/client';
import { recordRevision } from '@/server/history/record-revision';
import { readDraft } from './draft-rows';

/** Photographs in one transaction. */
const BATCH = 20;

/** What lists sort by: the first title in the order of the languages, folded. */
export function sortKeyOf(draft: PhotographDraft): string {
  const titles = LANGUAGES.map((language) => draft[labelField(language, 'title')]);
  return foldText(titles.find(Boolean) ?? '');
}

/**
 * Writes down the state in which a record was found, so that it can be restored: whatever made it (the starter, an
 * import, an upload) need not know of histories.
 * @returns the number of its newest revision
 */
export async function ensureFirstRevision(tx: Tx, id: string): Promise<number> {
  const { revision, createdAt, owner } = await tx.photograph.findUniqueOrThrow({
    where: { id },
    select: { revision: true, createdAt: true, owner: { select: { id: true, name: true } } },
  });
  if (revision > 0) return revision;
  const state = await readDraft(tx, id);
  await tx.photograph.update({ where: { id }, data: { revision: 1, sortKey: sortKeyOf(state) } });
  await recordRevision(tx, owner ?? { id: null, name: '' }, {
    kind: 'photograph',
    subjectId: id,
    number: 1,
    changes: [],
    state,
    reason: 'create',
    at: createdAt,
  });
  return 1;
}

/** Gives every record that has none its first revision. Doing it again changes nothing. */
export async function ensureFirstRevisions(db: Db): Promise<void> {
  for (;;) {
    const rows = await db.photograph.findMany({ where: { revision: 0 }, select: { id: true }, take: BATCH });
    if (rows.length === 0) return;
    await db.$transaction(async (tx) => {
      for (const { id } of rows) await ensureFirstRevision(tx, id);
    });
  }
}
