import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import config from '../wxt.config.ts';
import { BUILT_IN_SITES } from '../src/sites/builtin.ts';
import { CATEGORIES, CATEGORY_IDS } from '../src/phi/category.ts';
import { MODEL_CATEGORIES } from '../src/phi/model/labels.ts';
import { RULES } from '../src/phi/rules/index.ts';
import { chatPages } from '../tools/demo/pages/chat-page.ts';
import { filesBelow } from './files-below.ts';

interface Manifest {
  readonly permissions: readonly string[];
  readonly host_permissions: readonly string[];
  readonly content_security_policy: { readonly extension_pages: string };
}

function manifestFor(browser: 'chrome' | 'firefox'): Manifest {
  const made = config.manifest as unknown as (env: { browser: string }) => Manifest;
  return made({ browser });
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}

describe('rules', () => {
  it('prove themselves: five finds, five ignores, a source', () => {
    const bare = RULES.filter((rule) => rule.finds.length < 5 || rule.ignores.length < 5 || rule.source === '');
    expect(bare.map((rule) => rule.id)).toEqual([]);
  });

  it('cover what can be found in text', () => {
    const covered = new Set<string>([...RULES.map((rule) => rule.category), ...MODEL_CATEGORIES]);
    // A face or a finger print is no text; what names one is a number and has its own rule.
    const inText = CATEGORY_IDS.filter((id) => id !== 'photo' && id !== 'biometric');
    expect(inText.filter((id) => !covered.has(id))).toEqual([]);
  });

  it('have a row each in docs/RULES.md', () => {
    const table = read('docs/RULES.md');
    expect(RULES.filter((rule) => !table.includes(`\`${rule.id}\``)).map((rule) => rule.id)).toEqual([]);
  });

  it('have a Safe Harbor letter each', () => {
    expect(Object.values(CATEGORIES).every(({ letter }) => /^[A-R]$/.test(letter))).toBe(true);
  });
});

describe('sites', () => {
  it('have a demo page each', () => {
    const pages = new Set(chatPages().map((page) => page.id));
    expect(BUILT_IN_SITES.filter((site) => !pages.has(site.id)).map((site) => site.id)).toEqual([]);
  });
});

describe('the manifest', () => {
  it.each(['chrome', 'firefox'] as const)(
    'asks in %s for nothing that docs/PERMISSIONS.md does not justify',
    (browser) => {
      const docs = read('docs/PERMISSIONS.md');
      const { permissions, host_permissions } = manifestFor(browser);
      expect([...permissions, ...host_permissions].filter((permission) => !docs.includes(`\`${permission}\``))).toEqual(
        [],
      );
    },
  );

  it('lets extension pages load nothing from elsewhere', () => {
    const csp = manifestFor('chrome').content_security_policy.extension_pages;
    expect(csp).toContain("default-src 'none'");
    expect(csp).not.toMatch(/unsafe-inline|'unsafe-eval'|(script|style|img|frame|font)-src[^;]*https?:/);
  });
});

describe('the repository', () => {
  it('pins exact versions', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('names the source and licence of every packed asset', () => {
    const licences = read('assets/LICENSES.md');
    const packed = [...filesBelow('assets/lexicon'), ...filesBelow('assets/model')];
    expect(packed.filter((file) => !licences.includes(file.split('/').at(-1) ?? file))).toEqual([]);
  });

  it('says in the README how to try and to test it', () => {
    const readme = read('README.md');
    for (const command of ['npm start', 'npm test', 'npm run bench', 'npm run -s scan'])
      expect(readme).toContain(command);
    for (const [, target] of readme.matchAll(/\]\((?!https?:)([^)#]+)/g))
      expect(existsSync(target ?? ''), target).toBe(true);
  });

  it('has every document that another one links to', () => {
    const dead = filesBelow('docs')
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) =>
        [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
          .map(([, target]) => new URL(target ?? '', `file:///${file}`).pathname.slice(1))
          .filter((target) => !existsSync(target)),
      );
    expect(dead).toEqual([]);
  });
});
