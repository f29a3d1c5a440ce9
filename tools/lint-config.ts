import { writeFileSync } from 'node:fs';
import { IMPORT_TABLE, IMPURE_GLOBALS, PURE_FOLDERS } from './import-table.ts';

/** Folders that the row's files may not import, as patterns for the linter: everything that the table does not list. */
function overrides() {
  const folders = Object.keys(IMPORT_TABLE);
  return folders
    .filter((folder) => folder !== 'src/platform' && folder !== 'src/ui/model')
    .map((folder) => {
      const { values, types } = IMPORT_TABLE[folder] ?? { values: [], types: [] };
      const open = [...values, ...types, folder];
      const closed = folders.filter(
        (other) => !open.some((name) => other.startsWith(name) || name.startsWith(`${other}/`)),
      );
      const patterns = closed.map((other) => `**/${other.replace(/^src\//, '')}/**`);
      return {
        files: [`${folder}/**`],
        rules: {
          'no-restricted-imports': [
            'error',
            { patterns: [{ group: patterns, message: `not from ${folder}: see tools/import-table.ts` }] },
          ],
          ...(PURE_FOLDERS.includes(folder) ? { 'no-restricted-globals': ['error', ...IMPURE_GLOBALS] } : {}),
        },
      };
    });
}

/** The linter's configuration, whole. */
export function lintConfig(): unknown {
  return {
    $schema: './node_modules/oxlint/configuration_schema.json',
    options: { typeAware: true },
    plugins: ['typescript', 'import', 'unicorn', 'oxc', 'promise'],
    categories: { correctness: 'error', suspicious: 'error' },
    env: { builtin: true, browser: true, webextensions: true, worker: true },
    ignorePatterns: ['.output', '.wxt', 'node_modules', 'bench/corpus', 'test/corpus'],
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      'no-eval': 'error',
      'import/no-cycle': 'error',
      'import/no-default-export': 'error',
      'typescript/no-explicit-any': 'error',
      'typescript/no-floating-promises': 'error',
      'typescript/no-non-null-assertion': 'error',
      'typescript/consistent-type-imports': 'error',
      'typescript/ban-ts-comment': 'error',
      'unicorn/no-array-sort': 'off',
      'unicorn/no-array-reverse': 'off',
      'unicorn/consistent-function-scoping': 'off',
      // Captured primordials are unbound on purpose, and what comes off a wire is narrowed by hand.
      'typescript/unbound-method': 'off',
      'typescript/no-unsafe-type-assertion': 'off',
      'typescript/consistent-return': 'off',
      'import/no-named-as-default': 'off',
      'import/no-named-as-default-member': 'off',
      'promise/no-callback-in-promise': 'off',
      'promise/valid-params': 'off',
      'typescript/no-misused-spread': 'off',
      'typescript/no-unnecessary-type-conversion': 'off',
      'typescript/no-unnecessary-type-parameters': 'off',
      // The default order of strings is what is wanted where this would speak.
      'typescript/require-array-sort-compare': 'off',
      'typescript/no-base-to-string': 'off',
      'no-control-regex': 'off',
      'no-misleading-character-class': 'off',
      'no-underscore-dangle': 'off',
      'unicorn/no-thenable': 'off',
      // Workers and message ports have no target origin; live collections must be copied before they change.
      'unicorn/require-post-message-target-origin': 'off',
      'unicorn/prefer-add-event-listener': 'off',
      'unicorn/no-useless-spread': 'off',
      'no-shadow': 'off',
      'no-await-in-loop': 'off',
    },
    overrides: [
      ...overrides(),
      { files: ['entrypoints/**', '*.config.ts'], rules: { 'import/no-default-export': 'off' } },
      // Indices into tables whose length the loop knows; a check at each would cost a tenth of the speed.
      { files: ['src/phi/**', 'tools/train/**'], rules: { 'typescript/no-non-null-assertion': 'off' } },
      {
        files: ['test/**'],
        rules: { 'typescript/no-non-null-assertion': 'off', 'unicorn/no-invalid-fetch-options': 'off' },
      },
      { files: ['tools/**', 'bench/**', 'test/**'], rules: { 'no-console': 'off' } },
    ],
  };
}

if (import.meta.main)
  writeFileSync(new URL('../.oxlintrc.json', import.meta.url), `${JSON.stringify(lintConfig(), null, 2)}\n`);
