import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { openDatabases } from '@/server/db/client';
import { migrate } from '@/server/db/migrate';
import type { BenchRow } from './row';
import { bundle } from './support/bundle';
import { grainyImage } from './support/grainy-images';
import { freePort } from './support/servers';

const run = promisify(execFile);

const MEBIBYTE = 2 ** 20;
/** As the studio's page sends. */
const CHUNK_BYTES = 16 * MEBIBYTE;
/** A square TIFF of so many pixels a side has 1 GiB, and 300 MB. */
const SIDE_OF_GIBIBYTE = 18_919;
const SIDE_OF_300_MB = 10_000;
const CUTS = 10;
const RESTARTS = 2;

/** One file over tus on loopback, against copying and summing it; and one through a line that is cut. */
export async function benchUploads(): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-uploads-'));
  try {
    return [...(await measureGibibyte(folder)), await measureCuts(folder)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureGibibyte(folder: string): Promise<BenchRow[]> {
  const file = await grainyImage('tiff', SIDE_OF_GIBIBYTE);
  const copying = await seconds(async () => {
    await run('cp', [file, path.join(folder, 'copy')]);
    await run('sha256sum', [path.join(folder, 'copy')]);
  });
  await rm(path.join(folder, 'copy'));
  const site = await UploadServer.start(path.join(folder, 'whole'));
  const sending = await seconds(() => new Line(site, file).send());
  const memory = site.peakMemory();
  await site.requireSame(file);
  await site.stop();
  const ratio = sending / copying;
  return [
    {
      name: '1 GiB TIFF over loopback by tus, against cp and sha256sum',
      value: ratio,
      unit: 'x',
      bar: '<= 1.5',
      ok: ratio <= 1.5,
      detail: `${sending.toFixed(1)} s to ${copying.toFixed(1)} s, the sum counted on the way`,
    },
    {
      name: 'memory of the web process meanwhile',
      value: memory / MEBIBYTE,
      unit: 'MB',
      bar: '<= 300',
      ok: memory <= 300 * MEBIBYTE,
      detail: 'highest resident size; the entry with its door for files, without Next',
    },
  ];
}

async function measureCuts(folder: string): Promise<BenchRow> {
  const file = await grainyImage('tiff', SIDE_OF_300_MB);
  const { size } = await stat(file);
  const site = await UploadServer.start(path.join(folder, 'cut'));
  const line = new Line(site, file);
  const breaks = CUTS + RESTARTS;
  line.breaks = Array.from({ length: breaks }, (_, n) => ({
    at: Math.floor((size * (n + 1)) / (breaks + 1)) + n * 7919,
    restarts: (n + 1) % 5 === 0,
  }));
  await line.send();
  await site.requireSame(file);
  await site.stop();
  const ratio = line.sent / size;
  return {
    name: '300 MB through a line cut 10 times and a server restarted twice',
    value: ratio,
    unit: 'x the file sent',
    bar: '<= 1.1',
    ok: ratio <= 1.1,
    detail: 'whole, and of the same SHA-256',
  };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** The entry with its door for files, as a process of its own, over a database of its own. */
class UploadServer {
  private child: ChildProcess | undefined;
  private peak = 0;
  private constructor(
    private readonly folder: string,
    private readonly program: string,
    readonly port: number,
  ) {}

  static async start(folder: string): Promise<UploadServer> {
    const url = `file:${path.join(folder, 'catalogue.db')}`;
    await migrate(url, { prismaDir: path.resolve('prisma') });
    const { writer, reader } = openDatabases(url);
    await writer.user.create({
      data: { id: 'bench', name: 'Bench', email: 'bench@example.org', role: 'curator' },
    });
    await Promise.all([writer.$disconnect(), reader.$disconnect()]);
    const server = new UploadServer(folder, await bundle('bench/support/upload-server.ts'), await freePort());
    await server.begin();
    return server;
  }

  /** Killed, as a power cut would. */
  async restart(): Promise<void> {
    await this.end('SIGKILL');
    await this.begin();
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Bytes. */
  peakMemory(): number {
    const status = readFileSync(`/proc/${this.child?.pid}/status`, 'utf8');
    this.peak = Math.max(this.peak, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024);
    return this.peak;
  }

  /** @throws where what came is not what was sent, or the server's own sum is another */
  async requireSame(file: string): Promise<void> {
    const { writer, reader } = openDatabases(`file:${path.join(this.folder, 'catalogue.db')}`);
    const upload = await reader.upload.findFirstOrThrow({ where: { state: 'FINISHING' } });
    await Promise.all([writer.$disconnect(), reader.$disconnect()]);
    const [sent, came] = await Promise.all([
      sumOf(file),
      sumOf(path.join(this.folder, 'uploads', upload.id)),
    ]);
    if (sent !== came || (upload.sha256 !== null && upload.sha256 !== sent))
      throw new Error('what came is not what was sent');
  }

  private async begin(): Promise<void> {
    const child = fork(this.program, [this.folder, String(this.port)], {
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await once(child, 'message');
    this.child = child;
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}

async function sumOf(file: string): Promise<string> {
  return (await run('sha256sum', [file])).stdout.slice(0, 64);
}

/** A client that sends as the page does, and whose line breaks where it is told to. */
class Line {
  /** Bytes of the file that were handed to the line, also those that never arrived. */
  sent = 0;
  breaks: { at: number; restarts: boolean }[] = [];

  constructor(
    private readonly site: UploadServer,
    private readonly file: string,
  ) {}

  async send(): Promise<void> {
    const { size } = await stat(this.file);
    const metadata = `name ${Buffer.from('scan.tif').toString('base64')}`;
    const created = await this.ask('POST', '/api/uploads', {
      'Upload-Length': size,
      'Upload-Metadata': metadata,
    });
    const address = String(created.headers.location);
    for (let offset = 0; offset < size; ) {
      const next = await this.patch(address, offset, Math.min(size, offset + CHUNK_BYTES));
      offset = next ?? (await this.whereToGoOn(address));
    }
  }

  private async whereToGoOn(address: string): Promise<number> {
    const { headers } = await this.ask('HEAD', address, {});
    return Number(headers['upload-offset']);
  }

  /** @returns where the server is then; null where the line broke */
  private async patch(address: string, from: number, to: number): Promise<number | null> {
    const cut = this.breaks[0] && this.breaks[0].at < to ? this.breaks.shift() : undefined;
    const end = cut ? Math.max(from, cut.at) : to;
    const request = this.open('PATCH', address, {
      'Content-Type': 'application/offset+octet-stream',
      'Content-Length': to - from,
      'Upload-Offset': from,
    });
    const answer = answerTo(request);
    answer.catch(() => {});
    await this.pour(request, from, end);
    if (!cut) {
      request.end();
      return Number((await answer).headers['upload-offset']);
    }
    if (cut.restarts) await this.site.restart();
    request.destroy();
    return null;
  }

  private async pour(request: http.ClientRequest, from: number, end: number): Promise<void> {
    const file = await open(this.file);
    try {
      for (let at = from; at < end; ) {
        const { buffer, bytesRead } = await file.read(
          Buffer.allocUnsafe(Math.min(MEBIBYTE, end - at)),
          0,
          undefined,
          at,
        );
        const piece = buffer.subarray(0, bytesRead);
        if (!request.write(piece)) await once(request, 'drain');
        at += bytesRead;
        this.sent += bytesRead;
      }
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
    const { port } = this.site;
    const common = { 'Tus-Resumable': '1.0.0', Origin: `http://127.0.0.1:${port}` };
    const request = http.request({
      host: '127.0.0.1',
      port,
      method,
      path: address,
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
