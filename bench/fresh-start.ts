import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BenchRow } from './row';
import { ROOT } from './support/bundle';

interface StartTimes {
  secondsToFirstPage: number;
  steps: { name: string; seconds: number }[];
}

/** The times that the last `npm start` of a fresh clone kept, by step. */
export async function benchFreshStart(): Promise<BenchRow[]> {
  const row = { name: 'fresh npm start to first page', unit: 's', bar: 'reported', ok: null };
  try {
    const times = JSON.parse(
      await readFile(path.join(ROOT, '.cache', 'fresh-start-times.json'), 'utf8'),
    ) as StartTimes;
    const steps = times.steps.map(({ name, seconds }) => `${name.toLowerCase()} ${seconds} s`).join(', ');
    const detail = `${steps}; the driver compiles beside the build`;
    return [{ ...row, value: times.secondsToFirstPage, detail }];
  } catch {
    return [{ ...row, value: null, detail: 'this clone has not been started from fresh' }];
  }
}
