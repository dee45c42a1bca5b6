import { type ChildProcess, fork } from 'node:child_process';
import type { ImageRequest } from '@/lib/iiif/image-request';
import type { Card } from './card/card';
import type { PyramidName } from './open-pyramids';

/** A part of one photograph (IIIF Image API). */
export interface PictureWork {
  image: PyramidName;
  request: ImageRequest;
}

/** A card. */
export interface CardWork {
  card: Card;
}

/** One picture to be made. */
export type ComposeJob = (PictureWork | CardWork) & {
  /** Absolute path to write; what is there is replaced. */
  file: string;
};

/** Makes pictures from pyramids. How many at once is the caller's to bound. */
export interface Composer {
  /** @throws ComposeFailed */
  compose(job: ComposeJob): Promise<void>;
  close(): void;
}

/** `missing`: the pyramid is not in the store. `lost`: its maker died or took too long, and may do better next time. */
export type ComposeFault = 'missing' | 'failed' | 'lost';

export class ComposeFailed extends Error {
  override readonly name = 'ComposeFailed';

  constructor(
    readonly fault: ComposeFault,
    message: string,
  ) {
    super(message);
  }
}

/** What is sent to the process that composes. */
export type ComposeMessage = ComposeJob & { number: number };

/** What it says when a job is done. */
export interface ComposeReply {
  number: number;
  /** Null where all went well. */
  failed: { fault: ComposeFault; message: string } | null;
  /** Bytes that the process holds. */
  memory: number;
}

interface Waiting {
  resolve: () => void;
  reject: (error: ComposeFailed) => void;
  timer: NodeJS.Timeout;
}

export interface ChildComposerOptions {
  /** Absolute path of the compiled process. */
  entry: string;
  /** The process's whole environment. */
  env: NodeJS.ProcessEnv;
  /** Milliseconds that one picture may take. */
  timeoutMs?: number;
}

/** The process itself gives up earlier; this is for one that no longer answers. */
const TIMEOUT_MS = 60_000;

/** Pieces of freed memory stay with a process for ever: one that holds so much is replaced when it has nothing to do. */
const WORN_OUT_BYTES = 300_000_000;

/**
 * Composes in a process of its own, started with the first picture and again when it is lost: decoders and encoders can
 * neither take the entry's turn nor its memory, and what crashes is not the site.
 */
export class ChildComposer implements Composer {
  private child: ChildProcess | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private number = 0;

  constructor(private readonly options: ChildComposerOptions) {}

  compose(job: ComposeJob): Promise<void> {
    const child = this.child ?? this.start();
    const number = ++this.number;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.end(child), this.options.timeoutMs ?? TIMEOUT_MS);
      this.waiting.set(number, { resolve, reject, timer });
      const message: ComposeMessage = { ...job, number };
      // What cannot be sent is answered by the end of the process.
      child.send(message, () => {});
    });
  }

  close(): void {
    if (this.child) this.end(this.child);
  }

  private end(child: ChildProcess): void {
    this.lose(child);
    child.kill('SIGKILL');
  }

  private start(): ChildProcess {
    const { entry, env } = this.options;
    const child = fork(entry, [], { env, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.child = child;
    child.on('message', (reply: ComposeReply) => this.settle(child, reply));
    child.once('error', () => this.lose(child));
    child.once('exit', () => this.lose(child));
    return child;
  }

  private settle(child: ChildProcess, { number, failed, memory }: ComposeReply): void {
    const job = this.waiting.get(number);
    if (!job) return;
    this.waiting.delete(number);
    clearTimeout(job.timer);
    if (failed) job.reject(new ComposeFailed(failed.fault, failed.message));
    else job.resolve();
    if (memory > WORN_OUT_BYTES && this.waiting.size === 0) {
      this.child = null;
      child.disconnect();
    }
  }

  /** Of a child that was replaced, nothing waits any more. */
  private lose(child: ChildProcess): void {
    if (this.child !== child) return;
    this.child = null;
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(new ComposeFailed('lost', 'the composing process ended'));
    }
    this.waiting.clear();
  }
}
