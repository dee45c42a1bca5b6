import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ROOT, runLogged, StepError } from './child.mjs';

/** The server's programs that are not commands; commands are all of `scripts/*.ts`. */
const PROGRAMS = {
  web: 'server/web/main.ts',
  worker: 'server/ingest/main.ts',
  'build-process': 'server/ingest/build-process.ts',
  'draw-process': 'server/ingest/draw-process.ts',
  'compose-process': 'server/pyramids/compose-process.ts',
  bench: 'bench/run.ts',
};

const EVERYWHERE = ['package.json', 'package-lock.json', 'tsconfig.json', 'lib', 'messages', 'server'];

export const PROGRAM_INPUTS = [...EVERYWHERE, 'scripts', 'bench', 'components/viewer', 'app/fonts'];
export const PAGE_INPUTS = [
  ...EVERYWHERE,
  'app',
  'components',
  'i18n',
  'public',
  'next.config.js',
  'proxy.ts',
];
export const DATABASE_INPUTS = [
  'package-lock.json',
  'prisma/models',
  'prisma/sqlite/db.prisma',
  'prisma.config.ts',
];

/** @param {AbortSignal} [signal] */
export async function generateDatabaseClient(signal) {
  await runLogged(
    'database-client',
    process.execPath,
    [program('prisma/build/index.js'), 'generate', '--schema', 'prisma/sqlite'],
    {
      signal,
      env: {
        // The client is generated without the schema engine, but Prisma downloads it unless told of some file.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  );
}

/**
 * How a program becomes one file, with packages left outside: `npm start`, tests and bench run the same.
 * @param {string} root the project's folder
 */
export function programOptions(root) {
  return /** @type {const} */ ({
    absWorkingDir: root,
    bundle: true,
    packages: 'external',
    // Told by tsconfig alone, esbuild takes a file of ours that is missing for a package.
    alias: { '@': root },
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
  });
}

/** Puts each program into one file under `dist/`. */
export async function bundlePrograms() {
  const { build, stop } = await import('esbuild');
  try {
    await build({
      ...programOptions(ROOT),
      entryPoints: entries(),
      outdir: 'dist',
      sourcemap: true,
      logLevel: 'silent',
    });
    await bundleEmbed(build, path.join(ROOT, 'dist/embed'));
  } catch (error) {
    throw new StepError(error.message, { cause: error });
  } finally {
    await stop();
  }
}

const EMBED_ENTRIES = { script: 'components/viewer/embed.ts', style: 'components/viewer/embed.css' };

/**
 * The program of the embedded viewer, for the browser: OpenSeadragon apart, which comes later, and names that change with the
 * contents, which `list.json` tells.
 * @param {typeof import('esbuild').build} build
 * @param {string} folder
 */
export async function bundleEmbed(build, folder) {
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: ROOT,
    alias: { '@': ROOT },
    entryPoints: Object.values(EMBED_ENTRIES),
    outdir: path.join(folder, 'files'),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    // One page holds one viewer, so the classes of the module may keep their names.
    loader: { '.module.css': 'css', '.woff2': 'file' },
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: ['es2022', 'chrome100', 'firefox100', 'safari15.4'],
    legalComments: 'none',
    logLevel: 'silent',
  });
  const outputOf = (entry) =>
    path.basename(Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === entry)[0]);
  const names = Object.entries(EMBED_ENTRIES).map(([name, entry]) => [name, outputOf(entry)]);
  writeFileSync(path.join(folder, 'list.json'), JSON.stringify(Object.fromEntries(names)));
}

function entries() {
  const fixed = Object.entries(PROGRAMS).filter(([, file]) => existsSync(path.join(ROOT, file)));
  const commands = entriesIn('scripts', /^[\w-]+\.ts$/);
  const children = entriesIn('server/ingest', /^[\w-]+-process\.ts$/);
  return Object.fromEntries([...fixed, ...commands, ...children]);
}

function entriesIn(folder, pattern) {
  const names = readdirSync(path.join(ROOT, folder)).filter((name) => pattern.test(name));
  return names.map((name) => [path.parse(name).name, `${folder}/${name}`]);
}

/** @returns {boolean} false in a tree whose pages are not written yet */
export function hasPages() {
  if (!existsSync(path.join(ROOT, 'app'))) return false;
  return readdirSync(path.join(ROOT, 'app'), { recursive: true }).some((name) =>
    /(^|[\\/])page\.tsx$/.test(String(name)),
  );
}

/** @param {AbortSignal} [signal] */
export async function buildPages(signal) {
  await runLogged('pages', process.execPath, [program('next/dist/bin/next'), 'build'], {
    signal,
    env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
}

function program(file) {
  return path.join(ROOT, 'node_modules', file);
}
