import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import {
  checkStarter,
  parseStarterRows,
  STARTER_FILES,
  type StarterCatalogue,
  type StarterFault,
  type StarterFile,
} from '@/lib/catalogue/starter';

export interface StarterReading {
  /** Only rows that may be loaded: each keeps its schema and refers to nothing that is missing. */
  catalogue: StarterCatalogue;
  faults: StarterFault[];
  /** SHA-256 over the files' bytes, lower-case hex. */
  fingerprint: string;
}

/** Reads `prisma/starter/*.json`. A bad row, or a file that is no JSON, is a fault and never stops the rest. */
export async function readStarter(dir: string): Promise<StarterReading> {
  const hash = createHash('sha256');
  const faults: StarterFault[] = [];
  const catalogue = Object.fromEntries(
    STARTER_FILES.map((file) => [file, []]),
  ) as unknown as StarterCatalogue;
  for (const file of STARTER_FILES) {
    const bytes = await fs.readFile(path.join(dir, file));
    hash.update(file).update(bytes);
    const parsed = parseStarterRows(file, parseJson(bytes));
    setRows(catalogue, file, parsed.rows);
    faults.push(...parsed.faults);
  }
  faults.push(...dropFaultyRows(catalogue));
  return { catalogue, faults, fingerprint: hash.digest('hex') };
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

/** TypeScript cannot see that a file's rows belong to that file's key. */
function setRows(catalogue: StarterCatalogue, file: StarterFile, rows: unknown): void {
  Object.assign(catalogue, { [file]: rows });
}

/** Until nothing is left to drop: a row that goes may have been what another referred to. */
function dropFaultyRows(catalogue: StarterCatalogue): StarterFault[] {
  const all: StarterFault[] = [];
  for (;;) {
    const faults = checkStarter(catalogue);
    if (faults.length === 0) return all;
    all.push(...faults);
    for (const { file, row } of faults) dropLast(catalogue, file, row);
  }
}

/** Of two rows with one slug the first stays. */
function dropLast(catalogue: StarterCatalogue, file: StarterFile, name: string): void {
  const rows: readonly object[] = catalogue[file];
  const index = rows.findLastIndex(
    (row, at) => name === ('slug' in row ? row.slug : 'uri' in row ? row.uri : `#${at + 1}`),
  );
  setRows(
    catalogue,
    file,
    rows.filter((_, at) => at !== index),
  );
}
