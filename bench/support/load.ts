import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Load {
  /** `http://host:port` */
  origin: string;
  /** Asked for one after the other, again and again. */
  paths: readonly string[];
  headers?: Readonly<Record<string, string>>;
  connections: number;
  seconds: number;
}

export interface LoadResult {
  requestsPerSecond: number;
  p99Ms: number;
  /** Answers other than 2xx and 3xx, and connections that broke. */
  failures: number;
}

/**
 * Loads a server with wrk.
 * @param wrk path of the program
 * @param workDir where wrk's script may be written
 * @throws where any answer was a failure: a figure made of errors says nothing.
 */
export async function load(wrk: string, workDir: string, options: Load): Promise<LoadResult> {
  const script = path.join(workDir, 'load.lua');
  await writeFile(script, luaScript(options));
  const { stdout } = await run(wrk, [
    '--threads=2',
    `--connections=${options.connections}`,
    `--duration=${options.seconds}s`,
    '--timeout=20s',
    `--script=${script}`,
    options.origin,
  ]);
  const line = stdout.split('\n').find((text) => text.startsWith('{'));
  if (!line) throw new Error(`wrk said nothing of its result: ${stdout}`);
  const result = JSON.parse(line) as LoadResult;
  if (result.failures > 0)
    throw new Error(`${result.failures} failures at ${options.origin}${options.paths[0]}`);
  return result;
}

/** Requests are formatted before the clock starts, so that wrk's own share of the cores stays small. */
function luaScript({ paths, headers = {} }: Load): string {
  const quoted = (text: string) => JSON.stringify(text);
  return `
local paths = {${paths.map(quoted).join(',')}}
local headers = {${Object.entries(headers).map(([name, value]) => `[${quoted(name)}]=${quoted(value)}`)}}
local requests = {}
local at = 0
function init()
  for i, path in ipairs(paths) do requests[i] = wrk.format("GET", path, headers) end
end
function request()
  at = at % #requests + 1
  return requests[at]
end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format('{"requestsPerSecond":%f,"p99Ms":%f,"failures":%d}\\n',
    summary.requests / (summary.duration / 1e6), latency:percentile(99) / 1000,
    e.status + e.connect + e.read + e.write + e.timeout))
end
`;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Runs each contestant once a round, in turn, so that a busy minute of the machine falls on all of them. */
export async function interleave<Name extends string>(
  rounds: number,
  contestants: Readonly<Record<Name, () => Promise<LoadResult>>>,
): Promise<Record<Name, LoadResult>> {
  const names = Object.keys(contestants) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as LoadResult[]])) as Record<
    Name,
    LoadResult[]
  >;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) results[name].push(await contestants[name]());
  }
  const middle = (all: LoadResult[]): LoadResult => ({
    requestsPerSecond: median(all.map((one) => one.requestsPerSecond)),
    p99Ms: median(all.map((one) => one.p99Ms)),
    failures: 0,
  });
  return Object.fromEntries(names.map((name) => [name, middle(results[name])])) as Record<Name, LoadResult>;
}
