import type { BuildRequest } from './build-messages';
import type { BuildEvent, BuiltScan } from './build-scan';
import { type ChildOptions, type ChildResult, runChild } from './run-child';

export type RunOptions = ChildOptions<BuildEvent>;
export type FinishedBuild = ChildResult<BuiltScan>;

/** Builds one scan in a child process (the compiled `build-process`); see `runChild` for how it can end. */
export function runBuild(request: BuildRequest, options: RunOptions): Promise<FinishedBuild> {
  return runChild(request, options);
}
