import {
  type AuthorityCommands,
  createAuthorityInput,
  mergeAuthoritiesInput,
  removeAuthorityInput,
  renameAuthorityInput,
  saveAuthorityInput,
} from '@/lib/studio/authority-commands';
import { createAuthority, renameAuthority, saveAuthority } from '@/server/catalogue/authorities';
import { mergeAuthorities, previewMerge } from '@/server/catalogue/merge-authorities';
import { removeAuthority } from '@/server/catalogue/remove-authority';
import { type CommandsOf, command } from './command';

/** Makers, places, communities, techniques and holders. */
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
    input: saveAuthorityInput,
    run: async (entry, { actor, db }) => ({
      revision: await db.$transaction((tx) => saveAuthority(tx, actor, entry)),
    }),
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
      await db.$transaction((tx) => mergeAuthorities(tx, actor, merge));
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
};
