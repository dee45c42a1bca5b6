import { type DetailedError, Upload } from 'tus-js-client';
import type { CommandFailure } from '@/lib/studio/failure';
import { SpeedGauge } from './speed-gauge';

export type SendingPhase = 'queued' | 'sending' | 'paused' | 'waiting' | 'sent' | 'failed';

/** One file of this page on its way. */
export interface Sending {
  key: string;
  name: string;
  bytes: number;
  sent: number;
  /** Bytes a second; null until it can be told. */
  speed: number | null;
  phase: SendingPhase;
  /** Once the server has admitted it. */
  uploadId: string | null;
  failure: CommandFailure | null;
}

/** What to send, and for which photograph. */
export interface SendingOptions {
  fingerprint: string;
  /** Address of an upload that was begun with the same file. */
  resume: string | null;
  photographId: string | null;
  showWhenReady: boolean;
}

const ENDPOINT = '/api/uploads';

/** More lines at once only share the same one; fewer wait for each answer. */
const AT_ONCE = 3;

/** A proxy's usual patience and limits leave room for this; what a cut costs is less, for the server keeps what came. */
const CHUNK_BYTES = 16 * 2 ** 20;

/** Milliseconds; the last is repeated for as long as a line may be down. They begin anew with every byte that gets through. */
const FIRST_DELAYS = [0, 1000, 3000, 5000, 10_000];
const RETRY_DELAYS = [...FIRST_DELAYS, ...Array.from({ length: 500 }, () => 15_000)];

interface Item {
  state: Sending;
  file: File;
  upload: Upload;
  gauge: SpeedGauge;
}

/**
 * Sends files by tus, a few at a time, and goes on by itself after a lost line or a restarted server. React reads it as an
 * external store: `list` is a new array after every change.
 */
export class Sender {
  #items: Item[] = [];
  #list: readonly Sending[] = [];
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly list = (): readonly Sending[] => this.#list;

  /** Puts a file into the queue; the first few go at once. */
  add(file: File, options: SendingOptions): void {
    const item: Item = {
      file,
      gauge: new SpeedGauge(),
      upload: new Upload(file, {}),
      state: {
        key: `${Date.now()}-${this.#items.length}`,
        name: file.name,
        bytes: file.size,
        sent: 0,
        speed: null,
        phase: 'queued',
        uploadId: options.resume && idIn(options.resume),
        failure: null,
      },
    };
    item.upload = this.#uploadOf(item, options);
    this.#items.push(item);
    this.#tell();
    this.#fill();
  }

  async pause(key: string): Promise<void> {
    const item = this.#find(key);
    if (!item) return;
    this.#change(item, { phase: 'paused', speed: null });
    await item.upload.abort();
    this.#fill();
  }

  /** Goes on with what is paused, failed, or waits for its line. */
  async resume(key: string): Promise<void> {
    const item = this.#find(key);
    if (!item) return;
    await item.upload.abort();
    this.#change(item, { phase: 'queued', failure: null });
    this.#fill();
  }

  /** Forgets a file; what the server has of it, the server is told by a command. */
  async drop(key: string): Promise<void> {
    const item = this.#find(key);
    await item?.upload.abort();
    this.#items = this.#items.filter((each) => each !== item);
    this.#tell();
    this.#fill();
  }

  /** The line is back: nobody waits for the next attempt. */
  readonly tryNow = (): void => {
    for (const { state } of this.#items) if (state.phase === 'waiting') void this.resume(state.key);
  };

  #uploadOf(item: Item, { fingerprint, resume, photographId, showWhenReady }: SendingOptions): Upload {
    return new Upload(item.file, {
      endpoint: ENDPOINT,
      uploadUrl: resume,
      metadata: {
        name: item.file.name,
        fingerprint,
        ...(photographId ? { photograph: photographId } : {}),
        ...(showWhenReady ? { publish: '1' } : {}),
      },
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_DELAYS,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => this.#change(item, { uploadId: idIn(item.upload.url ?? '') }),
      onProgress: (sent) => this.#change(item, { phase: 'sending', sent, speed: item.gauge.at(sent) }),
      onShouldRetry: (error) => this.#mayRetry(item, error),
      onSuccess: () => this.#settle(item, { phase: 'sent', sent: item.file.size, speed: null }),
      onError: (error) => this.#settle(item, { phase: 'failed', speed: null, failure: failureOf(error) }),
    });
  }

  #mayRetry(item: Item, error: DetailedError): boolean {
    const status = error.originalResponse?.getStatus() ?? 0;
    const isPassing =
      status === 0 || [408, 409, 423, 429].includes(status) || (status >= 500 && status !== 507);
    if (isPassing && item.state.phase !== 'paused') this.#change(item, { phase: 'waiting', speed: null });
    return isPassing;
  }

  #settle(item: Item, change: Partial<Sending>): void {
    if (item.state.phase === 'paused') return;
    this.#change(item, change);
    this.#fill();
  }

  #fill(): void {
    const busy = this.#items.filter(
      ({ state }) => state.phase === 'sending' || state.phase === 'waiting',
    ).length;
    for (const item of this.#items
      .filter(({ state }) => state.phase === 'queued')
      .slice(0, Math.max(0, AT_ONCE - busy))) {
      item.gauge = new SpeedGauge();
      this.#change(item, { phase: 'sending' });
      item.upload.start();
    }
  }

  #find(key: string): Item | undefined {
    return this.#items.find(({ state }) => state.key === key);
  }

  #change(item: Item, change: Partial<Sending>): void {
    item.state = { ...item.state, ...change };
    this.#tell();
  }

  #tell(): void {
    this.#list = this.#items.map(({ state }) => state);
    for (const listener of this.#listeners) listener();
  }
}

function idIn(address: string): string | null {
  return address.split('/').at(-1) || null;
}

/** The server says why as JSON; what says nothing is a line that was down for too long. */
function failureOf(error: Error | DetailedError): CommandFailure {
  const body = 'originalResponse' in error ? (error.originalResponse?.getBody() ?? '') : '';
  try {
    return (JSON.parse(body) as { failure: CommandFailure }).failure;
  } catch {
    const status = 'originalResponse' in error ? error.originalResponse?.getStatus() : 0;
    return { code: status === 404 || status === 410 ? 'UPLOAD_UNKNOWN' : 'INTERNAL', detail: {} };
  }
}
