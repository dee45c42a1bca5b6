import { parseArgs } from 'node:util';
import { isError } from '@/lib/catalogue/readiness';
import { isCodedError } from '@/lib/errors';
import { chooseScan, readReadiness } from '@/server/catalogue/publishing/readiness';
import { config } from '@/server/config';
import { type Outcome, readOutcome, workThrough } from '@/server/ingest/work-through';
import { filesAt, type Imported, type ImportOptions, importFile } from '@/server/transfer/import-files';
import { tableFormatOf } from '@/server/transfer/table-file';
import { importFromIiif } from './command/import-iiif';
import { importTableFile, undoImport } from './command/import-table';
import { type Command, progressBar, runCommand, UsageError } from './command/run-command';

interface Wish extends ImportOptions {
  paths: string[];
  /** A table's rows are brought in, not only looked at. */
  apply: boolean;
  /** A batch to take back. */
  undo: string | null;
  /** Address or file of a manifest or collection. */
  iiif: string | null;
}

function parseWish(): Wish {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        photograph: { type: 'string' },
        publish: { type: 'boolean', default: false },
        apply: { type: 'boolean', default: false },
        undo: { type: 'string' },
        iiif: { type: 'string' },
        language: { type: 'string' },
      },
    });
    const { photograph = null, publish, apply, undo = null, iiif = null } = values;
    const tables = positionals.filter(tableFormatOf);
    const isTable = tables.length > 0 && positionals.length === 1 && photograph === null && !publish;
    const kinds = [positionals.length > 0, undo !== null, iiif !== null].filter(Boolean).length;
    if (kinds !== 1) throw new UsageError('a path, an address of IIIF, or a batch');
    // What comes from elsewhere is looked at by a curator before anyone else sees it.
    if (iiif !== null && (publish || photograph !== null)) throw new UsageError('drafts of their own');
    if (tables.length > 0 ? !isTable : apply) throw new UsageError('one table, or scans');
    return { paths: positionals, photograph, publish, apply, undo, iiif };
  } catch (error) {
    throw new UsageError('arguments', { cause: error });
  }
}

/** Receives scans, builds them, says what became of each. */
async function importScans(command: Command, wish: Wish): Promise<number> {
  const files = await findFiles(command, wish);
  if (files === null) return 1;
  const imported: Imported[] = [];
  for (const file of files) {
    if (command.signal.aborted) break;
    imported.push(await importFile(command.context, file, wish));
  }
  const scanIds = imported.flatMap((each) => (each.kind === 'refused' ? [] : [each.scanId]));
  const bar = progressBar(command.words.command(command.language, 'building'));
  await workThrough(command.context, scanIds, bar.update, command.signal);
  bar.stop();
  if (command.signal.aborted) {
    command.print('stopped');
    return 130;
  }
  return report(command, imported, wish.publish);
}

async function findFiles(command: Command, { paths, photograph }: Wish): Promise<string[] | null> {
  try {
    const files = (await Promise.all(paths.map(filesAt))).flat();
    const path = paths.join(' ');
    if (files.length === 0) command.print('noFiles', { path });
    else if (photograph !== null && files.length > 1) {
      command.print('oneFileForPhotograph', { path, count: files.length });
    } else return files;
  } catch (error) {
    if (!isCodedError(error)) throw error;
    console.error(command.reason(error.code, error.detail));
  }
  return null;
}

/** One line a file, then the sum; 1 where anything was refused. */
async function report(command: Command, imported: Imported[], publish: boolean): Promise<number> {
  const count = { ready: 0, known: 0, refused: 0 };
  for (const each of imported) count[await reportOne(command, each, publish)] += 1;
  command.print('summary', count);
  return count.refused > 0 ? 1 : 0;
}

async function reportOne(
  command: Command,
  each: Imported,
  publish: boolean,
): Promise<'ready' | 'known' | 'refused'> {
  const { name } = each;
  if (each.kind === 'refused') {
    const { code, detail } = each.error;
    command.print('refused', { name, code, reason: command.reason(code, detail) });
    return 'refused';
  }
  const outcome = await readOutcome(command.context.db, each.scanId);
  if (outcome.failure) {
    const { code, detail } = outcome.failure;
    command.print('refused', { name, code, reason: command.reason(code, detail) });
    return 'refused';
  }
  if (each.kind === 'known') command.print('known', { name });
  const size = { width: outcome.width ?? 0, height: outcome.height ?? 0 };
  if (each.kind === 'received' && each.pages > 1) command.print('firstPage', { name, pages: each.pages });
  if (outcome.shown) {
    const address = `${config().publicUrl}/${command.language}/photographs/${outcome.slug}`;
    command.print('readyShown', { name, ...size, address });
  } else command.print('readyDraft', { name, ...size, slug: outcome.slug ?? '' });
  if (publish && !outcome.shown && (await saidWhyNot(command, outcome))) return 'refused';
  return each.kind === 'known' ? 'known' : 'ready';
}

/** Says what a photograph lacks that was to be published, by the rule of the studio's own publishing. @returns false where nothing */
async function saidWhyNot({ context, language, words, print }: Command, outcome: Outcome): Promise<boolean> {
  const { slug, scanId } = outcome;
  const row = slug && (await context.db.photograph.findUnique({ where: { slug }, select: { id: true } }));
  if (!row) return false;
  const scan = await chooseScan(context.db, row.id, scanId);
  const lacks = (await readReadiness(context.db, row.id, scan)).filter(isError);
  if (lacks.length === 0) return false;
  const reasons = lacks.map((finding) => words.readiness(language, finding)).join(' · ');
  print('notPublished', { slug, reasons });
  return true;
}

/** `npm run import -- PATH…`: scans, or the rows of a table; `--iiif`: what another institution publishes. */
await runCommand('usageImport', (command) => {
  const wish = parseWish();
  if (wish.undo !== null) return undoImport(command, wish.undo);
  if (wish.iiif !== null) return importFromIiif(command, wish.iiif);
  const [table = ''] = wish.paths.filter(tableFormatOf);
  return table === '' ? importScans(command, wish) : importTableFile(command, table, wish.apply);
});
