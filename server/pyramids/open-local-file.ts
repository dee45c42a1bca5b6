import { open } from 'node:fs/promises';
import type { RandomAccess } from '@/server/storage/storage';

/** A local file for many ranged reads: a pyramid that is built but not yet stored. */
export async function openLocalFile(file: string): Promise<RandomAccess> {
  const handle = await open(file, 'r');
  const { size } = await handle.stat();
  return {
    size,
    read: async (position, length) => {
      const buffer = Buffer.allocUnsafe(length);
      const { bytesRead } = await handle.read(buffer, 0, length, position);
      return buffer.subarray(0, bytesRead);
    },
    close: () => handle.close(),
  };
}
