import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { readSearchQuery } from '@/lib/search/query';
import { type Exhibition, readExhibition } from '@/server/catalogue/exhibition';
import { openDatabases } from '@/server/db/client';
import {
  buildSearchable,
  readPlaceNames,
  refreshSearchable,
  type Searchable,
} from '@/server/search/searchable';
import { judge } from './judged-queries';
import type { BenchRow } from './row';
import { ROOT } from './support/bundle';
import { makePublishedCatalogue } from './support/published-catalogue';

const run = promisify(execFile);

const FEW = 50;
const MANY = 50_000;
const ROUNDS = 400;

interface Measured {
  searchMs: number;
  facetsMs: number;
  suggestMs: number;
  buildMs: number;
  megabytes: number;
  refreshMs: number;
}

/** How well the judged queries are answered, and what finding costs in a catalogue of 50 and of 50,000. */
export async function benchSearch(): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-search-'));
  try {
    const starter = await prepared(path.join(folder, 'starter'));
    const rows = await judgedRows(starter);
    const measured: Measured[] = [];
    for (const count of [FEW, MANY]) {
      const file = await prepared(path.join(folder, String(count)));
      makePublishedCatalogue(file, count);
      measured.push(await measureSearch(file));
    }
    const [few, many] = measured as [Measured, Measured];
    return [...rows, ...searchRows(few, many)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function prepared(folder: string): Promise<string> {
  const settings = { DATA_DIR: folder, FETCH_SCANS: 'off', DATABASE_URL: '', STORAGE_URL: '' };
  await run(process.execPath, [path.join(ROOT, 'dist', 'prepare.js')], {
    env: { ...process.env, ...settings },
  });
  return path.join(folder, 'catalogue.db');
}

async function judgedRows(file: string): Promise<BenchRow[]> {
  const { reader, writer } = openDatabases(`file:${file}`);
  const searchable = await buildSearchable(await readExhibition(reader), await readPlaceNames(reader));
  await Promise.all([reader.$disconnect(), writer.$disconnect()]);
  const { all, ar, en } = judge((words) => find(searchable, words));
  const row = (name: string, value: number, least: number): BenchRow => ({
    ...{ name: `judged queries, nDCG@10: ${name}`, value, unit: '', bar: `>= ${least}`, ok: value >= least },
    detail: 'the starter, graded by hand from its records',
  });
  return [row('both languages', all, 0.92), row('Arabic', ar, 0.9), row('English', en, 0.9)];
}

function find({ index, entries }: Searchable, words: string): string[] {
  const { order } = index.search(readSearchQuery({ q: words }).query);
  return [...order].flatMap((at) => entries[at]?.slug ?? []);
}

/** What finding costs in one catalogue; queries are words of its own titles, some of them with a slip. */
export async function measureSearch(file: string): Promise<Measured> {
  const { reader, writer } = openDatabases(`file:${file}`);
  const exhibition = await readExhibition(reader);
  const names = await readPlaceNames(reader);
  await Promise.all([reader.$disconnect(), writer.$disconnect()]);
  const before = await heldBytes();
  const began = performance.now();
  const searchable = await buildSearchable(exhibition, names);
  const buildMs = performance.now() - began;
  const megabytes = ((await heldBytes()) - before) / 1e6;
  const typed = typedWords(exhibition);
  const search = (q: string, more = {}) => searchable.index.search(readSearchQuery({ q, ...more }).query);
  const decade = { decade: '1860,1870' };
  const searchMs = percentile(typed.map((words) => timeOf(() => search(words))));
  const facetsMs = percentile(
    typed.map((words, n) => timeOf(() => search(n % 2 === 0 ? '' : words.slice(0, 12), decade))),
  );
  const suggestMs = percentile(
    typed.map((words, n) => timeOf(() => searchable.suggestions.suggest(words.slice(0, 2 + (n % 8))))),
  );
  const last = exhibition.walk.at(-1);
  const walk = [...exhibition.walk.slice(0, -1), ...(last ? [{ ...last }] : [])];
  const published = performance.now();
  await refreshSearchable(searchable, { ...exhibition, walk }, names);
  return {
    ...{ searchMs, facetsMs, suggestMs, buildMs, megabytes },
    refreshMs: performance.now() - published,
  };
}

/** What the program holds once nothing can be thrown away; without that flag of Node, as it is. */
async function heldBytes(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function typedWords({ walk }: Exhibition): string[] {
  return Array.from({ length: ROUNDS }, (_, n) => {
    const entry = walk[(n * 7919) % walk.length];
    const title = entry?.snapshot.labels[n % 2 === 0 ? 'ar' : 'en']?.title ?? '';
    const words = title
      .split(' ')
      .slice(0, 1 + (n % 4))
      .join(' ');
    return n % 5 === 0 ? `${words.slice(0, 3)}${words.slice(4)}` : words;
  });
}

function timeOf(action: () => unknown): number {
  const began = performance.now();
  action();
  return performance.now() - began;
}

function percentile(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(0.95 * times.length)] ?? 0;
}

/** The table's rows of both catalogues. */
export function searchRows(few: Measured, many: Measured): BenchRow[] {
  const row = (name: string, value: number, unit: string, most: number, detail: string): BenchRow => ({
    ...{ name: `50,000 photographs: ${name}`, value, unit, bar: `<= ${most}`, ok: value <= most, detail },
  });
  const against = (before: number) => `p95 of ${ROUNDS} in the process; ${before.toPrecision(3)} ms at 50`;
  return [
    row('search', many.searchMs, 'ms', 50, against(few.searchMs)),
    row('facet counts', many.facetsMs, 'ms', 50, against(few.facetsMs)),
    row('suggestions', many.suggestMs, 'ms', 50, against(few.suggestMs)),
    row('suggestions against 50', many.suggestMs / few.suggestMs, 'x', 1.3, 'in the process, without HTTP'),
    row('index built', many.buildMs / 1000, 's', 20, 'in slices of 8 ms'),
    row(
      'index in memory',
      many.megabytes,
      'MB',
      300,
      'heap and typed arrays, after a collection where Node allows',
    ),
    row('index refreshed after one publish', many.refreshMs / 1000, 's', 1, 'the old one answers meanwhile'),
  ];
}
