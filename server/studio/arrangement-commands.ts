import { z } from 'zod';
import type { Fields } from '@/lib/catalogue/field-changes';
import { titledField } from '@/lib/catalogue/titled-text';
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
} from '@/lib/studio/section-commands';
import type { Arrangement } from '@/server/catalogue/arrangements/arrangement';
import {
  createArrangement,
  publishArrangement,
  reorderArrangements,
  trashArrangement,
  unpublishArrangement,
  untrashArrangement,
} from '@/server/catalogue/arrangements/publish';
import { readStanding } from '@/server/catalogue/arrangements/rows';
import {
  confirmArrangement,
  restoreArrangement,
  saveArrangement,
} from '@/server/catalogue/arrangements/save';
import { purgeArrangement } from '@/server/catalogue/publishing/purge';
import type { Db, Tx } from '@/server/db/client';
import { readHistory } from '@/server/history/data';
import { command } from './command';

const least = 'curator';

/** What of a kind its pages are given. */
interface Reads<View, Row> {
  view(db: Db, id: string): Promise<View>;
  rows(db: Db | Tx): Promise<Row[]>;
}

/** What the studio does with every kind of arrangement, by the last part of the command's name. */
export function arrangementCommands<Draft extends Fields, Field extends string, View, Row>(
  of: Arrangement<Draft, Field>,
  reads: Reads<View, Row>,
) {
  return {
    list: command({
      least,
      input: z.record(z.string(), z.never()),
      run: (_, { reader }) => reads.rows(reader),
    }),
    create: command({
      least,
      input: createSectionInput,
      async run({ title, language }, { db, actor }) {
        const field = titledField(language, 'title');
        const read = of.isField(field) ? of.readField(field, title) : null;
        if (!read?.ok) throw new CodedError('INPUT_INVALID', { field: 'title' });
        const value = typeof read.value === 'string' ? read.value : null;
        const made = { title: value, language };
        return { id: await db.$transaction((tx) => createArrangement(tx, actor, of, made)) };
      },
    }),
    open: command({ least, input: sectionInput, run: ({ id }, { reader }) => reads.view(reader, id) }),
    revision: command({
      least,
      input: sectionInput,
      run: async ({ id }, { reader }) => ({ revision: (await readStanding(reader, of.kind, id)).revision }),
    }),
    ...savingCommands(of),
    ...publishingCommands(of),
    order: command({
      least,
      input: orderSectionsInput,
      run: ({ ids }, { db, actor }) =>
        db.$transaction(async (tx) => {
          await reorderArrangements(tx, actor, of.kind, ids);
          return reads.rows(tx);
        }),
    }),
  };
}

function savingCommands<Draft extends Fields, Field extends string>(of: Arrangement<Draft, Field>) {
  return {
    save: command({
      least,
      input: saveSectionInput,
      run: ({ id, ...saving }, { db, actor }) =>
        db.$transaction((tx) => saveArrangement(tx, actor, of, id, saving)),
    }),
    confirm: command({
      least,
      input: confirmSectionInput,
      run: ({ id, ...confirming }, { db, actor }) =>
        db.$transaction((tx) => confirmArrangement(tx, actor, of, id, confirming)),
    }),
    history: command({
      least,
      input: sectionHistoryInput,
      run: ({ id, before }, { reader }) => readHistory(reader, { kind: of.kind, subjectId: id, before }),
    }),
    restore: command({
      least,
      input: restoreSectionInput,
      run: ({ id, ...restoring }, { db, actor }) =>
        db.$transaction((tx) => restoreArrangement(tx, actor, of, id, restoring)),
    }),
  };
}

function publishingCommands<Draft extends Fields, Field extends string>(of: Arrangement<Draft, Field>) {
  const { kind } = of;
  const moved = (move: typeof trashArrangement) =>
    command({
      least,
      input: sectionInput,
      run: ({ id }, { db, actor }) =>
        db.$transaction(async (tx) => {
          await move(tx, actor, kind, id);
          return (await readStanding(tx, kind, id)).publication;
        }),
    });
  return {
    publish: command({
      least,
      input: publishSectionInput,
      run: ({ id, revision }, { db, actor }) =>
        db.$transaction(async (tx) => {
          await publishArrangement(tx, actor, of, id, { revision });
          return (await readStanding(tx, kind, id)).publication;
        }),
    }),
    unpublish: moved(unpublishArrangement),
    trash: moved(trashArrangement),
    untrash: moved(untrashArrangement),
    purge: command({
      least: 'administrator',
      input: sectionInput,
      async run({ id }, { db, actor }) {
        await db.$transaction((tx) => purgeArrangement(tx, actor, { kind, id }));
        return null;
      },
    }),
  };
}

/** Commands under their whole names, such as `sections.save`. */
export function named<Area extends string, Commands extends object>(area: Area, commands: Commands) {
  const entries = Object.entries(commands).map(([name, each]) => [`${area}.${name}`, each]);
  return Object.fromEntries(entries) as {
    [Name in keyof Commands & string as `${Area}.${Name}`]: Commands[Name];
  };
}
