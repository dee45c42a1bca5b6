import type { z } from 'zod';
import type { Role } from '@/lib/people/roles';
import type { CommandShape } from '@/lib/studio/commands';
import type { Db } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import type { Storage } from '@/server/storage/storage';

/** What a command works with. `actor` reaches the role that the command asks for. */
export interface CommandContext<Least extends Role = Role> {
  actor: Actor<Least>;
  /** The queued connection: also for reads that a write depends on. */
  db: Db;
  reader: Db;
  storage: Storage;
}

/**
 * One thing that the studio can do. Its input is parsed and its least role checked before `run`; a record of which more
 * must be known is asked of `server/people/gate.ts` inside it.
 */
export interface Command<Least extends Role, Input, Output> {
  least: Least;
  input: z.ZodType<Input>;
  run(input: Input, context: CommandContext<Least>): Promise<Output>;
}

/** Gives `run` the types of its input and of the actor that it may count on. */
export function command<Least extends Role, Input, Output>(
  definition: Command<Least, Input, Output>,
): Command<Least, Input, Output> {
  return definition;
}

/** The definitions of one area's commands: exactly those that its interface in `lib/studio` names. */
export type CommandsOf<Area extends { [Name in keyof Area]: CommandShape }> = {
  [Name in keyof Area]: Command<Role, Area[Name]['input'], Area[Name]['output']>;
};
