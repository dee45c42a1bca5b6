import { labelField, readField } from '@/lib/catalogue/draft';
import { CodedError } from '@/lib/errors';
import {
  confirmLanguageInput,
  createPhotographInput,
  historyInput,
  photographInput,
  publishPhotographInput,
  restoreRevisionInput,
  savePhotographInput,
  schedulePhotographInput,
} from '@/lib/studio/photograph-commands';
import { confirmLanguage } from '@/server/catalogue/drafts/confirm-language';
import { createDraft } from '@/server/catalogue/drafts/create-draft';
import { readDraftView, readPublicationState, readRevision } from '@/server/catalogue/drafts/draft-view';
import { restoreRevision } from '@/server/catalogue/drafts/restore';
import { saveDraft } from '@/server/catalogue/drafts/save-draft';
import { publishDraft, unpublish } from '@/server/catalogue/publishing/publish';
import { purgePhotograph } from '@/server/catalogue/publishing/purge';
import { chooseScan, readReadiness } from '@/server/catalogue/publishing/readiness';
import { schedule, unschedule } from '@/server/catalogue/publishing/schedule';
import { trash, untrash } from '@/server/catalogue/publishing/trash';
import type { Tx } from '@/server/db/client';
import { readHistory } from '@/server/history/data';
import type { Actor, EditablePhotographId } from '@/server/people/actor';
import { requireDisposable, requireEditable, requireRestorable, requireVisible } from '@/server/people/gate';
import { type CommandContext, command } from './command';

/** Asked and done in one transaction, so that what was allowed is still so when it is done. */
function editing<Result>(
  { db, actor }: Pick<CommandContext, 'db'> & { actor: Actor },
  id: string,
  run: (tx: Tx, editable: EditablePhotographId) => Promise<Result>,
): Promise<Result> {
  return db.$transaction(async (tx) => run(tx, await requireEditable(tx, actor, id)));
}

/** Everything that the studio does with one photograph; the preview's address is beside what signs it. */
export const photographCommands = {
  'photographs.create': command({
    least: 'contributor',
    input: createPhotographInput,
    async run({ title, language }, { db, actor }) {
      const read = readField(labelField(language, 'title'), title);
      if (!read.ok) throw new CodedError('INPUT_INVALID', { field: 'title' });
      const value = typeof read.value === 'string' ? read.value : null;
      return { id: await db.$transaction((tx) => createDraft(tx, actor, { title: value, language })) };
    },
  }),
  'photographs.open': command({
    least: 'contributor',
    input: photographInput,
    run: async ({ id }, { reader, actor }) => readDraftView(reader, await requireVisible(reader, actor, id)),
  }),
  'photographs.revision': command({
    least: 'contributor',
    input: photographInput,
    run: async ({ id }, { reader, actor }) => ({
      revision: await readRevision(reader, await requireVisible(reader, actor, id)),
    }),
  }),
  'photographs.save': command({
    least: 'contributor',
    input: savePhotographInput,
    run: ({ id, ...saving }, context) =>
      editing(context, id, (tx, editable) => saveDraft(tx, context.actor, editable, saving)),
  }),
  'photographs.confirm': command({
    least: 'curator',
    input: confirmLanguageInput,
    run: ({ id, ...confirming }, context) =>
      editing(context, id, (tx, editable) => confirmLanguage(tx, context.actor, editable, confirming)),
  }),
  'photographs.readiness': command({
    least: 'contributor',
    input: photographInput,
    async run({ id }, { reader, actor }) {
      const visible = await requireVisible(reader, actor, id);
      return readReadiness(reader, visible, await chooseScan(reader, visible));
    },
  }),
  'photographs.publish': command({
    least: 'curator',
    input: publishPhotographInput,
    run: ({ id, ...publishing }, context) =>
      editing(context, id, async (tx, editable) => {
        await publishDraft(tx, context.actor, editable, publishing);
        return readPublicationState(tx, id);
      }),
  }),
  'photographs.schedule': command({
    least: 'curator',
    input: schedulePhotographInput,
    run: ({ id, at }, context) =>
      editing(context, id, async (tx, editable) => {
        await schedule(tx, context.actor, editable, new Date(at));
        return readPublicationState(tx, id);
      }),
  }),
  'photographs.unschedule': command({
    least: 'curator',
    input: photographInput,
    run: ({ id }, context) =>
      editing(context, id, async (tx, editable) => {
        await unschedule(tx, editable);
        return readPublicationState(tx, id);
      }),
  }),
  'photographs.unpublish': command({
    least: 'curator',
    input: photographInput,
    run: ({ id }, context) =>
      editing(context, id, async (tx, editable) => {
        await unpublish(tx, context.actor, editable);
        return readPublicationState(tx, id);
      }),
  }),
  'photographs.trash': command({
    least: 'contributor',
    input: photographInput,
    run: ({ id }, { db, actor }) =>
      db.$transaction(async (tx) => {
        await trash(tx, actor, await requireDisposable(tx, actor, id));
        return readPublicationState(tx, id);
      }),
  }),
  'photographs.untrash': command({
    least: 'contributor',
    input: photographInput,
    run: ({ id }, { db, actor }) =>
      db.$transaction(async (tx) => {
        await untrash(tx, actor, await requireRestorable(tx, actor, id));
        return readPublicationState(tx, id);
      }),
  }),
  'photographs.purge': command({
    least: 'administrator',
    input: photographInput,
    async run({ id }, { db, actor }) {
      await db.$transaction((tx) => purgePhotograph(tx, actor, id));
      return null;
    },
  }),
  'photographs.history': command({
    least: 'contributor',
    input: historyInput,
    async run({ id, before }, { reader, actor }) {
      const subjectId = await requireVisible(reader, actor, id);
      return readHistory(reader, { kind: 'photograph', subjectId, before });
    },
  }),
  'photographs.restore': command({
    least: 'contributor',
    input: restoreRevisionInput,
    run: ({ id, ...restoring }, context) =>
      editing(context, id, async (tx, editable) => {
        const outcome = await restoreRevision(tx, context.actor, editable, restoring);
        return { draft: await readDraftView(tx, await requireVisible(tx, context.actor, id)), outcome };
      }),
  }),
};
