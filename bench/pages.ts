import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { saveDraft } from '@/server/catalogue/drafts/save-draft';
import { publishDraft } from '@/server/catalogue/publishing/publish';
import { type Databases, openDatabases } from '@/server/db/client';
import { operator, requireEditable } from '@/server/people/gate';
import type { BenchRow } from './row';
import { ROOT } from './support/bundle';
import { interleave, type LoadResult, load } from './support/load';
import { findProgram } from './support/programs';
import { freePort, type RunningServer, startOurs } from './support/servers';

const run = promisify(execFile);

const CONNECTIONS = 16;
const SECONDS = 5;
const ROUNDS = 3;
const PUBLISHES = 5;
const GIVE_UP_MS = 10_000;

/** Anyone who may be signed in is shown what Next renders now. */
const SIGNED_IN = { Cookie: 'better-auth.session_token=bench' };
const AS_A_BROWSER = { 'Accept-Encoding': 'gzip, deflate, br' };

/** A photograph's page from the cache against the same page rendered each time, and a publish seen from another process. */
export async function benchPages(): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-pages-'));
  const settings = { DATA_DIR: folder, FETCH_SCANS: 'off', DATABASE_URL: '', STORAGE_URL: '' };
  const servers: RunningServer[] = [];
  await run(process.execPath, [path.join(ROOT, 'dist', 'prepare.js')], {
    env: { ...process.env, ...settings },
  });
  const db = openDatabases(`file:${path.join(folder, 'catalogue.db')}`);
  try {
    for (let n = 0; n < 2; n++) {
      const port = await freePort();
      const env = { ...settings, PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: 'http://localhost:3000' };
      servers.push(await startOurs(path.join(ROOT, 'dist', 'web.js'), { env, port }));
    }
    const [one, other] = servers as [RunningServer, RunningServer];
    return [await benchCache(one, await firstPage(db), folder), await benchPublish(db, [one, other])];
  } finally {
    for (const server of servers) await server.stop();
    await Promise.all([db.writer.$disconnect(), db.reader.$disconnect()]);
    await rm(folder, { recursive: true, force: true });
  }
}

async function firstPublished({ reader }: Databases): Promise<{ id: string; slug: string }> {
  return reader.photograph.findFirstOrThrow({
    where: { status: 'PUBLISHED' },
    orderBy: { slug: 'asc' },
    select: { id: true, slug: true },
  });
}

async function firstPage(db: Databases): Promise<string> {
  return `/en/photographs/${(await firstPublished(db)).slug}`;
}

async function benchCache(server: RunningServer, page: string, folder: string): Promise<BenchRow> {
  const row = { name: 'photograph page, warm, against rendering it each time', unit: 'x', bar: '>= 50' };
  const wrk = findProgram('wrk');
  if (!wrk) return { ...row, value: null, ok: null, detail: 'wrk is not installed' };
  const ask = (headers: Record<string, string>) => () =>
    load(wrk, folder, {
      origin: server.origin,
      paths: [page],
      headers,
      connections: CONNECTIONS,
      seconds: SECONDS,
    });
  const contestants = { kept: ask(AS_A_BROWSER), rendered: ask({ ...AS_A_BROWSER, ...SIGNED_IN }) };
  await contestants.rendered();
  await contestants.kept();
  const { kept, rendered } = await interleave(ROUNDS, contestants);
  const value = kept.requestsPerSecond / rendered.requestsPerSecond;
  const say = (result: LoadResult) =>
    `${Math.round(result.requestsPerSecond)}/s (99% within ${result.p99Ms.toFixed(1)} ms)`;
  const how = `${CONNECTIONS} connections, medians of ${ROUNDS} runs of ${SECONDS} s in turn`;
  return { ...row, value, ok: value >= 50, detail: `kept ${say(kept)}, rendered ${say(rendered)}; ${how}` };
}

/** From the commit of a publish to the first answer that shows it, in a process that did not write it. */
async function benchPublish(db: Databases, [one, other]: [RunningServer, RunningServer]): Promise<BenchRow> {
  const { id, slug } = await firstPublished(db);
  const delays: number[] = [];
  for (let n = 0; n < PUBLISHES; n++) {
    const title = `Published ${n} of ${PUBLISHES} at ${Date.now()}`;
    const pages = [one, other].map(({ origin }) => `${origin}/en/photographs/${slug}`);
    await Promise.all(pages.map((page) => fetch(page).then((answer) => answer.text())));
    await saveAndPublish(db, id, title);
    const published = performance.now();
    await Promise.all(pages.map((page) => until(page, title)));
    delays.push(performance.now() - published);
  }
  const value = Math.max(...delays);
  return {
    name: 'publish visible in every process',
    value,
    unit: 'ms',
    bar: '<= 2000',
    ok: value <= 2000,
    detail: `slowest of ${PUBLISHES} publishes, two web processes and a third that writes`,
  };
}

/** As the command does it, but for the way through HTTP. */
async function saveAndPublish({ writer }: Databases, id: string, title: string): Promise<void> {
  const curator = operator('bench');
  await writer.$transaction(async (tx) => {
    const editable = await requireEditable(tx, curator, id);
    const changes = { 'labels.en.title': title };
    const { revision } = await saveDraft(tx, curator, editable, { base: null, sitting: null, changes });
    await publishDraft(tx, curator, editable, { revision });
  });
}

async function until(page: string, text: string): Promise<void> {
  const last = performance.now() + GIVE_UP_MS;
  while (performance.now() < last) {
    if ((await (await fetch(page)).text()).includes(text)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${page} does not show "${text}" after ${GIVE_UP_MS} ms`);
}
