import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CanvasReport, Notice, ReportedFailure, SourceReport } from '@/lib/iiif/import-report';
import { config } from '@/server/config';
import { readOutcome, workThrough } from '@/server/ingest/work-through';
import { operator } from '@/server/people/gate';
import { iiifClient, iiifContext } from '@/server/transfer/iiif/iiif-settings';
import { importIiif } from '@/server/transfer/iiif/import-iiif';
import { isAddress } from '@/server/transfer/iiif/sources';
import { type Command, progressBar } from './run-command';

/** What is counted for the last line. */
interface Counts {
  made: number;
  pictures: number;
  known: number;
  skipped: number;
  failed: number;
}

/** `--iiif`: imports what an address or file leads to, says what became of each canvas, builds the pictures. 1 where anything failed. */
export async function importFromIiif(command: Command, target: string): Promise<number> {
  const counts: Counts = { made: 0, pictures: 0, known: 0, skipped: 0, failed: 0 };
  const word = wordOf(command);
  const client = iiifClient(config());
  const bar = progressBar(word('barPieces'));
  const context = iiifContext(config(), { ...command.context, client, signal: command.signal });
  const where = isAddress(target)
    ? target
    : /^file:/i.test(target)
      ? fileURLToPath(target)
      : path.resolve(target);
  const { batchId, scanIds } = await importIiif(context, operator('npm run import'), where, {
    onSource: (report) => sayLines(sourceLines(command, report, counts)),
    onCanvas: (report, { name }) =>
      sayLines(canvasLines(command, { ...report, name: report.name ?? name }, counts)),
    onPieces: (done, total) => bar.update((done / total) * 100),
  }).finally(() => {
    bar.stop();
    client.close();
  });
  await build(command, scanIds, counts);
  console.log(word('summary', { ...counts }));
  if (batchId) command.print('batchMade', { batch: batchId });
  if (command.signal.aborted) {
    command.print('stopped');
    return 130;
  }
  return counts.failed > 0 ? 1 : 0;
}

type Word = (key: string, values?: Record<string, string | number>) => string;

function wordOf({ words, language }: Command): Word {
  return (key, values) => words.transfer(language, `iiif.${key}`, values);
}

function sayLines(lines: readonly string[]): void {
  for (const line of lines) console.log(line);
}

function sourceLines(
  command: Command,
  { name, address, canvases, failure, notices }: SourceReport,
  counts: Counts,
): string[] {
  const word = wordOf(command);
  if (failure) {
    counts.failed += 1;
    return [reasonOf(command, failure)];
  }
  const said = notices.map((notice) => noticeOf(command, notice));
  return [
    word('source', { name: name ?? word('unnamed'), canvases, address }),
    ...said.map((line) => `  ${line}`),
  ];
}

function canvasLines(command: Command, report: CanvasReport, counts: Counts): string[] {
  const word = wordOf(command);
  const { number, name, outcome, slug, failure, notices } = report;
  if (outcome === 'made') counts.made += 1;
  else if (outcome === 'known') counts.known += 1;
  else if (outcome !== 'fetched') counts.skipped += 1;
  if (report.scanId) counts.pictures += 1;
  if (failure) counts.failed += 1;
  const outcomeSaid = word(`outcomes.${outcome}`);
  return [
    `  ${word('canvas', { number, name: name ?? word('unnamed'), outcome: outcomeSaid })}`,
    ...(slug ? [`    ${word('draft', { slug })}`] : []),
    ...(failure ? [`    ${word('noPicture', { reason: reasonOf(command, failure) })}`] : []),
    ...notices.map((notice) => `    ${noticeOf(command, notice)}`),
  ];
}

function reasonOf(command: Command, { code, detail }: ReportedFailure): string {
  return command.reason(code, detail);
}

function noticeOf(command: Command, notice: Notice): string {
  const word = wordOf(command);
  const { code, ...values } = notice;
  if (notice.code !== 'FIELD_LEFT_OUT') return word(`notices.${code}`, values);
  const problem = command.words.transfer(command.language, `problems.${notice.problem}`, { what: '' });
  return word(`notices.${code}`, { field: notice.field, problem });
}

/** The zoom of each picture, and a line for each that cannot be built. */
async function build(command: Command, scanIds: readonly string[], counts: Counts): Promise<void> {
  const bar = progressBar(command.words.command(command.language, 'building'));
  await workThrough(command.context, scanIds, bar.update, command.signal).finally(bar.stop);
  for (const scanId of command.signal.aborted ? [] : scanIds) {
    const { slug, failure } = await readOutcome(command.context.db, scanId);
    if (!failure) continue;
    counts.failed += 1;
    const { code, detail } = failure;
    command.print('refused', { name: slug ?? '', code, reason: command.reason(code, detail) });
  }
}
