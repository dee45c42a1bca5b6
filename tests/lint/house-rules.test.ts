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
    [
      `lib/edtf/alias-${room}.ts`,
      importOf(`@/${room}/x/y`),
      'noRestrictedImports',
      /lib imports nothing of ours/,
    ],
    [
      `lib/edtf/up-${room}.ts`,
      importOf(`../../${room}/x/y`),
      'noRestrictedImports',
      /lib imports nothing of ours/,
    ],
  ]),
  ['lib/edtf/type.ts', typeImportOf('@/server/config'), 'noRestrictedImports', /lib imports nothing of ours/],
  [
    'lib/edtf/later.ts',
    lateImportOf('@/server/config'),
    'noRestrictedImports',
    /lib imports nothing of ours/,
  ],
  [
    'lib/edtf/again.ts',
    exportOf('../../server/config'),
    'noRestrictedImports',
    /lib imports nothing of ours/,
  ],
  ['lib/edtf/react.ts', importOf('react'), 'noRestrictedImports', /no React and no Next/],
  ['lib/edtf/next.ts', importOf('next/headers'), 'noRestrictedImports', /no React and no Next/],
  ['lib/edtf/file.ts', importOf('node:fs/promises'), 'noRestrictedImports', /no Node modules/],
  ['lib/edtf/path.ts', importOf('node:path'), 'noRestrictedImports', /no Node modules/],
  ['lib/edtf/sharp.ts', importOf('sharp'), 'noRestrictedImports', /Pictures are decoded only/],
  ['lib/edtf/prisma.ts', importOf('@prisma/client'), 'noRestrictedImports', /stay on the server/],

  // components import lib and i18n
  ['components/ui/app.tsx', importOf('@/app/x'), 'noRestrictedImports', /arrive as props/],
  ['components/ui/server.tsx', importOf('@/server/catalogue/data'), 'noRestrictedImports', /arrive as props/],
  ['components/ui/up.tsx', importOf('../../server/catalogue/data'), 'noRestrictedImports', /arrive as props/],
  [
    'components/ui/type.tsx',
    typeImportOf('@/server/catalogue/data'),
    'noRestrictedImports',
    /arrive as props/,
  ],
  ['components/ui/file.tsx', importOf('node:fs'), 'noRestrictedImports', /Node belongs to server/],
  ['components/ui/zoom.tsx', importOf('openseadragon'), 'noRestrictedImports', /only components\/viewer/],
  [
    'components/ui/zoom-later.tsx',
    lateImportOf('openseadragon'),
    'noRestrictedImports',
    /only components\/viewer/,
  ],
  ['components/viewer/server.tsx', importOf('@/server/x'), 'noRestrictedImports', /arrive as props/],

  // server imports lib
  ['server/people/app.ts', importOf('@/app/x'), 'noRestrictedImports', /never the other way round/],
  [
    'server/people/up.ts',
    importOf('../../components/ui/x'),
    'noRestrictedImports',
    /never the other way round/,
  ],
  ['server/people/words.ts', importOf('@/i18n/x'), 'noRestrictedImports', /never the other way round/],
  ['server/web/scripts.ts', importOf('@/scripts/x'), 'noRestrictedImports', /never the other way round/],
  ['server/people/sharp.ts', importOf('sharp'), 'noRestrictedImports', /Pictures are decoded only/],
  ['server/ingest/sharp.ts', importOf('sharp'), 'noRestrictedImports', /Pictures are decoded only/],
  ['server/people/prisma.ts', importOf('@prisma/client'), 'noRestrictedImports', /Only server\/db/],
  ['server/people/driver.ts', importOf('better-sqlite3'), 'noRestrictedImports', /Only server\/db/],
  [
    'server/people/rows.ts',
    importOf('@/server/db/generated/sqlite/client'),
    'noRestrictedImports',
    /Only server\/db/,
  ],
  [
    'server/people/rows-up.ts',
    importOf('../db/generated/sqlite/client'),
    'noRestrictedImports',
    /Only server\/db/,
  ],
  ...['people/data', 'people/mutations', 'scans/a', 'pyramids/a', 'storage/a', 'ingest/a', 'transfer/a'].map(
    (file): (typeof FORBIDDEN)[number] => [
      `server/${file}.ts`,
      importOf('next/cache'),
      'noRestrictedImports',
      /where no Next exists/,
    ],
  ),
  ['server/scans/app.ts', importOf('@/app/x'), 'noRestrictedImports', /never the other way round/],
  ['server/db/app.ts', importOf('@/app/x'), 'noRestrictedImports', /never the other way round/],
  [
    'server/catalogue/data.ts',
    importOf('@/components/x'),
    'noRestrictedImports',
    /never the other way round/,
  ],

  // app, i18n and scripts
  ['app/scripts.ts', importOf('@/scripts/x'), 'noRestrictedImports', /Routes do not call the command line/],
  ['app/sharp.ts', importOf('sharp'), 'noRestrictedImports', /Pictures are decoded only/],
  ['app/prisma.ts', importOf('@/server/db/generated/sqlite/client'), 'noRestrictedImports', /view types/],
  ['i18n/server.ts', importOf('@/server/x'), 'noRestrictedImports', /lib only/],
  ['scripts/app.ts', importOf('@/app/x'), 'noRestrictedImports', /server and lib only/],
  ['scripts/up.ts', importOf('../components/x/y'), 'noRestrictedImports', /server and lib only/],
  ['scripts/prisma.ts', importOf('@prisma/client'), 'noRestrictedImports', /stay on the server/],

  // settings are read in one place
  ['server/web/env.ts', 'export const port = process.env.PORT;\n', 'noProcessEnv', /process\.env/],
  ['components/ui/env.tsx', 'export const port = process.env.PORT;\n', 'noProcessEnv', /process\.env/],
  [
    'lib/edtf/env.ts',
    "import process from 'node:process';\n\nexport const port = process.env.PORT;\n",
    'noProcessEnv',
    /process\.env/,
  ],
  [
    'server/web/env-named.ts',
    "import { env } from 'node:process';\n\nexport const port = env.PORT;\n",
    'noRestrictedImports',
    /one place/,
  ],
  ['scripts/env.ts', 'export const port = process.env.PORT;\n', 'noProcessEnv', /process\.env/],

  // shape
  ['lib/edtf/barrel.ts', "export * from './whatever';\n", 'noReExportAll', /./],
  ['lib/edtf/cycle-a.ts', importOf('./cycle-b'), 'noImportCycles', /cycle/],
  ['lib/edtf/cycle-b.ts', importOf('./cycle-a'), 'noImportCycles', /cycle/],
  ['lib/edtf/any.ts', 'export const x: any = 1;\n', 'noExplicitAny', /./],
  ['lib/edtf/ignored.ts', '// @ts-ignore\nexport const x: string = 1;\n', 'noTsIgnore', /./],
  ['lib/edtf/CamelCase.ts', 'export const x = 1;\n', 'useFilenamingConvention', /./],
  [
    'server/web/floating.ts',
    'async function write(): Promise<void> {}\n\nexport function go(): void {\n  write();\n}\n',
    'noFloatingPromises',
    /./,
  ],
  ['app/margin.css', '.a {\n  margin-left: 1rem;\n}\n', 'useLogicalProperties', /./],
  ['app/left.css', '.a {\n  left: 0;\n}\n', 'useLogicalProperties', /./],
];

const ALLOWED: [file: string, code: string][] = [
  ['app/fine.ts', importOf('@/server/catalogue/loaders')],
  ['app/fine-too.ts', importOf('@/components/ui/x')],
  ['components/ui/fine.tsx', importOf('@/i18n/navigation')],
  ['components/viewer/zoom.tsx', lateImportOf('openseadragon')],
  ['server/scans/probe.ts', importOf('sharp')],
  ['server/pyramids/build.ts', importOf('sharp')],
  ['server/db/client.ts', importOf('@prisma/client')],
  ['server/web/main.ts', importOf('next')],
  ['server/catalogue/loaders.ts', importOf('next/headers')],
  ['server/config.ts', 'export const port = process.env.PORT;\n'],
  ['scripts/import.ts', importOf('@/server/transfer/import')],
  ['lib/iiif/server/fine.ts', 'export const x = 1;\n'],
];

function importOf(module: string): string {
  return `import { x } from '${module}';\n\nexport const y = x;\n`;
}

function typeImportOf(module: string): string {
  return `import type { X } from '${module}';\n\nexport type Y = X | null;\n`;
}

function lateImportOf(module: string): string {
  return `export async function later() {\n  return import('${module}');\n}\n`;
}

function exportOf(module: string): string {
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
