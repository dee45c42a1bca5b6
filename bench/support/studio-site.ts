import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { environmentOf } from '@/scripts/setup/supervisor.mjs';
import { type Databases, openDatabases } from '@/server/db/client';
import { cookieOf, makePerson } from '@/tests/fixtures/people';
import { ROOT } from './bundle';
import { freePort } from './servers';

const run = promisify(execFile);

/** The site as `npm start` runs it, web and worker, over a folder of its own, with a curator who is signed in. */
export class StudioSite {
  private web: ChildProcess | undefined;
  private worker: ChildProcess | undefined;

  private constructor(
    readonly folder: string,
    readonly db: Databases,
    private readonly port: number,
    /** For the `Cookie` header. */
    readonly cookie: string,
  ) {}

  /** Nothing runs yet; the starter catalogue is in the database, without the stand-ins that a worker would draw. */
  static async prepare(folder: string): Promise<StudioSite> {
    const env = { ...process.env, ...settingsOf(folder) };
    await run(process.execPath, [path.join(ROOT, 'dist', 'prepare.js')], { env });
    const db = openDatabases(`file:${path.join(folder, 'catalogue.db')}`);
    await db.writer.scan.deleteMany({ where: { standIn: true } });
    const cookie = await cookieOf(db.writer, folder, await makePerson(db.writer, 'curator'));
    return new StudioSite(folder, db, await freePort(), cookie);
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async startWeb(): Promise<void> {
    this.web = await this.start('web.js');
  }

  async startWorker(): Promise<void> {
    this.worker = await this.start('worker.js');
  }

  /** Killed, as a power cut would, and started again. */
  async restartWeb(): Promise<void> {
    await end(this.web, 'SIGKILL');
    await this.startWeb();
  }

  async stop(): Promise<void> {
    await end(this.worker, 'SIGTERM');
    await end(this.web, 'SIGTERM');
    await Promise.all([this.db.writer.$disconnect(), this.db.reader.$disconnect()]);
  }

  /** Bytes: the web process's highest resident size since it started. */
  webPeakMemory(): number {
    const status = readFileSync(`/proc/${this.web?.pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024;
  }

  private async start(program: string): Promise<ChildProcess> {
    const child = fork(path.join(ROOT, 'dist', program), [], {
      env: {
        ...environmentOf(path.parse(program).name),
        ...process.env,
        ...settingsOf(this.folder),
        NODE_ENV: 'production',
        PORT: String(this.port),
        HOST: '127.0.0.1',
        PUBLIC_URL: '',
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const early = once(child, 'exit').then(() => Promise.reject(new Error(`${program} ended at once`)));
    await Promise.race([once(child, 'message'), early]);
    early.catch(() => {});
    return child;
  }
}

function settingsOf(folder: string): Record<string, string> {
  return { DATA_DIR: folder, FETCH_SCANS: 'off', DATABASE_URL: '', STORAGE_URL: '' };
}

async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
