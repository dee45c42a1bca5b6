import type { FileHandle } from 'node:fs/promises';

/** Bytes that may wait while a write is under way. */
const MOST_HELD = 2 ** 20;

/**
 * Appends chunks to a file, one write at a time. A chunk is written as it comes; those that come while the disk is busy are written
 * together, because each write is a way to the disk and back.
 */
export class BatchWriter {
  /** Behind the last byte that was taken. */
  position: number;
  readonly #file: FileHandle;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #isWriting = false;
  #writing: Promise<void> = Promise.resolve();

  constructor(file: FileHandle, position: number) {
    this.#file = file;
    this.position = position;
  }

  /** Takes a chunk; waits only where the disk is slower than what comes. @throws the reason of a write that failed */
  async add(chunk: Buffer): Promise<void> {
    this.#held.push(chunk);
    this.#heldBytes += chunk.length;
    this.position += chunk.length;
    if (!this.#isWriting) this.#begin();
    if (this.#heldBytes >= MOST_HELD) await this.#writing;
  }

  /** Resolves once everything is in the file. @throws the reason of a write that failed */
  async end(): Promise<void> {
    await this.#writing;
  }

  #begin(): void {
    this.#isWriting = true;
    // After a failure nothing more is begun: whoever adds or ends next is told.
    this.#writing = this.#writeAll().then(() => {
      this.#isWriting = false;
    });
    this.#writing.catch(() => {});
  }

  async #writeAll(): Promise<void> {
    while (this.#heldBytes > 0) {
      const [chunks, at] = [this.#held, this.position - this.#heldBytes];
      this.#held = [];
      this.#heldBytes = 0;
      await writeWhole(this.#file, chunks, at);
    }
  }
}

/** One call may write less than it was given. */
async function writeWhole(file: FileHandle, chunks: readonly Buffer[], position: number): Promise<void> {
  const total = chunks.reduce((sum, { length }) => sum + length, 0);
  const { bytesWritten } = await file.writev([...chunks], position);
  if (bytesWritten === total) return;
  const rest = Buffer.concat(chunks).subarray(bytesWritten);
  for (let done = 0; done < rest.length; ) {
    const written = await file.write(rest, done, rest.length - done, position + bytesWritten + done);
    done += written.bytesWritten;
  }
}
