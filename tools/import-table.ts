/**
 * Who may import whom: the one table. `.oxlintrc.json` is made from it (tools/lint-config.ts), test/architecture.test.ts
 * holds every import against it and prints it, and docs/ARCHITECTURE.md quotes what the test prints.
 *
 * A folder or a file without its extension; the longest name that fits a file counts. `values`: real imports;
 * `types`: `import type` only, on top of the values. Everything may import from its own folder.
 */
export interface MayImport {
  readonly values: readonly string[];
  readonly types: readonly string[];
  readonly packages: readonly string[];
}

export const IMPORT_TABLE: Readonly<Record<string, MayImport>> = {
  entrypoints: {
    values: ['src/app', 'src/ui', 'src/gate', 'src/platform'],
    types: [],
    packages: ['preact', 'wxt'],
  },
  'src/app': {
    values: [
      'src/phi',
      'src/deid',
      'src/policy',
      'src/sites',
      'src/guard',
      'src/payload',
      'src/files',
      'src/events',
      'src/learn',
      'src/platform',
      'src/gate/wire',
    ],
    types: ['src/ui/model'],
    packages: ['valibot'],
  },
  'src/ui': {
    values: ['src/ui/model'],
    types: ['src/phi', 'src/policy', 'src/events', 'src/platform/messages'],
    packages: ['preact'],
  },
  'src/ui/model': { values: [], types: ['src'], packages: [] },
  'src/guard': {
    values: ['src/sites', 'src/payload', 'src/gate/wire'],
    types: ['src/phi', 'src/policy/context', 'src/events/schema', 'src/ui/model', 'src/platform/messages'],
    packages: [],
  },
  'src/gate': { values: ['src/gate/wire'], types: [], packages: [] },
  'src/payload': { values: [], types: ['src/gate/wire'], packages: [] },
  'src/files': { values: [], types: ['src/phi'], packages: [] },
  'src/policy': {
    values: ['src/sites', 'src/phi/category'],
    types: ['src/phi'],
    packages: ['valibot', 'jose', '@valibot/to-json-schema'],
  },
  'src/events': {
    values: ['src/phi/category', 'src/policy/context'],
    types: ['src/policy'],
    packages: ['valibot', 'idb'],
  },
  'src/learn': { values: [], types: ['src/phi'], packages: [] },
  'src/deid': { values: [], types: ['src/phi'], packages: [] },
  'src/sites': { values: [], types: [], packages: ['valibot'] },
  'src/phi': { values: [], types: [], packages: [] },
  'src/platform': { values: [], types: ['src'], packages: ['wxt'] },
};

/** The table's row for a file, by the longest name that fits. */
export function rowOf(file: string): string | null {
  const rows = Object.keys(IMPORT_TABLE).filter((row) => fits(row, file));
  return rows.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

export function fits(name: string, file: string): boolean {
  return file === name || file.startsWith(`${name}/`) || file.replace(/\.tsx?$/, '') === name;
}

/** The table as docs/ARCHITECTURE.md shows it: one line a row. */
export function importTableText(): string {
  const short = (name: string) => name.replace(/^src\//, '');
  return Object.entries(IMPORT_TABLE)
    .map(([row, { values, types, packages }]) => {
      const open = [...values.map(short), ...types.map((name) => `types of ${short(name)}`), ...packages];
      return `${short(row).padEnd(12)} -> ${open.join(', ') || 'nothing'}`;
    })
    .join('\n');
}

/** Globals that a pure folder may not name. */
export const PURE_FOLDERS: readonly string[] = ['src/phi', 'src/deid', 'src/policy', 'src/sites', 'src/payload'];
export const IMPURE_GLOBALS: readonly string[] = [
  'browser',
  'chrome',
  'window',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'performance',
  'setTimeout',
  'setInterval',
  'process',
];
