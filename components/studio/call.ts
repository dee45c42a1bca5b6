import type { DoorInput, DoorName, DoorOutputs } from '@/lib/people/door';
import type { StudioCommands } from '@/lib/studio/commands';
import type { CommandFailure } from '@/lib/studio/failure';

export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: CommandFailure | 'offline' };

/**
 * Asks the server to do one thing. A lost line is `offline` and worth another try with the same input; every other failure
 * has a code that `errors` in the message files words.
 */
export async function callStudio<Name extends keyof StudioCommands>(
  name: Name,
  input: StudioCommands[Name]['input'],
  signal?: AbortSignal,
): Promise<Outcome<StudioCommands[Name]['output']>> {
  return post(`/api/studio/${name}`, input, signal);
}

/** Sends a file: its bytes as they are, its name beside them. */
export async function sendFile<T>(
  address: string,
  file: File,
  headers: Record<string, string> = {},
): Promise<Outcome<T>> {
  return post(address, file, undefined, {
    'Content-Type': 'application/octet-stream',
    'X-File-Name': encodeURIComponent(file.name.slice(0, 200)),
    ...headers,
  });
}

/** The same of the studio's door: signing in and out, links, passwords. */
export async function callDoor<Name extends DoorName>(
  name: Name,
  input: DoorInput<Name>,
): Promise<Outcome<DoorOutputs[Name]>> {
  return post(`/api/auth/${name}`, input);
}

async function post<T>(
  address: string,
  input: unknown,
  signal?: AbortSignal,
  headers: Record<string, string> = { 'Content-Type': 'application/json' },
): Promise<Outcome<T>> {
  let response: Response;
  try {
    response = await fetch(address, {
      method: 'POST',
      headers,
      body: input instanceof Blob ? input : JSON.stringify(input),
      signal,
    });
  } catch {
    return { ok: false, failure: 'offline' };
  }
  return readOutcome(response);
}

async function readOutcome<T>(response: Response): Promise<Outcome<T>> {
  try {
    const body = (await response.json()) as { value: T } | { failure: CommandFailure };
    return 'failure' in body ? { ok: false, failure: body.failure } : { ok: true, value: body.value };
  } catch {
    // A proxy's page, or an answer that was cut off.
    return { ok: false, failure: 'offline' };
  }
}
