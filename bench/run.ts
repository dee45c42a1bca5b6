import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { benchAnnotations } from './annotations';
import { benchFreshStart } from './fresh-start';
import { benchImageQuality } from './image-quality';
import { benchImages } from './images';
import { benchIngestMemory } from './ingest-memory';
import { benchKiosk } from './kiosk';
import { benchManifests } from './manifests';
import { benchPageLoad } from './page-load';
import { benchPages } from './pages';
import { benchPyramid } from './pyramid';
import type { BenchRow } from './row';
import { benchSaves } from './saves';
import { benchSearch } from './search';
import { benchStudioLists } from './studio-lists';
import { ROOT } from './support/bundle';
import { benchTiles } from './tiles';
import { benchTours } from './tours';
import { benchUploads } from './uploads';

/** In the order of the table. `npm run bench -- tiles pages` measures only those, and then saves nothing. */
const BENCHES: Record<string, () => Promise<BenchRow[]>> = {
  pyramid: benchPyramid,
  memory: benchIngestMemory,
  tiles: benchTiles,
  images: benchImages,
  quality: benchImageQuality,
  pages: benchPages,
  manifests: benchManifests,
  load: benchPageLoad,
  tours: benchTours,
  annotations: benchAnnotations,
  kiosk: benchKiosk,
  uploads: benchUploads,
  search: benchSearch,
  lists: benchStudioLists,
  saves: benchSaves,
  start: benchFreshStart,
};

function print(rows: readonly BenchRow[]): string {
  const verdict = ({ ok }: BenchRow) => (ok === null ? '–' : ok ? 'yes' : '**no**');
  const number = ({ value, unit }: BenchRow) =>
    value === null ? 'not measured' : `${Number(value.toPrecision(3))} ${unit}`.trim();
  const lines = rows.map(
    (row) => `| ${row.name} | ${number(row)} | ${row.bar} | ${verdict(row)} | ${row.detail} |`,
  );
  return ['| what | measured | bar | held | how |', '|---|---|---|---|---|', ...lines].join('\n');
}

function describeMachine(): string {
  const [cpu] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `${os.availableParallelism()} cores (${cpu?.model.trim() ?? 'unknown'}), ${memory} GiB, ${os.type()} ${os.release()}, Node ${process.version}`;
}

async function main(): Promise<void> {
  const wished = process.argv.slice(2);
  const unknown = wished.filter((name) => !(name in BENCHES));
  if (unknown.length > 0) throw new Error(`no such bench: ${unknown.join(', ')}`);
  const rows: BenchRow[] = [];
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (wished.length > 0 && !wished.includes(name)) continue;
    console.error(`${name} …`);
    rows.push(...(await bench()));
  }
  const table = print(rows);
  console.log(table);
  if (wished.length > 0) return;
  const day = new Date().toISOString().slice(0, 10);
  const page = `# Results\n\nOne run of \`npm run bench\`, ${day}, on ${describeMachine()}. Peers ran in the same minutes, in turn with ours; trust the ratios.\n\n${table}\n`;
  await writeFile(path.join(ROOT, 'bench', 'RESULTS.md'), page);
}

await main();
