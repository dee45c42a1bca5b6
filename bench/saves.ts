import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { CommandFailure } from '@/lib/studio/failure';
import type { DraftView, SaveOutcome } from '@/lib/studio/photograph-commands';
import { type Databases, openDatabases } from '@/server/db/client';
import { callCommand, cookieOf, makePerson } from '@/tests/fixtures/people';
import type { BenchRow } from './row';
import { ROOT } from './support/bundle';
import { freePort, type RunningServer, startOurs } from './support/servers';

const run = promisify(execFile);

const CURATORS = 20;
/** So many of them on one photograph and one field: nearly each of their saves is contested. */
const TOGETHER = 10;
const SECONDS = 60;
const FIELD = 'labels.en.note';

/** Curators who save without a pause, through two web processes over one SQLite file. */
export async function benchSaves(): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-saves-'));
  const settings = { DATA_DIR: folder, FETCH_SCANS: 'off', DATABASE_URL: '', STORAGE_URL: '' };
  const servers: RunningServer[] = [];
  await run(process.execPath, [path.join(ROOT, 'dist', 'prepare.js')], {
    env: { ...process.env, ...settings },
  });
  const db = openDatabases(`file:${path.join(folder, 'catalogue.db')}`);
  try {
    for (let n = 0; n < 2; n++) {
      const port = await freePort();
      const env = { ...settings, PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: '' };
      servers.push(await startOurs(path.join(ROOT, 'dist', 'web.js'), { env, port }));
    }
    return [await save(db, folder, servers)];
  } finally {
    for (const server of servers) await server.stop();
    await Promise.all([db.writer.$disconnect(), db.reader.$disconnect()]);
    await rm(folder, { recursive: true, force: true });
  }
}

async function save(db: Databases, dataDir: string, servers: readonly RunningServer[]): Promise<BenchRow> {
  const photographs = await db.reader.photograph.findMany({ take: CURATORS, select: { id: true } });
  const curators = await Promise.all(
    Array.from({ length: CURATORS }, async (_, n) => {
      const person = await makePerson(db.writer, 'curator');
      return new Curator({
        origin: servers[n % servers.length]?.origin ?? '',
        cookie: await cookieOf(db.writer, dataDir, person),
        photographId: photographs[n < TOGETHER ? 0 : n]?.id ?? '',
      });
    }),
  );
  const until = performance.now() + SECONDS * 1000;
  await Promise.all(curators.map((curator) => curator.saveUntil(until)));
  const kept = await valuesKept(db);
  const saved = curators.flatMap((curator) => curator.saved);
  const lost = saved.filter((value) => !kept.has(value)).length;
  const failed = curators.flatMap((curator) => curator.failures);
  const times = curators.flatMap((curator) => curator.times).sort((a, b) => a - b);
  const p95 = times[Math.floor(times.length * 0.95)] ?? Number.NaN;
  const contested = curators.reduce((sum, { conflicts }) => sum + conflicts, 0);
  return {
    name: `${CURATORS} curators saving at once for ${SECONDS} s: saves lost or failed`,
    value: lost + failed.length,
    unit: '',
    bar: '0',
    ok: lost + failed.length === 0 && saved.length > CURATORS,
    detail: `${saved.length} saves (${Math.round(saved.length / SECONDS)}/s, 95% within ${Math.round(p95)} ms), ${contested} contested and chosen, ${lost} lost, ${failed.length} failed ${[...new Set(failed)].join(' ')}; ${TOGETHER} in one field, two web processes, SQLite`,
  };
}

/** Every value that the history says was saved. */
async function valuesKept({ reader }: Databases): Promise<Set<string>> {
  const rows = await reader.revision.findMany({ where: { reason: 'edit' }, select: { changes: true } });
  const changes = rows.flatMap((row) => JSON.parse(row.changes) as { after: unknown }[]);
  return new Set(changes.map(({ after }) => String(after)));
}

interface Place {
  origin: string;
  cookie: string;
  photographId: string;
}

/** Types, saves, and chooses their own words where somebody else was quicker. */
class Curator {
  /** Values that the server has said were saved. */
  readonly saved: string[] = [];
  /** Milliseconds of each save. */
  readonly times: number[] = [];
  readonly failures: string[] = [];
  conflicts = 0;

  constructor(private readonly place: Place) {}

  async saveUntil(until: number): Promise<void> {
    const { photographId: id } = this.place;
    const sitting = randomUUID();
    let base = (await this.ask<DraftView>('photographs.open', { id }))?.revision ?? 0;
    while (performance.now() < until) {
      const value = `Note ${randomUUID()}`;
      const outcome = await this.ask<SaveOutcome>('photographs.save', {
        id,
        base,
        sitting,
        changes: { [FIELD]: value },
      });
      if (!outcome) continue;
      base = outcome.revision;
      if (outcome.saved.length > 0) this.saved.push(value);
      else if (outcome.conflicts.length > 0) this.conflicts += 1;
      else this.failures.push('NEITHER');
    }
  }

  private async ask<T>(name: string, input: unknown): Promise<T | null> {
    const begun = performance.now();
    const response = await callCommand(this.place.origin, name, input, this.place.cookie);
    const answer = (await response.json()) as { value?: T; failure?: CommandFailure };
    this.times.push(performance.now() - begun);
    if (answer.value) return answer.value;
    this.failures.push(`${response.status} ${answer.failure?.code ?? ''}`);
    return null;
  }
}
