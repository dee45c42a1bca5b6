import { Readable } from 'node:stream';
import { directionOf, isLanguage } from '@/lib/catalogue/languages';
import { CodedError } from '@/lib/errors';
import { databases } from '@/server/db/client';
import { recordAudit } from '@/server/people/audit';
import { actorOf, requireRole } from '@/server/people/gate';
import { isFromOurPages } from '@/server/people/same-site';
import { csvOf, readTableRows, type TableFormat, workbookOf } from '@/server/transfer/export-table';
import { readTable, TABLE_MOST_BYTES } from '@/server/transfer/read-table';
import { answerFailure, answerValue } from './answer';

const TYPES: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Gives the catalogue to a curator as a file; every export is in the log. */
export async function answerTable(request: Request, format: string): Promise<Response> {
  try {
    const actor = requireRole(await actorOf(request.headers), 'curator');
    if (format !== 'csv' && format !== 'xlsx') throw new CodedError('RECORD_UNKNOWN');
    const { reader, writer } = databases();
    const language = new URL(request.url).searchParams.get('language') ?? '';
    const isRightToLeft = isLanguage(language) && directionOf(language) === 'rtl';
    await recordAudit(writer, actor, 'catalogue.export', null, { format });
    const rows = readTableRows(reader);
    const body =
      format === 'csv'
        ? (Readable.toWeb(Readable.from(csvOf(rows), { encoding: 'utf8' })) as ReadableStream)
        : new Uint8Array(await workbookOf(rows, isRightToLeft));
    const day = new Date().toISOString().slice(0, 10);
    return new Response(body, {
      headers: {
        'Content-Type': TYPES[format],
        'Content-Disposition': `attachment; filename="catalogue-${day}.${format}"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  } catch (error) {
    return answerFailure(error, 'table');
  }
}

/** Reads a curator's file as rows. */
export async function answerTableUpload(request: Request): Promise<Response> {
  try {
    if (!isFromOurPages(request.headers)) throw new CodedError('CROSS_SITE');
    requireRole(await actorOf(request.headers), 'curator');
    return answerValue(await readTable(await readBytes(request)));
  } catch (error) {
    return answerFailure(error, 'table');
  }
}

async function readBytes(request: Request): Promise<Buffer> {
  const tooLarge = () => new CodedError('TABLE_TOO_LARGE', { megabytes: TABLE_MOST_BYTES / 1_000_000 });
  if (Number(request.headers.get('content-length') ?? 0) > TABLE_MOST_BYTES) throw tooLarge();
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > TABLE_MOST_BYTES) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}
