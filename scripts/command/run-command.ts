import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import cliProgress from 'cli-progress';
import pino from 'pino';
import { isLanguage, LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { ERROR_CODES, type ErrorCode } from '@/lib/errors';
import { ConfigError, config } from '@/server/config';
import { closeDatabases } from '@/server/db/client';
import type { WorkerContext } from '@/server/ingest/worker';
import { openWorkerContext } from '@/server/ingest/worker-context';
import { prepareSite } from '@/server/prepare';
import { readWords, type Words } from '@/server/words';

/** What every command has, whatever it works on. */
export interface Speaking {
  words: Words;
  language: Language;
  /** Aborted by Ctrl-C and SIGTERM. */
  signal: AbortSignal;
  /** Prints one line of `commands` in the reader's language. */
  print(key: string, values?: Record<string, string | number>): void;
  /** Words a refusal in the reader's language. */
  reason(code: string, detail: Readonly<Record<string, string | number>>): string;
}

export interface Command extends Speaking {
  context: WorkerContext;
}

/** Bad words on the command line: the usage is printed and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Runs a command with everything opened and closed around it. Its number becomes the exit code; a bad setting or a
 * usage error is one line.
 * @param usage key of the usage line in `commands`
 */
export function runCommand(usage: string, run: (command: Command) => Promise<number>): Promise<void> {
  return runBareCommand(usage, async (speaking) => {
    const settings = config();
    await prepareSite(settings, process.cwd());
    const context = await openWorkerContext(
      settings,
      pino({ level: settings.logLevel }, pino.destination(2)),
    );
    return run({ ...speaking, context });
  });
}

/** As `runCommand`, for what must not touch the site that the settings name. */
export async function runBareCommand(
  usage: string,
  run: (command: Speaking) => Promise<number>,
): Promise<void> {
  const words = await readWords(path.resolve('messages'));
  const language = languageOfReader(process.argv);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stop.abort(new Error(signal)));
  try {
    process.exitCode = await run({
      words,
      language,
      signal: stop.signal,
      print: (key, values) => console.log(words.command(language, key, values)),
      reason: (code, detail) => words.error(language, isErrorCode(code) ? code : 'INTERNAL', detail),
    });
  } catch (error) {
    process.exitCode = describe(error, () => words.command(language, usage));
  } finally {
    await closeDatabases();
  }
}

function describe(error: unknown, usage: () => string): number {
  if (error instanceof UsageError) console.error(usage());
  else console.error(error instanceof ConfigError ? error.message : error);
  return error instanceof UsageError ? 2 : 1;
}

function isErrorCode(code: string): code is ErrorCode {
  return (ERROR_CODES as readonly string[]).includes(code);
}

/** `--language`, else the terminal's, else English. */
function languageOfReader(argv: readonly string[]): Language {
  const { values } = parseArgs({
    args: argv.slice(2),
    options: { language: { type: 'string' } },
    strict: false,
  });
  const asked = typeof values.language === 'string' ? values.language : '';
  if (isLanguage(asked)) return asked;
  const terminal = Intl.DateTimeFormat().resolvedOptions().locale.split('-')[0] ?? '';
  return LANGUAGES.find((language) => language === terminal) ?? 'en';
}

/** A bar on a terminal; nothing where the output goes to a file. @returns what to call with 0 to 100, and to end it. */
export function progressBar(label: string): { update(percent: number): void; stop(): void } {
  const bar = new cliProgress.SingleBar({
    format: `${label} [{bar}] {percentage}%`,
    hideCursor: true,
    noTTYOutput: false,
    clearOnComplete: true,
  });
  bar.start(100, 0);
  return {
    update: (percent) => bar.update(Math.floor(percent)),
    stop: () => bar.stop(),
  };
}
