import type { BuildRequest } from './build-messages';
import type { BuildEvent, BuiltScan } from './build-scan';
import { type ChildOptions, type ChildResult, runChild } from './run-child';

export type RunOptions = ChildOptions<BuildEvent>;
export type FinishedBuild = ChildResult<BuiltScan>;

/**
 * glibc gives every thread a heap of its own and returns little of them: two heaps for all of libvips' threads cost
 * no time and take a quarter off the peak. Other systems' allocators do not look at it.
 */
export const SMALL_HEAP = { MALLOC_ARENA_MAX: '2' };

/** Builds one scan in a child process (the compiled `build-process`); see `runChild` for how it can end. */
export function runBuild(request: BuildRequest, options: RunOptions): Promise<FinishedBuild> {
  return runChild(request, { ...options, env: { ...SMALL_HEAP, ...options.env } });
}
