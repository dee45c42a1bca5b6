import type { Role } from '@/lib/people/roles';
import type { StudioCommands } from '@/lib/studio/commands';
import { choiceCommands } from './choice-commands';
import type { Command } from './command';
import { listCommands } from './list-commands';
import { photographCommands } from './photograph-commands';

export type AnyCommand = Command<Role, unknown, unknown>;

/** Every command by its name in the address, `/api/studio/<name>`. Each area of the studio brings its own. */
export const COMMANDS: {
  [Name in keyof StudioCommands]: Command<
    Role,
    StudioCommands[Name]['input'],
    StudioCommands[Name]['output']
  >;
} = {
  ...choiceCommands,
  ...listCommands,
  ...photographCommands,
};
