import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isInstalled } from '../../tools/bootstrap/dependencies.mjs';

type Packages = Record<string, { version: string; optional?: boolean }>;

const roots: string[] = [];

afterEach(() => roots.splice(0).forEach((root) => rmSync(root, { recursive: true })));

/** A folder with a lockfile and, unless null, what npm says it installed. */
function project(wanted: Packages, installed: Packages | null): string {
  const root = mkdtempSync(join(tmpdir(), 'chaperone-lock-'));
  roots.push(root);
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': { version: '1.0.0' }, ...wanted } }));
  mkdirSync(join(root, 'node_modules'));
  if (installed !== null)
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }));
  return root;
}

describe('isInstalled', () => {
  const wanted: Packages = {
    'node_modules/a': { version: '1.2.3' },
    'node_modules/other-os': { version: '1.0.0', optional: true },
  };

  it('is true when everything that the lockfile names is there, optional packages of other systems aside', () => {
    expect(isInstalled(project(wanted, { 'node_modules/a': { version: '1.2.3' } }))).toBe(true);
  });

  it.each<[string, Packages | null]>([
    ['nothing was installed', null],
    ['a package is missing', {}],
    ['a version differs', { 'node_modules/a': { version: '1.2.4' } }],
  ])('is false when %s', (_, installed) => {
    expect(isInstalled(project(wanted, installed))).toBe(false);
  });
});
