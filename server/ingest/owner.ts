import { randomUUID } from 'node:crypto';
import os from 'node:os';
import process from 'node:process';

/** Names one worker in one process: `host:pid:random`. */
export function newOwner(): string {
  return `${os.hostname()}:${process.pid}:${randomUUID()}`;
}

/** True where the worker ran on this machine and its process is gone, so that nobody need wait for its lease. */
export function isGone(owner: string): boolean {
  const [host, pid] = owner.split(':');
  if (host !== os.hostname() || Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Whom a working folder (`<pid>-<random>`) belongs to; null where the name is not one of ours. */
export function ownerOfFolder(name: string): string | null {
  const pid = /^(\d+)-/.exec(name)?.[1];
  return pid === undefined ? null : `${os.hostname()}:${pid}:`;
}
