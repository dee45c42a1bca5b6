import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Sides that the linter's rule for logical properties does not look at. */
const PHYSICAL_VALUE =
  /^\s*(background-position|transform-origin|object-position|mask-position)[^;]*\b(left|right)\b/;
const PHYSICAL_SCROLL = /^\s*scroll-(margin|padding)-(left|right)\b/;

/** React's `style` takes properties under other names, which no rule of the linter reads. */
const PHYSICAL_STYLE =
  /\bstyle=\{\{[^}]*\b(left|right|(margin|padding|border)(Left|Right)\w*|(textAlign|float): '(left|right)')\b/;

function filesUnder(folder: string, ending: RegExp): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function linesLike(patterns: RegExp[], text: string): string[] {
  return text.split('\n').filter((line) => patterns.some((pattern) => pattern.test(line)));
}

describe('pages that read in either direction', () => {
  it.each([
    ['  transform-origin: left;', [PHYSICAL_VALUE]],
    ['  background-position: right 1rem top;', [PHYSICAL_VALUE]],
    ['  scroll-margin-left: 1rem;', [PHYSICAL_SCROLL]],
    ['<p style={{ marginLeft: 4 }}>', [PHYSICAL_STYLE]],
    ["<p style={{ textAlign: 'left' }}>", [PHYSICAL_STYLE]],
  ])('would not get past with %s', (line, patterns) => {
    expect(linesLike(patterns, line)).toEqual([line]);
  });

  it.each(['app', 'components'])('name no left or right in %s', (folder) => {
    const found = [
      ...filesUnder(folder, /\.css$/).map((file) => ({ file, patterns: [PHYSICAL_VALUE, PHYSICAL_SCROLL] })),
      ...filesUnder(folder, /\.tsx$/).map((file) => ({ file, patterns: [PHYSICAL_STYLE] })),
    ].flatMap(({ file, patterns }) =>
      linesLike(patterns, readFileSync(file, 'utf8')).map(
        (line) => `${path.relative(ROOT, file)}: ${line.trim()}`,
      ),
    );
    expect(found).toEqual([]);
  });
});
