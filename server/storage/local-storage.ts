import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CodedError } from '@/lib/errors';
import {
  assertKey,
  type ObjectEntry,
  ObjectNotFound,
  type RandomAccess,
  type Storage,
  type StoredObject,
} from './storage';

/** Half-written objects live beside the rooms, on the same disk, so that the last step is one atomic link. */
const INCOMING = 'incoming';

/** Objects as files below one folder, named by their keys. */
export class LocalStorage implements Storage {
  constructor(private readonly root: string) {}

  async put(key: string, body: Readable | Uint8Array, length: number): Promise<void> {
    const target = this.file(key);
    const partial = await this.partialFile();
    try {
      const source = body instanceof Readable ? body : Readable.from([body]);
      await pipeline(source, exactly(length), createWriteStream(partial, { flags: 'wx', flush: true }));
      await commit(partial, target);
    } catch (error) {
      throw asDiskFull(error);
    } finally {
      await fs.rm(partial, { force: true });
    }
  }

  async putFile(key: string, file: string): Promise<void> {
    const target = this.file(key);
    try {
      await flush(file);
      await commit(file, target);
    } catch (error) {
      throw asDiskFull(error);
    }
  }

  async get(key: string): Promise<StoredObject> {
    const handle = await this.openFile(key);
    const { size } = await handle.stat();
    return { body: handle.createReadStream(), length: size };
  }

  async open(key: string): Promise<RandomAccess> {
    const handle = await this.openFile(key);
    const { size } = await handle.stat();
    return {
      size,
      read: async (position, length) => {
        const buffer = Buffer.allocUnsafe(length);
        const { bytesRead } = await handle.read(buffer, 0, length, position);
        return bytesRead === length ? buffer : buffer.subarray(0, bytesRead);
      },
      close: () => handle.close(),
    };
  }

  async has(key: string): Promise<boolean> {
    try {
      await fs.access(this.file(key));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async *list(prefix: string): AsyncIterable<ObjectEntry> {
    const room = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    yield* this.walk(room, prefix);
  }

  async remove(key: string): Promise<void> {
    const file = this.file(key);
    await fs.rm(file, { force: true });
    // A folder that this emptied goes too; one that is still in use stays.
    const folder = path.dirname(file);
    if (path.dirname(folder) !== this.root) await fs.rmdir(folder).catch(() => {});
  }

  async localPath(key: string): Promise<string> {
    const file = this.file(key);
    if (!(await this.has(key))) throw new ObjectNotFound(key);
    return file;
  }

  /** Removes what a killed process left half-written, if it is older than `olderThanMs`. */
  async sweepPartials(olderThanMs: number): Promise<void> {
    const folder = path.join(this.root, INCOMING);
    for (const name of await readdirIfAny(folder)) {
      const file = path.join(folder, name);
      const stat = await fs.stat(file).catch(() => null);
      if (stat && Date.now() - stat.mtimeMs > olderThanMs) await fs.rm(file, { force: true });
    }
  }

  private async *walk(room: string, prefix: string): AsyncIterable<ObjectEntry> {
    for (const entry of await readdirEntriesIfAny(path.join(this.root, room))) {
      const key = `${room}${entry.name}`;
      if (entry.isDirectory()) {
        if (key !== INCOMING) yield* this.walk(`${key}/`, prefix);
      } else if (key.startsWith(prefix)) {
        const stat = await fs.stat(path.join(this.root, key)).catch(() => null);
        if (stat) yield { key, length: stat.size, modifiedAt: stat.mtime };
      }
    }
  }

  private file(key: string): string {
    assertKey(key);
    return path.join(this.root, key);
  }

  private async partialFile(): Promise<string> {
    const folder = path.join(this.root, INCOMING);
    await fs.mkdir(folder, { recursive: true });
    return path.join(folder, randomUUID());
  }

  private async openFile(key: string): Promise<fs.FileHandle> {
    try {
      return await fs.open(this.file(key), 'r');
    } catch (error) {
      if (isMissing(error)) throw new ObjectNotFound(key);
      throw error;
    }
  }
}

/** A hard link fails where the target exists, a rename would replace it: an object is never overwritten. */
async function commit(partial: string, target: string): Promise<void> {
  await fs.mkdir(path.dirname(target), { recursive: true });
  try {
    await fs.link(partial, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    // Some file systems (exFAT, some network shares) have no hard links, and work may lie on another disk.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'EXDEV') throw error;
    const copy = `${target}.${randomUUID()}`;
    await fs.copyFile(partial, copy);
    await fs.rename(copy, target);
  }
}

async function flush(file: string): Promise<void> {
  const handle = await fs.open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Passes bytes through and fails unless there are exactly `length` of them. */
function exactly(length: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      done(seen > length ? new RangeError(`more than ${length} bytes`) : null, chunk);
    },
    flush(done) {
      done(seen === length ? null : new RangeError(`${seen} bytes instead of ${length}`));
    },
  });
}

function asDiskFull(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT' ? new CodedError('DISK_FULL', {}, { cause: error }) : error;
}

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

async function readdirIfAny(folder: string): Promise<string[]> {
  return (await readdirEntriesIfAny(folder)).map((entry) => entry.name);
}

async function readdirEntriesIfAny(folder: string) {
  try {
    return await fs.readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
