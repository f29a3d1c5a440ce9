import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintConfig } from '../tools/lint-config.ts';
import { fits, IMPORT_TABLE, importTableText, PURE_FOLDERS, rowOf } from '../tools/import-table.ts';
import { filesBelow } from './files-below.ts';

interface Import {
  readonly from: string;
  readonly name: string;
  readonly isType: boolean;
}

const SOURCES = [...filesBelow('src'), ...filesBelow('entrypoints')].filter((file) => /\.tsx?$/.test(file));
const IMPORT = /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const DYNAMIC = /\bimport\('([^']+)'\)/g;

function importsOf(file: string, source: string): Import[] {
  const found = [...source.matchAll(IMPORT)].map((hit) => ({
    from: file,
    name: hit[2] ?? '',
    isType: isTypeOnly(hit),
  }));
  const dynamic = [...source.matchAll(DYNAMIC)].map((hit) => ({ from: file, name: hit[1] ?? '', isType: false }));
  return [...found, ...dynamic];
}

/** `import type { A }`, or `import { type A, type B }` in which nothing is a value. */
function isTypeOnly(hit: RegExpMatchArray): boolean {
  if (hit[1]) return true;
  const names = /\{([^}]*)\}/.exec(hit[0])?.[1];
  return (
    names !== undefined &&
    !/^import\s+\w/.test(hit[0]) &&
    names.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '))
  );
}

/** Null when the table allows the import, else what is wrong with it. */
function violation({ from, name, isType }: Import): string | null {
  const row = rowOf(from);
  const rule = row === null ? undefined : IMPORT_TABLE[row];
  if (row === null || !rule) return `${from}: no row of the table fits`;
  if (!name.startsWith('.')) {
    const isAllowed = rule.packages.some((allowed) => name === allowed || name.startsWith(`${allowed}/`));
    return isAllowed ? null : `${from} imports the package ${name}`;
  }
  const target = relative('.', join(dirname(from), name));
  const allowed = isType ? [...rule.values, ...rule.types, row] : [...rule.values, row];
  return allowed.some((open) => fits(open, target)) ? null : `${from} imports ${isType ? 'types of ' : ''}${target}`;
}

describe('architecture', () => {
  it('imports only along the table', () => {
    const violations = SOURCES.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')))
      .map(violation)
      .filter((found) => found !== null);
    expect(violations).toEqual([]);
  });

  it('notices an import that the table does not allow', () => {
    const planted = importsOf(
      'src/phi/detect.ts',
      "import { decide } from '../policy/decide.ts';\nimport * as v from 'valibot';",
    );
    expect(planted.map(violation)).toEqual([
      'src/phi/detect.ts imports src/policy/decide.ts',
      'src/phi/detect.ts imports the package valibot',
    ]);
    const value = importsOf('src/guard/send.ts', "import { CATEGORIES } from '../phi/category.ts';");
    expect(value.map(violation)).toEqual(['src/guard/send.ts imports src/phi/category.ts']);
    const type = importsOf('src/guard/send.ts', "import type { CategoryId } from '../phi/category.ts';");
    expect(type.map(violation)).toEqual([null]);
  });

  it('has a linter that knows the same table', () => {
    expect(JSON.parse(readFileSync('.oxlintrc.json', 'utf8'))).toEqual(JSON.parse(JSON.stringify(lintConfig())));
  });

  it('shows that table in docs/ARCHITECTURE.md', () => {
    expect(readFileSync('docs/ARCHITECTURE.md', 'utf8')).toContain(importTableText());
  });

  it('names the browser only in src/platform', () => {
    const naming = SOURCES.filter((file) => !file.startsWith('src/platform/')).filter((file) =>
      /\b(?:browser|chrome)\.(?:runtime|storage|tabs|alarms|scripting|offscreen|declarativeNetRequest|management|action|i18n)\b/.test(
        withoutComments(file),
      ),
    );
    expect(naming).toEqual([]);
  });

  it('keeps clock, chance and network out of the pure folders', () => {
    const impure = SOURCES.filter((file) => PURE_FOLDERS.some((folder) => fits(folder, file))).filter((file) =>
      /\b(?:Date\.now|new Date\(\)|Math\.random|crypto\.getRandomValues|fetch\(|setTimeout)/.test(
        withoutComments(file),
      ),
    );
    expect(impure).toEqual([]);
  });

  it('keeps files small', () => {
    const lines = SOURCES.map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length })).toSorted(
      (a, b) => a.lines - b.lines,
    );
    expect(lines.filter((file) => file.lines > 400)).toEqual([]);
    expect(lines[Math.floor(lines.length / 2)]?.lines).toBeLessThanOrEqual(80);
    expect(lines[Math.floor(lines.length * 0.9)]?.lines).toBeLessThanOrEqual(200);
  });

  it('has no bag of leftovers', () => {
    expect(SOURCES.filter((file) => /(?:utils?|helpers?|managers?|common|misc)(?:\/|\.tsx?$)/.test(file))).toEqual([]);
  });
});

function withoutComments(file: string): string {
  return readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

console.log(`who may import whom\n${importTableText()}`);
