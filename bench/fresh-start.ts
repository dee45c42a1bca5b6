import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BenchRow } from './row';
import { ROOT } from './support/bundle';

interface StartTimes {
  steps: { name: string; seconds: number }[];
}

/** The times that the last `npm start` of a fresh clone kept, by step. */
export async function benchFreshStart(): Promise<BenchRow[]> {
  const row = { name: 'fresh npm start to first page', unit: 's', bar: 'reported', ok: null };
  try {
    const times = JSON.parse(
      await readFile(path.join(ROOT, '.cache', 'fresh-start.json'), 'utf8'),
    ) as StartTimes;
    const value = times.steps.reduce((sum, { seconds }) => sum + seconds, 0);
    return [
      { ...row, value, detail: times.steps.map(({ name, seconds }) => `${name} ${seconds} s`).join('; ') },
    ];
  } catch {
    return [{ ...row, value: null, detail: 'this clone has not been started from fresh' }];
  }
}
