import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { uploadFile } from './upload-folder';

/** Bytes read at once: a larger block holds up what else this process does. */
const BLOCK = 2 ** 20;

interface Sum {
  hash: Hash;
  /** How many bytes of the file it is over. */
  bytes: number;
  /** The last reading that was asked for. */
  reading: Promise<void>;
}

/**
 * SHA-256 of uploads, counted behind the bytes as they come into their files, so that a large file is summed when its last byte is
 * here. Away from the process that receives them, which has visitors to answer. Bytes that are in a file stay as they are; after
 * a restart a file is read from its beginning.
 */
export class ArrivalSums {
  readonly #dir: string;
  readonly #sums = new Map<string, Sum>();

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** Reads what has come of this upload since. A file that is gone is forgotten. */
  async readOn(id: string): Promise<void> {
    await this.#read(id).catch(() => this.forget(id));
  }

  /** SHA-256 in lower-case hex of the whole file, of which only the rest is read. @throws where it cannot be read */
  async finish(id: string): Promise<string> {
    try {
      await this.#read(id);
      const known = this.#sums.get(id);
      if (!known) throw new Error('the sum of a file was forgotten while it was read');
      return known.hash.digest('hex');
    } finally {
      this.forget(id);
    }
  }

  forget(id: string): void {
    this.#sums.delete(id);
  }

  /** Forgets all but these: uploads that were given up. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of this.#sums.keys()) if (!ids.has(id)) this.forget(id);
  }

  /** Reads of one file follow each other. */
  #read(id: string): Promise<void> {
    const sum = this.#sums.get(id) ?? { hash: createHash('sha256'), bytes: 0, reading: Promise.resolve() };
    this.#sums.set(id, sum);
    sum.reading = sum.reading.then(() => readRest(uploadFile(this.#dir, id), sum));
    return sum.reading;
  }
}

async function readRest(file: string, sum: Sum): Promise<void> {
  for await (const block of createReadStream(file, { start: sum.bytes, highWaterMark: BLOCK })) {
    sum.hash.update(block);
    sum.bytes += block.length;
  }
}
