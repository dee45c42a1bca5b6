import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { z } from 'zod';
import { CodedError, isCodedError } from '@/lib/errors';
import type { CommandFailure } from '@/lib/studio/failure';
import { logger } from './log';

const STATUS: Partial<Record<CodedError['code'], number>> = {
  SIGN_IN_NEEDED: 401,
  SIGN_IN_REFUSED: 401,
  NOT_ALLOWED: 403,
  CROSS_SITE: 403,
  COMMAND_UNKNOWN: 404,
  PHOTOGRAPH_UNKNOWN: 404,
  RECORD_UNKNOWN: 404,
  PERSON_UNKNOWN: 404,
  INPUT_TOO_LARGE: 413,
  TOO_MANY_ATTEMPTS: 429,
  INTERNAL: 500,
};

/** Reads a request's body. @throws CodedError INPUT_TOO_LARGE, INPUT_INVALID */
export async function readJson(request: Request, mostBytes: number): Promise<unknown> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > mostBytes) throw new CodedError('INPUT_TOO_LARGE');
  const text = await readText(request.body, mostBytes);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CodedError('INPUT_INVALID', {}, { cause: error });
  }
}

/** Nobody has to announce how much is coming: what is too much is not read to its end. */
async function readText(body: Request['body'], mostBytes: number): Promise<string> {
  if (!body) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of Readable.fromWeb(body as ReadableStream<Uint8Array>)) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new CodedError('INPUT_TOO_LARGE');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** @throws CodedError INPUT_INVALID naming the first field that is wrong */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new CodedError('INPUT_INVALID', { field: first?.path.join('.') ?? '' });
}

/** @param cookies `Set-Cookie` lines */
export function answerValue(value: unknown, cookies: readonly string[] = []): Response {
  return answer(200, { value: value ?? null }, cookies);
}

/** A failure as `CommandFailure`, which the page words. @param name what was asked, for the log */
export function answerFailure(error: unknown, name: string): Response {
  const coded = isCodedError(error) ? error : new CodedError('INTERNAL', {}, { cause: error });
  if (coded.code === 'INTERNAL') logger().error({ err: error, command: name }, 'command failed');
  const failure: CommandFailure = { code: coded.code, detail: coded.detail };
  return answer(STATUS[coded.code] ?? 422, { failure }, []);
}

function answer(status: number, body: object, cookies: readonly string[]): Response {
  const headers = new Headers({
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return Response.json(body, { status, headers });
}
