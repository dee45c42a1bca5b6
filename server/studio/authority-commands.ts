import {
  type AuthorityCommands,
  createAuthorityInput,
  saveAuthorityInput,
} from '@/lib/studio/authority-commands';
import { createAuthority, saveAuthority } from '@/server/catalogue/authorities';
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
};
