import type { Language } from '@/lib/catalogue/languages';
import { mergeChanges } from '@/lib/catalogue/merge-changes';
import { stateConfirmed } from '@/lib/catalogue/staleness';
import type { SaveOutcome } from '@/lib/studio/photograph-commands';
import type { Tx } from '@/server/db/client';
import { readChangesSince } from '@/server/history/data';
import { recordRevision } from '@/server/history/record-revision';
import type { EditablePhotographId, Person } from '@/server/people/actor';
import { readDraft } from './draft-rows';
import { ensureFirstRevision } from './first-revision';
import { readStates, textsOf, writeStates } from './language-states';
import { followPublished, languageOf, outcomeOf } from './save-draft';

/**
 * Someone has looked: this language says what the others say. Where their words have changed since `base`, nobody has seen
 * that yet: the language stays stale and the changes come back.
 */
export async function confirmLanguage(
  tx: Tx,
  actor: Pick<Person, 'id' | 'name'>,
  id: EditablePhotographId,
  { language, base }: { language: Language; base: number },
): Promise<SaveOutcome> {
  const revision = await ensureFirstRevision(tx, id);
  const since = await readChangesSince(tx, { kind: 'photograph', subjectId: id, base: Math.max(base, 1) });
  const current = await readDraft(tx, id);
  const states = await readStates(tx, id);
  const unseen = since.some(({ changes }) => changes.some(({ field }) => languageOf(field) !== null));
  const confirms = !unseen && states[language]?.stale === true;
  if (confirms) {
    const confirmed = stateConfirmed(language, textsOf(current));
    await writeStates(tx, id, { [language]: confirmed });
    await tx.photograph.update({ where: { id }, data: { revision: revision + 1 } });
    await recordRevision(tx, actor, {
      kind: 'photograph',
      subjectId: id,
      number: revision + 1,
      changes: [{ field: `languages.${language}.stale`, before: true, after: false }],
      state: current,
      reason: 'confirm',
    });
    await followPublished(tx, id, { number: revision + 1, state: current });
  }
  const merged = mergeChanges(since, { current, mine: {}, sitting: null });
  return outcomeOf(tx, id, { number: confirms ? revision + 1 : revision, merged, refused: {} });
}
