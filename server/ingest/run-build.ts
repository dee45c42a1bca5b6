import { fork } from 'node:child_process';
import { CodedError } from '@/lib/errors';
import type { BuildReply, BuildRequest } from './build-messages';
import type { BuildEvent, BuiltScan } from './build-scan';

export interface RunOptions {
  /** Absolute path of the compiled build-process. */
  entry: string;
  /** The child's whole environment. */
  env: NodeJS.ProcessEnv;
  timeoutMs: number;
  onEvent: (event: BuildEvent) => void;
  /** Ends the child at once; the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
}

export interface FinishedBuild {
  result: BuiltScan;
  /** Highest resident memory of the child, bytes. */
  peakMemoryBytes: number;
}

/**
 * Builds in a child process. Whatever the child does, this settles, and the child is gone by then: with its result;
 * its coded error; BUILD_TIMED_OUT; BUILD_CRASHED where it ended without a word (out of memory, a signal, a fault in
 * a decoder); or the signal's reason. What a child that was killed left in the work folder is the caller's to remove.
 */
export function runBuild(request: BuildRequest, options: RunOptions): Promise<FinishedBuild> {
  const { entry, env, timeoutMs, onEvent, signal } = options;
  if (signal?.aborted) return Promise.reject(signal.reason);
  return new Promise((resolve, reject) => {
    const child = fork(entry, [], { env, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    let outcome: BuildReply | null = null;
    let stopped: { reason: unknown } | null = null;
    const stop = (reason: unknown) => {
      stopped ??= { reason };
      child.kill('SIGKILL');
    };
    const timedOut = new CodedError('BUILD_TIMED_OUT', { seconds: Math.round(timeoutMs / 1000) });
    const timer = setTimeout(() => stop(timedOut), timeoutMs);
    const abort = () => stop(signal?.reason);
    const settled = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    signal?.addEventListener('abort', abort, { once: true });
    child.on('message', (reply: BuildReply) => {
      if (reply.type === 'event') onEvent(reply.event);
      else outcome = reply;
    });
    const failToStart = (error: Error | null) => {
      if (!error) return;
      settled();
      stop(new CodedError('BUILD_CRASHED', { how: 'start' }, { cause: error }));
      reject(stopped?.reason);
    };
    child.once('error', failToStart);
    // 'close' and not 'exit': by then the last message has been read too.
    child.once('close', (code, killedBy) => {
      settled();
      if (stopped) reject(stopped.reason);
      else settle(outcome, killedBy ?? `exit ${code}`, resolve, reject);
    });
    child.send(request, failToStart);
  });
}

function settle(
  outcome: BuildReply | null,
  how: string,
  resolve: (build: FinishedBuild) => void,
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
