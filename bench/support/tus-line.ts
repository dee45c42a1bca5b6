import { once } from 'node:events';
import { open, stat } from 'node:fs/promises';
import http from 'node:http';

const MEBIBYTE = 2 ** 20;
/** As the studio's page sends. */
const CHUNK_BYTES = 16 * MEBIBYTE;

export interface Break {
  /** Byte of the file. */
  at: number;
  /** What happens to the server at that moment. */
  meanwhile?: () => Promise<void>;
}

/** A client that sends a file by tus as the studio's page does, and whose line breaks where it is told to. */
export class TusLine {
  /** Bytes of the file that were handed to the line, also those that never arrived. */
  sent = 0;
  /** `performance.now()` when the last byte was handed over. */
  lastByteAt = Number.NaN;
  /** Ascending. */
  breaks: Break[] = [];

  constructor(
    private readonly origin: string,
    private readonly cookie: string,
    private readonly file: string,
  ) {}

  /** @returns the upload's id */
  async send(): Promise<string> {
    const { size } = await stat(this.file);
    const created = await this.ask('POST', '/api/uploads', {
      'Upload-Length': size,
      'Upload-Metadata': `name ${Buffer.from('scan.tif').toString('base64')}`,
    });
    const address = created.headers.location;
    if (created.statusCode !== 201 || !address) throw new Error(`upload refused: ${created.statusCode}`);
    for (let offset = 0; offset < size; ) {
      const next = await this.patch(address, offset, Math.min(size, offset + CHUNK_BYTES));
      offset = next ?? (await this.whereToGoOn(address));
    }
    return address.slice(address.lastIndexOf('/') + 1);
  }

  private async whereToGoOn(address: string): Promise<number> {
    const { headers } = await this.ask('HEAD', address, {});
    return Number(headers['upload-offset']);
  }

  /** @returns where the server is then; null where the line broke */
  private async patch(address: string, from: number, to: number): Promise<number | null> {
    const cut = this.breaks[0] && this.breaks[0].at < to ? this.breaks.shift() : undefined;
    const request = this.open('PATCH', address, {
      'Content-Type': 'application/offset+octet-stream',
      'Content-Length': to - from,
      'Upload-Offset': from,
    });
    const answer = answerTo(request);
    answer.catch(() => {});
    await this.pour(request, from, cut ? Math.max(from, cut.at) : to);
    if (!cut) {
      request.end();
      const { statusCode, headers } = await answer;
      if (statusCode !== 204) throw new Error(`bytes refused: ${statusCode}`);
      return Number(headers['upload-offset']);
    }
    await cut.meanwhile?.();
    request.destroy();
    return null;
  }

  private async pour(request: http.ClientRequest, from: number, end: number): Promise<void> {
    const file = await open(this.file);
    try {
      for (let at = from; at < end; ) {
        const piece = Buffer.allocUnsafe(Math.min(MEBIBYTE, end - at));
        const { bytesRead } = await file.read(piece, 0, piece.length, at);
        if (!request.write(piece.subarray(0, bytesRead))) await once(request, 'drain');
        at += bytesRead;
        this.sent += bytesRead;
      }
      this.lastByteAt = performance.now();
    } finally {
      await file.close();
    }
  }

  private ask(
    method: string,
    address: string,
    headers: http.OutgoingHttpHeaders,
  ): Promise<http.IncomingMessage> {
    const request = this.open(method, address, headers);
    request.end();
    return answerTo(request);
  }

  private open(method: string, address: string, headers: http.OutgoingHttpHeaders): http.ClientRequest {
    const common = { 'Tus-Resumable': '1.0.0', Origin: this.origin, Cookie: this.cookie };
    const request = http.request(new URL(address, this.origin), {
      method,
      headers: { ...common, ...headers },
    });
    request.on('error', () => {});
    return request;
  }
}

async function answerTo(request: http.ClientRequest): Promise<http.IncomingMessage> {
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  response.resume();
  return response;
}
