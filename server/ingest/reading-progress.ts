import { readdir, readFile, readlink, stat } from 'node:fs/promises';

const DESCRIPTORS = '/proc/self/fd';
const INTERVAL_MS = 500;

/**
 * Follows how far a decoder has read a file, which nothing else tells while libvips works: Linux shows the position
 * of every open descriptor. On other systems nothing is reported.
 * @param onShare is given the share that is read, 0 to 1, whenever it has grown
 * @returns stops following
 */
export function followReading(file: string, onShare: (share: number) => void): () => void {
  let highest = 0;
  let busy = false;
  let stopped = false;
  const timer = setInterval(async () => {
    if (busy) return;
    busy = true;
    const share = await shareRead(file).catch(() => 0);
    busy = false;
    if (share <= highest || stopped) return;
    highest = share;
    onShare(share);
  }, INTERVAL_MS);
  return () => {
    stopped = true;
    clearInterval(timer);
  };
}

async function shareRead(file: string): Promise<number> {
  const { size } = await stat(file);
  let furthest = 0;
  for (const descriptor of await readdir(DESCRIPTORS)) {
    const target = await readlink(`${DESCRIPTORS}/${descriptor}`).catch(() => null);
    if (target !== file) continue;
    const info = await readFile(`/proc/self/fdinfo/${descriptor}`, 'utf8');
    furthest = Math.max(furthest, Number(/^pos:\s*(\d+)/m.exec(info)?.[1] ?? 0));
  }
  return size === 0 ? 0 : Math.min(1, furthest / size);
}
