import type { PeopleCommands } from '@/lib/studio/people-commands';
import {
  changeRoleInput,
  endSessionInput,
  invitePersonInput,
  type LinkView,
  nothingInput,
  personInput,
  saveAccountInput,
} from '@/lib/studio/people-commands';
import type { MadeLink } from '@/server/people/entry-links';
import { mailLink } from '@/server/people/letters';
import {
  changeRole,
  disablePerson,
  enablePerson,
  endAllSessions,
  endSession,
  invitePerson,
  renewLink,
  saveProfile,
  stopSecondFactorOf,
} from '@/server/people/mutations';
import { type CommandsOf, command } from './command';

/** Shown to the administrator, and sent where letters can be: what was not sent is handed over. */
async function shown(link: MadeLink): Promise<LinkView> {
  const isMailed = await mailLink(link);
  return { address: link.address, expiresAt: link.expiresAt.toISOString(), isMailed };
}

export const peopleCommands: CommandsOf<PeopleCommands> = {
  'people.invite': command({
    least: 'administrator',
    input: invitePersonInput,
    run: async (input, { actor, db }) => {
      const { id, link } = await invitePerson(db, actor, input);
      return { id, link: await shown(link) };
    },
  }),
  'people.link': command({
    least: 'administrator',
    input: personInput,
    run: async ({ id }, { actor, db }) => shown(await renewLink(db, actor, id)),
  }),
  'people.role': command({
    least: 'administrator',
    input: changeRoleInput,
    run: async ({ id, role }, { actor, db }) => {
      await changeRole(db, actor, id, role);
      return null;
    },
  }),
  'people.disable': command({
    least: 'administrator',
    input: personInput,
    run: async ({ id }, { actor, db }) => {
      await disablePerson(db, actor, id);
      return null;
    },
  }),
  'people.enable': command({
    least: 'administrator',
    input: personInput,
    run: async ({ id }, { actor, db }) => {
      await enablePerson(db, actor, id);
      return null;
    },
  }),
  'people.stop-second-factor': command({
    least: 'administrator',
    input: personInput,
    run: async ({ id }, { actor, db }) => {
      await stopSecondFactorOf(db, actor, id);
      return null;
    },
  }),
  'account.save': command({
    least: 'contributor',
    input: saveAccountInput,
    run: async (profile, { actor, db }) => {
      await saveProfile(db, actor, profile);
      return null;
    },
  }),
  'account.end-session': command({
    least: 'contributor',
    input: endSessionInput,
    run: async ({ id }, { actor, db }) => {
      await endSession(db, actor, id);
      return null;
    },
  }),
  'account.end-all-sessions': command({
    least: 'contributor',
    input: nothingInput,
    run: async (_input, { actor, db }) => {
      await endAllSessions(db, actor);
      return null;
    },
  }),
};
