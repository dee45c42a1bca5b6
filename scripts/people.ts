import { parseArgs } from 'node:util';
import { z } from 'zod';
import { isLanguage, type Language } from '@/lib/catalogue/languages';
import { isCodedError } from '@/lib/errors';
import { isRole, type ROLES } from '@/lib/people/roles';
import { findByEmail, listPeople } from '@/server/people/data';
import type { MadeLink } from '@/server/people/entry-links';
import { operator } from '@/server/people/gate';
import { changeRole, disablePerson, enablePerson, invitePerson, renewLink } from '@/server/people/mutations';
import { type Command, runCommand, UsageError } from './command/run-command';

/** Who the log says it was. */
const OPERATOR = 'npm run people';

interface Wish {
  verb: string;
  email: string;
  rest: string[];
  role: string | undefined;
  name: string | undefined;
  language: string | undefined;
}

function parseWish(): Wish {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { role: { type: 'string' }, name: { type: 'string' }, language: { type: 'string' } },
    });
    const [verb = '', email = '', ...rest] = positionals;
    if (verb !== 'list' && !z.email().safeParse(email).success) throw new UsageError('no address');
    return { verb, email, rest, role: values.role, name: values.name, language: values.language };
  } catch (error) {
    throw new UsageError('arguments', { cause: error });
  }
}

/** `npm run people -- add | list | link | role | disable | enable`: who may enter the studio, from the server itself. */
async function people(command: Command): Promise<number> {
  const wish = parseWish();
  try {
    await obey(command, wish);
    return 0;
  } catch (error) {
    if (!isCodedError(error)) throw error;
    console.error(command.reason(error.code, error.detail));
    return 1;
  }
}

async function obey(command: Command, { verb, email, rest, ...wish }: Wish): Promise<void> {
  const { db } = command.context;
  const actor = operator(OPERATOR);
  if (verb === 'list') return list(command);
  if (verb === 'add') {
    const role = requireRoleName(wish.role);
    const language: Language = isLanguage(wish.language ?? '')
      ? (wish.language as Language)
      : command.language;
    const name = wish.name?.trim() || (email.split('@', 1)[0] ?? email);
    return printLink(command, (await invitePerson(db, actor, { email, name, role, language })).link);
  }
  const { id } = await findByEmail(db, email);
  if (verb === 'link') return printLink(command, await renewLink(db, actor, id));
  if (verb === 'role') await changeRole(db, actor, id, requireRoleName(rest[0]));
  else if (verb === 'disable') await disablePerson(db, actor, id);
  else if (verb === 'enable') await enablePerson(db, actor, id);
  else throw new UsageError('no such verb');
  command.print('personSaved', { email });
}

async function list(command: Command): Promise<void> {
  const rows = await listPeople(command.context.db);
  if (rows.length === 0) command.print('nobody');
  for (const { email, name, role, state } of rows) command.print('person', { email, name, role, state });
}

function requireRoleName(value: string | undefined): (typeof ROLES)[number] {
  if (value === undefined || !isRole(value)) throw new UsageError('no such role');
  return value;
}

function printLink(command: Command, { address, expiresAt }: MadeLink): void {
  const hours = Math.round((expiresAt.getTime() - Date.now()) / 3_600_000);
  command.print('setUpLink', { hours });
  console.log(address);
}

await runCommand('usagePeople', people);
