import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { presentationPath } from '@/lib/iiif/addresses';
import { publishPhotograph } from '@/server/catalogue/mutations';
import { openDatabases } from '@/server/db/client';
import type { BenchRow } from './row';
import { bundle, ROOT } from './support/bundle';
import { interleave, load } from './support/load';
import { findProgram } from './support/programs';
import { freePort, startOurs } from './support/servers';

const run = promisify(execFile);

const CONNECTIONS = 16;
const SECONDS = 5;
const ROUNDS = 3;

/** As most clients of the Presentation API ask. */
const AS_A_VIEWER = { Accept: 'application/json, text/plain, */*', 'Accept-Encoding': 'gzip, deflate, br' };

/** Manifests of the starter catalogue, warm, and a file of the same size from the same process. */
export async function benchManifests(): Promise<BenchRow[]> {
  const row = { name: 'manifest, warm', unit: 'requests/s', bar: '>= 1000, or 0.3x of a static file' };
  const wrk = findProgram('wrk');
  if (!wrk) return [{ ...row, value: null, ok: null, detail: 'wrk is not installed' }];
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-manifests-'));
  const port = await freePort();
  try {
    const url = `file:${path.join(folder, 'catalogue.db')}`;
    const paths = await makeCatalogue(folder, url);
    const build = path.join(folder, 'static');
    const server = await startOurs(await bundle('bench/support/document-server.ts'), {
      args: [url, String(port), build],
      env: {},
      port,
    });
    try {
      return [{ ...row, ...(await measure(wrk, folder, server.origin, paths)) }];
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(wrk: string, folder: string, origin: string, paths: readonly string[]) {
  const against = (asked: readonly string[]) => () =>
    load(wrk, folder, {
      origin,
      paths: asked,
      headers: AS_A_VIEWER,
      connections: CONNECTIONS,
      seconds: SECONDS,
    });
  const contestants = { manifests: against(paths), file: against(['/_next/static/file.js']) };
  await contestants.manifests();
  await contestants.file();
  const { manifests, file } = await interleave(ROUNDS, contestants);
  const value = manifests.requestsPerSecond;
  const ratio = value / file.requestsPerSecond;
  const detail = `${paths.length} manifests, 99% within ${manifests.p99Ms.toFixed(1)} ms; ${ratio.toFixed(2)}x of a static file of that size (${Math.round(file.requestsPerSecond)}/s); ${CONNECTIONS} connections, medians of ${ROUNDS} runs of ${SECONDS} s in turn`;
  return { value, ok: value >= 1000 || ratio >= 0.3, detail };
}

/** The starter catalogue with images that the database takes for built. @returns the manifests' paths */
async function makeCatalogue(folder: string, url: string): Promise<string[]> {
  const settings = { DATA_DIR: folder, DATABASE_URL: '', STORAGE_URL: '', FETCH_SCANS: 'off' };
  await run(process.execPath, [path.join(ROOT, 'dist', 'prepare.js')], {
    env: { ...process.env, ...settings },
  });
  const { writer, reader } = openDatabases(url);
  const scans = await reader.scan.findMany({ select: { id: true, photographId: true } });
  const built = { state: 'READY', width: 6000, height: 4500, tileSize: 512, previews: '[]' } as const;
  const paths: string[] = [];
  for (const { id, photographId } of scans) {
    if (!photographId) continue;
    await writer.scan.update({ where: { id }, data: { ...built, imageId: id } });
    await publishPhotograph(writer, photographId, id);
    paths.push(presentationPath({ kind: 'photograph', id: photographId }));
  }
  await Promise.all([writer.$disconnect(), reader.$disconnect()]);
  await mkdir(path.join(folder, 'static'));
  // Random, for what packs well is sent in fewer bytes than a manifest.
  await writeFile(path.join(folder, 'static', 'file.js'), randomBytes(1500).toString('hex'));
  return paths;
}
