import { z } from 'zod';
import { readSectionField, sectionField } from '@/lib/catalogue/section-draft';
import { CodedError } from '@/lib/errors';
import {
  confirmSectionInput,
  createSectionInput,
  orderSectionsInput,
  publishSectionInput,
  restoreSectionInput,
  saveSectionInput,
  sectionHistoryInput,
  sectionInput,
  sectionMembersInput,
} from '@/lib/studio/section-commands';
import { purgeSection } from '@/server/catalogue/publishing/purge';
import {
  readMembers,
  readSectionRevision,
  readSectionRows,
  readSectionState,
  readSectionView,
} from '@/server/catalogue/sections/data';
import {
  createSection,
  publishSection,
  reorderSections,
  trashSection,
  unpublishSection,
  untrashSection,
} from '@/server/catalogue/sections/mutations';
import { confirmSection, restoreSection, saveSection } from '@/server/catalogue/sections/save-section';
import { readHistory } from '@/server/history/data';
import { command } from './command';

const least = 'curator';

/** Everything that the studio does with the sections of the walk. */
export const sectionCommands = {
  'sections.list': command({
    least,
    input: z.record(z.string(), z.never()),
    run: (_, { reader }) => readSectionRows(reader),
  }),
  'sections.create': command({
    least,
    input: createSectionInput,
    async run({ title, language }, { db, actor }) {
      const read = readSectionField(sectionField(language, 'title'), title);
      if (!read.ok) throw new CodedError('INPUT_INVALID', { field: 'title' });
      const value = typeof read.value === 'string' ? read.value : null;
      return { id: await db.$transaction((tx) => createSection(tx, actor, { title: value, language })) };
    },
  }),
  'sections.open': command({
    least,
    input: sectionInput,
    run: ({ id }, { reader }) => readSectionView(reader, id),
  }),
  'sections.revision': command({
    least,
    input: sectionInput,
    run: async ({ id }, { reader }) => ({ revision: await readSectionRevision(reader, id) }),
  }),
  'sections.members': command({
    least,
    input: sectionMembersInput,
    run: ({ id, ids }, { reader }) => readMembers(reader, id, ids),
  }),
  'sections.save': command({
    least,
    input: saveSectionInput,
    run: ({ id, ...saving }, { db, actor }) => db.$transaction((tx) => saveSection(tx, actor, id, saving)),
  }),
  'sections.confirm': command({
    least,
    input: confirmSectionInput,
    run: ({ id, ...confirming }, { db, actor }) =>
      db.$transaction((tx) => confirmSection(tx, actor, id, confirming)),
  }),
  'sections.publish': command({
    least,
    input: publishSectionInput,
    run: ({ id, revision }, { db, actor }) =>
      db.$transaction(async (tx) => {
        await publishSection(tx, actor, id, { revision });
        return readSectionState(tx, id);
      }),
  }),
  'sections.unpublish': command({
    least,
    input: sectionInput,
    run: ({ id }, { db, actor }) =>
      db.$transaction(async (tx) => {
        await unpublishSection(tx, actor, id);
        return readSectionState(tx, id);
      }),
  }),
  'sections.trash': command({
    least,
    input: sectionInput,
    run: ({ id }, { db, actor }) =>
      db.$transaction(async (tx) => {
        await trashSection(tx, actor, id);
        return readSectionState(tx, id);
      }),
  }),
  'sections.untrash': command({
    least,
    input: sectionInput,
    run: ({ id }, { db, actor }) =>
      db.$transaction(async (tx) => {
        await untrashSection(tx, actor, id);
        return readSectionState(tx, id);
      }),
  }),
  'sections.purge': command({
    least: 'administrator',
    input: sectionInput,
    async run({ id }, { db, actor }) {
      await db.$transaction((tx) => purgeSection(tx, actor, id));
      return null;
    },
  }),
  'sections.history': command({
    least,
    input: sectionHistoryInput,
    run: ({ id, before }, { reader }) => readHistory(reader, { kind: 'section', subjectId: id, before }),
  }),
  'sections.restore': command({
    least,
    input: restoreSectionInput,
    run: ({ id, ...restoring }, { db, actor }) =>
      db.$transaction((tx) => restoreSection(tx, actor, id, restoring)),
  }),
  'sections.order': command({
    least,
    input: orderSectionsInput,
    run: ({ ids }, { db, actor }) =>
      db.$transaction(async (tx) => {
        await reorderSections(tx, actor, ids);
        return readSectionRows(tx);
      }),
  }),
};
