import type { Readable } from 'node:stream';

/**
 * Where originals, previews and pyramids live. A local folder today, an S3 bucket later: so every put knows its
 * length, nothing is appended or renamed, and keys are flat strings such as `pyramids/<image id>.zip`.
 */
export interface Storage {
  /**
   * Stores an object whole or not at all. An object that exists is left as it is: keys name content or are random.
   * @param length bytes that `body` will yield; a different number is an error and stores nothing.
   */
  put(key: string, body: Readable | Uint8Array, length: number): Promise<void>;
  /**
   * Like `put`, from a finished local file of our own: it may be linked instead of copied, so nobody may write to
   * it afterwards. It is left in its place.
   */
  putFile(key: string, file: string): Promise<void>;
  /** @throws ObjectNotFound */
  get(key: string): Promise<StoredObject>;
  /**
   * Opens an object for many ranged reads, as the tile server does.
   * @throws ObjectNotFound
   */
  open(key: string): Promise<RandomAccess>;
  has(key: string): Promise<boolean>;
  list(prefix: string): AsyncIterable<ObjectEntry>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
  /**
   * A path that libvips can open: the object itself where storage is local, else a copy inside `workDir`.
   * @throws ObjectNotFound
   */
  localPath(key: string, workDir: string): Promise<string>;
}

export interface StoredObject {
  body: Readable;
  /** Bytes. */
  length: number;
}

export interface ObjectEntry {
  key: string;
  /** Bytes. */
  length: number;
  modifiedAt: Date;
}

export interface RandomAccess {
  /** Bytes in the whole object. */
  readonly size: number;
  /** Reads `length` bytes at `position`; fewer come back only where the object ends. */
  read(position: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

export class ObjectNotFound extends Error {
  override readonly name = 'ObjectNotFound';
  readonly key: string;

  constructor(key: string) {
    super(`no object ${key}`);
    this.key = key;
  }
}

const KEY = /^[a-z0-9][a-z0-9-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$/;

/** @throws RangeError for anything that could leave the store (`..`, empty parts, absolute paths, odd characters). */
export function assertKey(key: string): void {
  if (!KEY.test(key) || key.includes('..') || key.length > 512)
    throw new RangeError(`bad object key: ${key}`);
}

/** Keys of everything that the project stores. */
export const keys = {
  original: (sha256: string) => `originals/${sha256}`,
  pyramid: (imageId: string) => `pyramids/${imageId}.zip`,
  preview: (imageId: string, width: number) => `previews/${imageId}/${width}.jpg`,
  previews: (imageId: string) => `previews/${imageId}/`,
  sitePicture: (id: string) => `pictures/${id}`,
  narration: (sha256: string) => `narrations/${sha256}`,
};
