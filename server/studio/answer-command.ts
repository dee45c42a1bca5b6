import type { z } from 'zod';
import { CodedError, isCodedError } from '@/lib/errors';
import type { CommandFailure } from '@/lib/studio/failure';
import { config } from '@/server/config';
import { databases } from '@/server/db/client';
import { actorOf, requireRole } from '@/server/people/gate';
import { storage } from '@/server/storage/storages';
import { logger } from './log';
import { type AnyCommand, COMMANDS } from './registry';

/** Bytes: the longest description in every language is far below; a catalogue comes in by another door. */
const MOST_BYTES = 2_000_000;

const STATUS: Partial<Record<CodedError['code'], number>> = {
  SIGN_IN_NEEDED: 401,
  NOT_ALLOWED: 403,
  CROSS_SITE: 403,
  COMMAND_UNKNOWN: 404,
  PHOTOGRAPH_UNKNOWN: 404,
  RECORD_UNKNOWN: 404,
  INTERNAL: 500,
};

/**
 * The one edge of everything that the studio does: same-site, signed in, allowed, well-formed, then run. Failures leave
 * as `CommandFailure`; the page words them in its reader's language.
 */
export async function answerCommand(request: Request, name: string): Promise<Response> {
  try {
    requireSameSite(request);
    const actor = await actorOf(request.headers);
    const command = requireRoleFor(name, actor);
    const input = parse(command.input, await readBody(request));
    const { writer, reader } = databases();
    const output = await command.run(input, {
      actor: requireRole(actor, command.least),
      db: writer,
      reader,
      storage: storage(),
    });
    return answer(200, { value: output ?? null });
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

/**
 * Cross-site request forgery: the cookie is `SameSite=Lax`, a form cannot send JSON, and a browser says where it stands.
 * @throws CodedError CROSS_SITE
 */
function requireSameSite(request: Request): void {
  const isJson = /^application\/json\b/i.test(request.headers.get('content-type') ?? '');
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const sameSite = site === null ? origin !== null && isOurs(origin, request) : site === 'same-origin';
  if (!isJson || !sameSite) throw new CodedError('CROSS_SITE');
}

function isOurs(origin: string, request: Request): boolean {
  if (!URL.canParse(origin)) return false;
  return (
    origin === new URL(config().publicUrl).origin || new URL(origin).host === request.headers.get('host')
  );
}

async function readBody(request: Request): Promise<unknown> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > MOST_BYTES) throw new CodedError('INPUT_TOO_LARGE');
  const text = await request.text();
  if (text.length > MOST_BYTES) throw new CodedError('INPUT_TOO_LARGE');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CodedError('INPUT_INVALID', {}, { cause: error });
  }
}

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new CodedError('INPUT_INVALID', { field: first?.path.join('.') ?? '' });
}

function answerFailure(error: unknown, name: string): Response {
  const coded = isCodedError(error) ? error : new CodedError('INTERNAL', {}, { cause: error });
  if (coded.code === 'INTERNAL') logger().error({ err: error, command: name }, 'command failed');
  const failure: CommandFailure = { code: coded.code, detail: coded.detail };
  return answer(STATUS[coded.code] ?? 422, { failure });
}

function answer(status: number, body: object): Response {
  return Response.json(body, {
    status,
    headers: { 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' },
  });
}
