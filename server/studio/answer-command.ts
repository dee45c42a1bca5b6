import { CodedError } from '@/lib/errors';
import { databases } from '@/server/db/client';
import { renewSession } from '@/server/people/better-auth-call';
import { entrantOf, requireRole } from '@/server/people/gate';
import { requireSameSite } from '@/server/people/same-site';
import { storage } from '@/server/storage/storages';
import { answerFailure, answerValue, parseInput, readJson } from './answer';
import { type AnyCommand, COMMANDS } from './registry';

/** Bytes: the longest description in every language is far below; a catalogue comes in by another door. */
const MOST_BYTES = 2_000_000;

/**
 * The one edge of everything that the studio does: same-site, signed in, allowed, well-formed, then run. Failures leave
 * as `CommandFailure`; the page words them in its reader's language.
 */
export async function answerCommand(request: Request, name: string): Promise<Response> {
  try {
    requireSameSite(request);
    const entrant = await entrantOf(request.headers);
    const actor = entrant?.actor ?? null;
    const command = requireRoleFor(name, actor);
    const input = parseInput(command.input, await readJson(request, MOST_BYTES));
    const { writer, reader } = databases();
    const output = await command.run(input, {
      actor: requireRole(actor, command.least),
      db: writer,
      reader,
      storage: storage(),
    });
    return answerValue(output, entrant?.needsRenewal ? await renewSession(request) : []);
  } catch (error) {
    return answerFailure(error, name);
  }
}

/** A stranger learns nothing of which commands there are. */
function requireRoleFor(name: string, actor: Parameters<typeof requireRole>[0]): AnyCommand {
  requireRole(actor, 'contributor');
  const commands: Record<string, AnyCommand> = COMMANDS;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new CodedError('COMMAND_UNKNOWN', { name });
  requireRole(actor, command.least);
  return command;
}
