import fs from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { CodedError } from '@/lib/errors';
import type { UploadSettings } from '@/server/config';
import type { Db } from '@/server/db/client';
import { recogniseFormat } from '@/server/scans/magic-bytes';
import { BatchWriter } from './batch-writer';
import { asDiskFull, type FreeSpace } from './free-space';
import { cancelUpload, refuseUpload, touchUpload } from './mutations';
import { arrivedBytes, removeUploadFile, uploadFile } from './upload-folder';

export interface UploadStoreOptions {
  db: Db;
  settings: UploadSettings;
  freeSpace: FreeSpace;
}

/** Bytes between two looks at the disk. */
const LOOK_EVERY = 64 * 2 ** 20;

/** Milliseconds between two notes that an upload is alive. */
const TOUCH_EVERY_MS = 30_000;

/** Long enough for every signature that `recogniseFormat` knows. */
const HEAD_BYTES = 4096;

/**
 * Where tus puts bytes: a file for each upload, named by its id. What an upload is, who sends it and how long it is, its row
 * says; how much of it has come, the file's length. Chunks are written as they come, one at a time.
 */
export class UploadStore extends DataStore {
  override extensions = ['creation', 'termination'];
  readonly #options: UploadStoreOptions;

  constructor(options: UploadStoreOptions) {
    super();
    this.#options = options;
  }

  /** The row is there already: `admitUpload` made it. */
  override async create(upload: Upload): Promise<Upload> {
    const { dir } = this.#options.settings;
    try {
      await fs.mkdir(dir, { recursive: true });
      await fs.writeFile(uploadFile(dir, upload.id), '', { flag: 'wx', mode: 0o600 });
    } catch (error) {
      throw await this.#refuse(upload.id, asDiskFull(error));
    }
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const row = await this.#options.db.upload.findUnique({
      where: { id },
      select: { state: true, bytes: true },
    });
    if (!row) throw ERRORS.FILE_NOT_FOUND;
    const size = Number(row.bytes);
    // Whole: whoever asks where to go on is told that nothing is missing.
    if (row.state === 'FINISHING' || row.state === 'RECEIVED') return new Upload({ id, size, offset: size });
    const offset = row.state === 'ARRIVING' ? await arrivedBytes(this.#options.settings.dir, id) : null;
    if (offset === null) throw ERRORS.FILE_NO_LONGER_EXISTS;
    return new Upload({ id, size, offset });
  }

  override async write(body: Readable, id: string, offset: number): Promise<number> {
    const file = await fs.open(uploadFile(this.#options.settings.dir, id), 'r+');
    let end = offset;
    try {
      end = await this.#pour(body, file, id, offset);
    } catch (error) {
      const full = asDiskFull(error);
      throw full instanceof CodedError ? full : error;
    } finally {
      await file.close();
      await touchUpload(this.#options.db, id);
    }
    await this.#judgeHead(id, offset, end);
    return end;
  }

  override async remove(id: string): Promise<void> {
    if (!(await cancelUpload(this.#options.db, id))) throw ERRORS.FILE_NO_LONGER_EXISTS;
    await removeUploadFile(this.#options.settings.dir, id);
  }

  /** The next chunks are read while the disk works. */
  async #pour(body: Readable, file: fs.FileHandle, id: string, offset: number): Promise<number> {
    const writer = new BatchWriter(file, offset);
    let lookAt = offset;
    let touched = Date.now();
    try {
      // Left open, so that the reason why nothing more is read reaches the client, and not that the stream was closed.
      for await (const chunk of body.iterator({ destroyOnReturn: false })) {
        if (writer.position >= lookAt) {
          await this.#requireSpace();
          lookAt = writer.position + LOOK_EVERY;
        }
        await writer.add(chunk);
        if (Date.now() - touched > TOUCH_EVERY_MS) {
          touched = Date.now();
          await touchUpload(this.#options.db, id);
        }
      }
    } finally {
      // Also where the line broke: what has come is kept, and the client goes on behind it.
      await writer.end();
    }
    return writer.position;
  }

  /** @throws CodedError DISK_FULL while the database and everybody's pictures still have room */
  async #requireSpace(): Promise<void> {
    const { settings, freeSpace } = this.#options;
    if ((await freeSpace(settings.dir)) < settings.reserveBytes) throw new CodedError('DISK_FULL');
  }

  /** What cannot be a scan is refused when its first bytes are here, not when its last ones are. */
  async #judgeHead(id: string, offset: number, end: number): Promise<void> {
    if (offset >= HEAD_BYTES || end < HEAD_BYTES) return;
    try {
      await recogniseFormat(uploadFile(this.#options.settings.dir, id));
    } catch (error) {
      throw await this.#refuse(id, error);
    }
  }

  /** @returns the error, for throwing */
  async #refuse(id: string, error: unknown): Promise<unknown> {
    if (!(error instanceof CodedError)) return error;
    await refuseUpload(this.#options.db, id, error);
    await removeUploadFile(this.#options.settings.dir, id);
    return error;
  }
}
