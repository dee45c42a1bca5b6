import { CodedError, type ErrorCode } from '@/lib/errors';

/**
 * The bytes of a file that a page of the studio sent as the body of its request.
 * @throws CodedError `tooLarge` with the limit in megabytes, before what is too much has been read
 */
export async function readFileBytes(
  request: Request,
  mostBytes: number,
  tooLarge: ErrorCode,
): Promise<Buffer> {
  const refusal = () => new CodedError(tooLarge, { megabytes: mostBytes / 1_000_000 });
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw refusal();
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > mostBytes) throw refusal();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** What the curator's file is called. Only ever shown, never a path. */
export function nameOfFile(request: Request): string {
  try {
    return decodeURIComponent(request.headers.get('x-file-name') ?? '').slice(0, 200);
  } catch {
    return '';
  }
}
