import {
  type AuthorityCommands,
  createAuthorityInput,
  entryHistoryInput,
  mergeAuthoritiesInput,
  orderCommunitiesInput,
  removeAuthorityInput,
  renameAuthorityInput,
  restoreEntryInput,
  saveEntryInput,
} from '@/lib/studio/authority-commands';
import { createAuthority, orderCommunities, renameAuthority } from '@/server/catalogue/authorities';
import { mergeAuthorities, previewMerge } from '@/server/catalogue/merge-authorities';
import { removeAuthority } from '@/server/catalogue/remove-authority';
import { restoreEntry, saveEntry } from '@/server/catalogue/save-entry';
import { readHistory } from '@/server/history/data';
import { type CommandsOf, command } from './command';

/** A merge is whole or not at all, and takes about two milliseconds for each photograph that names the entry. */
const MERGE_TIMEOUT_MS = 60_000;

/** Makers, places, communities, techniques, holders, and the wording of rights statements. */
export const authorityCommands: CommandsOf<AuthorityCommands> = {
  'authorities.create': command({
    least: 'curator',
    input: createAuthorityInput,
    run: async (entry, { actor, db }) => ({
      id: await db.$transaction((tx) => createAuthority(tx, actor, entry)),
    }),
  }),
  'authorities.save': command({
    least: 'curator',
    input: saveEntryInput,
    run: (saving, { actor, db }) => db.$transaction((tx) => saveEntry(tx, actor, saving)),
  }),
  'authorities.rename': command({
    least: 'curator',
    input: renameAuthorityInput,
    run: async (entry, { actor, db }) => ({
      revision: await db.$transaction((tx) => renameAuthority(tx, actor, entry)),
    }),
  }),
  'authorities.previewMerge': command({
    least: 'curator',
    input: mergeAuthoritiesInput,
    run: (merge, { db }) => previewMerge(db, merge),
  }),
  'authorities.merge': command({
    least: 'curator',
    input: mergeAuthoritiesInput,
    run: async (merge, { actor, db }) => {
      await db.$transaction((tx) => mergeAuthorities(tx, actor, merge), { timeout: MERGE_TIMEOUT_MS });
      return {};
    },
  }),
  'authorities.remove': command({
    least: 'curator',
    input: removeAuthorityInput,
    run: async (entry, { actor, db }) => {
      await db.$transaction((tx) => removeAuthority(tx, actor, entry));
      return {};
    },
  }),
  'authorities.order': command({
    least: 'curator',
    input: orderCommunitiesInput,
    run: async ({ ids }, { actor, db }) => {
      await db.$transaction((tx) => orderCommunities(tx, actor, ids));
      return {};
    },
  }),
  'authorities.history': command({
    least: 'curator',
    input: entryHistoryInput,
    run: ({ kind, id, before }, { reader }) => readHistory(reader, { kind, subjectId: id, before }),
  }),
  'authorities.restore': command({
    least: 'curator',
    input: restoreEntryInput,
    run: (restoring, { actor, db }) => db.$transaction((tx) => restoreEntry(tx, actor, restoring)),
  }),
};
