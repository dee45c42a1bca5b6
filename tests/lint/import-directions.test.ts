import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A file that breaks one rule: where it stands, what it says, the rule and a part of the reason given. */
const FORBIDDEN: [file: string, code: string, rule: string, reason: RegExp][] = [
  // lib imports nothing of ours
  ...['app', 'components', 'server', 'i18n'].flatMap((room): (typeof FORBIDDEN)[number][] => [
    [`lib/edtf/alias-${room}.ts`, useOf(`@/${room}/x/y`), 'noRestrictedImports', /lib imports nothing of ours/],
    [`lib/edtf/up-${room}.ts`, useOf(`../../${room}/x/y`), 'noRestrictedImports', /lib imports nothing of ours/],
  ]),
  ['lib/edtf/type.ts', typeOf('@/server/config'), 'noRestrictedImports', /lib imports nothing of ours/],
  ['lib/edtf/later.ts', laterOf('@/server/config'), 'noRestrictedImports', /lib imports nothing of ours/],
  ['lib/edtf/again.ts', againOf('../../server/config'), 'noRestrictedImports', /lib imports nothing of ours/],
  ['lib/edtf/react.ts', useOf('react'), 'noRestrictedImports', /no React and no Next/],
  ['lib/edtf/next.ts', useOf('next/headers'), 'noRestrictedImports', /no React and no Next/],
  ['lib/edtf/file.ts', useOf('node:fs/promises'), 'noRestrictedImports', /no Node modules/],
  ['lib/edtf/path.ts', useOf('node:path'), 'noRestrictedImports', /no Node modules/],
  ['lib/edtf/sharp.ts', useOf('sharp'), 'noRestrictedImports', /Pictures are decoded only/],
  ['lib/edtf/prisma.ts', useOf('@prisma/client'), 'noRestrictedImports', /stay on the server/],

  // components import lib and i18n
  ['components/ui/app.tsx', useOf('@/app/x'), 'noRestrictedImports', /arrive as props/],
  ['components/ui/server.tsx', useOf('@/server/catalogue/data'), 'noRestrictedImports', /arrive as props/],
  ['components/ui/up.tsx', useOf('../../server/catalogue/data'), 'noRestrictedImports', /arrive as props/],
  ['components/ui/type.tsx', typeOf('@/server/catalogue/data'), 'noRestrictedImports', /arrive as props/],
  ['components/ui/file.tsx', useOf('node:fs'), 'noRestrictedImports', /Node belongs to server/],
  ['components/ui/zoom.tsx', useOf('openseadragon'), 'noRestrictedImports', /only components\/viewer/],
  ['components/ui/zoom-later.tsx', laterOf('openseadragon'), 'noRestrictedImports', /only components\/viewer/],
  ['components/viewer/server.tsx', useOf('@/server/x'), 'noRestrictedImports', /arrive as props/],

  // server imports lib
  ['server/people/app.ts', useOf('@/app/x'), 'noRestrictedImports', /never the other way round/],
  ['server/people/up.ts', useOf('../../components/ui/x'), 'noRestrictedImports', /never the other way round/],
  ['server/people/words.ts', useOf('@/i18n/x'), 'noRestrictedImports', /never the other way round/],
  ['server/web/scripts.ts', useOf('@/scripts/x'), 'noRestrictedImports', /never the other way round/],
  ['server/people/sharp.ts', useOf('sharp'), 'noRestrictedImports', /Pictures are decoded only/],
  ['server/ingest/sharp.ts', useOf('sharp'), 'noRestrictedImports', /Pictures are decoded only/],
  ['server/people/prisma.ts', useOf('@prisma/client'), 'noRestrictedImports', /Only server\/db/],
  ['server/people/driver.ts', useOf('better-sqlite3'), 'noRestrictedImports', /Only server\/db/],
  [
    'server/people/rows.ts',
    useOf('@/server/db/generated/sqlite/client'),
    'noRestrictedImports',
    /Only server\/db/,
  ],
  [
    'server/people/rows-up.ts',
    useOf('../db/generated/sqlite/client'),
    'noRestrictedImports',
    /Only server\/db/,
  ],
  ...['people/data', 'people/mutations', 'scans/a', 'pyramids/a', 'storage/a', 'ingest/a', 'transfer/a'].map(
    (file): (typeof FORBIDDEN)[number] => [
      `server/${file}.ts`,
      useOf('next/cache'),
      'noRestrictedImports',
      /where no Next exists/,
    ],
  ),
  ['server/scans/app.ts', useOf('@/app/x'), 'noRestrictedImports', /never the other way round/],
  ['server/db/app.ts', useOf('@/app/x'), 'noRestrictedImports', /never the other way round/],
  ['server/catalogue/data.ts', useOf('@/components/x'), 'noRestrictedImports', /never the other way round/],

  // app, i18n and scripts
  ['app/scripts.ts', useOf('@/scripts/x'), 'noRestrictedImports', /Routes do not call the command line/],
  ['app/sharp.ts', useOf('sharp'), 'noRestrictedImports', /Pictures are decoded only/],
  ['app/prisma.ts', useOf('@/server/db/generated/sqlite/client'), 'noRestrictedImports', /view types/],
  ['i18n/server.ts', useOf('@/server/x'), 'noRestrictedImports', /lib only/],
  ['scripts/app.ts', useOf('@/app/x'), 'noRestrictedImports', /server and lib only/],
  ['scripts/up.ts', useOf('../components/x/y'), 'noRestrictedImports', /server and lib only/],
  ['scripts/prisma.ts', useOf('@prisma/client'), 'noRestrictedImports', /stay on the server/],

  // settings are read in one place
  ['server/web/env.ts', 'export const port = process.env.PORT;\n', 'noProcessEnv', /process\.env/],
  ['components/ui/env.tsx', 'export const port = process.env.PORT;\n', 'noProcessEnv', /process\.env/],
  [
    'lib/edtf/env.ts',
    "import process from 'node:process';\n\nexport const port = process.env.PORT;\n",
    'noProcessEnv',
    /process\.env/,
  ],
  ['scripts/env.ts', 'export const port = process.env.PORT;\n', 'noProcessEnv', /process\.env/],

  // shape
  ['lib/edtf/barrel.ts', "export * from './whatever';\n", 'noReExportAll', /./],
  ['lib/edtf/cycle-a.ts', useOf('./cycle-b'), 'noImportCycles', /cycle/],
  ['lib/edtf/cycle-b.ts', useOf('./cycle-a'), 'noImportCycles', /cycle/],
  ['lib/edtf/any.ts', 'export const x: any = 1;\n', 'noExplicitAny', /./],
  ['lib/edtf/ignored.ts', '// @ts-ignore\nexport const x: string = 1;\n', 'noTsIgnore', /./],
  ['lib/edtf/CamelCase.ts', 'export const x = 1;\n', 'useFilenamingConvention', /./],
  ['app/margin.css', '.a {\n  margin-left: 1rem;\n}\n', 'useLogicalProperties', /./],
  ['app/left.css', '.a {\n  left: 0;\n}\n', 'useLogicalProperties', /./],
];

const ALLOWED: [file: string, code: string][] = [
  ['app/fine.ts', useOf('@/server/catalogue/loaders')],
  ['app/fine-too.ts', useOf('@/components/ui/x')],
  ['components/ui/fine.tsx', useOf('@/i18n/navigation')],
  ['components/viewer/zoom.tsx', laterOf('openseadragon')],
  ['server/scans/probe.ts', useOf('sharp')],
  ['server/pyramids/build.ts', useOf('sharp')],
  ['server/db/client.ts', useOf('@prisma/client')],
  ['server/web/main.ts', useOf('next')],
  ['server/catalogue/loaders.ts', useOf('next/headers')],
  ['server/config.ts', 'export const port = process.env.PORT;\n'],
  ['scripts/import.ts', useOf('@/server/transfer/import')],
  ['lib/iiif/server/fine.ts', 'export const x = 1;\n'],
];

function useOf(module: string): string {
  return `import { x } from '${module}';\n\nexport const y = x;\n`;
}

function typeOf(module: string): string {
  return `import type { X } from '${module}';\n\nexport type Y = X | null;\n`;
}

function laterOf(module: string): string {
  return `export async function later() {\n  return import('${module}');\n}\n`;
}

function againOf(module: string): string {
  return `export { x } from '${module}';\n`;
}

interface Finding {
  file: string;
  rule: string;
  text: string;
}

let folder: string;
let findings: Finding[];

/** One run over all snippets, in a copy of the tree that holds nothing but them. */
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lint-'));
  for (const name of ['biome.json', '.gitignore', 'package.json', 'tsconfig.json']) {
    cpSync(path.join(ROOT, name), path.join(folder, name));
  }
  for (const [file, code] of [...FORBIDDEN, ...ALLOWED]) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), code);
  }
  findings = lint(folder);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function lint(cwd: string): Finding[] {
  const biome = path.join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  const output = execFileSync(
    'sh',
    ['-c', '"$0" "$1" lint --reporter=json --max-diagnostics=none . || true', process.execPath, biome],
    { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64 * 1024 * 1024 },
  );
  const { diagnostics } = JSON.parse(output) as {
    diagnostics: { category: string; location?: { path?: unknown } }[];
  };
  return diagnostics.map((diagnostic) => {
    const at = diagnostic.location?.path;
    const file = typeof at === 'string' ? at : String((at as { file?: string } | undefined)?.file ?? '');
    return {
      file: path.isAbsolute(file) ? path.relative(cwd, file) : file,
      rule: diagnostic.category.split('/').at(-1) ?? '',
      text: JSON.stringify(diagnostic),
    };
  });
}

describe('the linter', () => {
  it.each(FORBIDDEN)('refuses %s', (file, _code, rule, reason) => {
    const found = findings.filter((finding) => finding.file === file && finding.rule === rule);
    expect(found.map((finding) => finding.rule)).toContain(rule);
    expect(found.map((finding) => finding.text).join('\n')).toMatch(reason);
  });

  it.each(ALLOWED)('accepts %s', (file) => {
    expect(findings.filter((finding) => finding.file === file)).toEqual([]);
  });
});
