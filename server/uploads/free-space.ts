import { statfs } from 'node:fs/promises';
import { CodedError } from '@/lib/errors';

/** Bytes that an ordinary account may still write on the disk of `dir`. */
export type FreeSpace = (dir: string) => Promise<number>;

export const freeSpace: FreeSpace = async (dir) => {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize;
};

/** An error that a disk gives when it is full, as one that a person is told; any other as it is. */
export function asDiskFull(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT' ? new CodedError('DISK_FULL', {}, { cause: error }) : error;
}
