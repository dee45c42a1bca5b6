import { type ChildProcess, fork } from 'node:child_process';
import { CodedError } from '@/lib/errors';
import type { ChildReply } from './build-messages';

export interface ChildOptions<Event> {
  /** Absolute path of the compiled entry. */
  entry: string;
  /** The child's whole environment. */
  env: NodeJS.ProcessEnv;
  timeoutMs: number;
  onEvent: (event: Event) => void;
  /** Ends the child at once; the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
}

export interface ChildResult<Result> {
  result: Result;
  /** Highest resident memory of the child, bytes. */
  peakMemoryBytes: number;
}

/**
 * Does one job in a child process. Whatever the child does, this settles, and the child is gone by then: with its
 * result; its coded error; BUILD_TIMED_OUT; BUILD_CRASHED where it ended without a word (out of memory, a signal, a
 * fault in a decoder); or the signal's reason. What a killed child left in its work folder is the caller's to remove.
 */
export function runChild<Event, Result>(
  request: object,
  options: ChildOptions<Event>,
): Promise<ChildResult<Result>> {
  const { entry, env, timeoutMs, onEvent, signal } = options;
  if (signal?.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const child = fork(entry, [], { env, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const stopper = new Stopper(child, timeoutMs, signal);
    let outcome: ChildReply<Event, Result> | null = null;
    child.on('message', (reply: ChildReply<Event, Result>) => {
      if (reply.type === 'event') onEvent(reply.event);
      else outcome = reply;
    });
    const failToStart = (error: Error | null) => {
      if (!error) return;
      reject(stopper.stop(new CodedError('BUILD_CRASHED', { how: 'start' }, { cause: error })));
    };
    child.once('error', failToStart);
    // 'close' and not 'exit': by then the last message has been read too.
    child.once('close', (code, killedBy) => {
      stopper.disarm();
      if (stopper.stopped) reject(stopper.stopped.reason);
      else settle(outcome, killedBy ?? `exit ${code}`, resolve, reject);
    });
    child.send(request, failToStart);
  });
}

/** Kills a child when its time is up or a signal says so, and remembers why. */
class Stopper {
  stopped: { reason: unknown } | null = null;
  private readonly timer: NodeJS.Timeout;
  private readonly abort = () => void this.stop(this.signal?.reason);

  constructor(
    private readonly child: ChildProcess,
    timeoutMs: number,
    private readonly signal: AbortSignal | undefined,
  ) {
    const timedOut = new CodedError('BUILD_TIMED_OUT', { seconds: Math.round(timeoutMs / 1000) });
    this.timer = setTimeout(() => this.stop(timedOut), timeoutMs);
    signal?.addEventListener('abort', this.abort, { once: true });
  }

  /** @returns the first reason that was given */
  stop(reason: unknown): unknown {
    this.stopped ??= { reason };
    this.child.kill('SIGKILL');
    this.disarm();
    return this.stopped.reason;
  }

  disarm(): void {
    clearTimeout(this.timer);
    this.signal?.removeEventListener('abort', this.abort);
  }
}

function settle<Event, Result>(
  outcome: ChildReply<Event, Result> | null,
  how: string,
  resolve: (done: ChildResult<Result>) => void,
  reject: (error: Error) => void,
): void {
  if (outcome?.type === 'done') {
    resolve({ result: outcome.result, peakMemoryBytes: outcome.peakMemoryBytes });
  } else if (outcome?.type === 'failed') {
    reject(new CodedError(outcome.code, outcome.detail, { cause: new Error(outcome.message) }));
  } else {
    reject(new CodedError('BUILD_CRASHED', { how }));
  }
}
