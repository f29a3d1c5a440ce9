import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { POLICY_FAULTS, POLICY_STATES } from '../../src/policy/context.ts';
import { MANAGED_KEYS, readManaged } from '../../src/policy/managed.ts';
import { BUILT_IN_SITES } from '../../src/sites/builtin.ts';
import { POLICY_FAULT_TEXT, POLICY_STATE_TEXT, POPUP_TEXT } from '../../src/ui/text.ts';
import { DOCUMENT_FILE } from '../../tools/managed-schema.ts';

const POLICY = readFileSync(DOCUMENT_FILE, 'utf8');
const DEPLOY = readFileSync(new URL('../../docs/DEPLOY.md', import.meta.url), 'utf8');

/** Text of a configuration file, by the language of its fence. */
function fenced(language: string): string[] {
  return [...DEPLOY.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map((match) => match[1] ?? '');
}

/** The settings in a policy file of Chromium or Firefox. */
function settingsIn(file: string): Record<string, unknown> {
  const parsed = JSON.parse(file);
  const [settings] = Object.values(parsed['3rdparty']?.extensions ?? parsed.policies['3rdparty'].Extensions);
  return Object.fromEntries(Object.entries(settings ?? {}));
}

describe('docs/POLICY.md', () => {
  it.each(POLICY_FAULTS)('explains the fault %s in the words of the popup', (fault) => {
    expect(POLICY).toContain(`| \`${fault}\` | ${POLICY_FAULT_TEXT[fault].what} |`);
  });

  it.each(POLICY_STATES)('explains the state %s in the words of the popup', (state) => {
    expect(POLICY).toContain(`| \`${state}\` | ${POLICY_STATE_TEXT[state].word} |`);
  });

  it('quotes what the popup says of settings that were not understood', () => {
    expect(POLICY).toContain(POPUP_TEXT.ignored.replace('{settings}', 'siteBlock[2]'));
    expect(POLICY).toContain(POPUP_TEXT.ignoredRemedy);
  });

  it('lists the ids of the built-in sites', () => {
    expect(POLICY).toContain(BUILT_IN_SITES.map(({ id }) => `\`${id}\``).join(', '));
  });
});

describe('docs/DEPLOY.md', () => {
  it('gives settings that the extension understands, in every form', () => {
    const files = fenced('json').map(settingsIn);
    expect(files).toHaveLength(2);
    for (const settings of files) {
      const { ignored, configured } = readManaged(settings);
      expect({ ignored, configured, keys: Object.keys(settings) }).toEqual({
        ignored: [],
        configured: true,
        keys: ['policyUrl', 'policyPublicKeys', 'organisation'],
      });
    }
    const [registry = ''] = fenced('reg');
    const values = registry.slice(registry.indexOf('3rdparty')).matchAll(/^"([a-z]\w+)"=/gim);
    const keys = [...values].map((match) => match[1] ?? '');
    expect(keys).toEqual(['policyUrl', 'organisation', 'refreshMinutes']);
    for (const key of keys) expect(MANAGED_KEYS).toContain(key);
  });

  it('quotes the words of the popup', () => {
    const words = [...POLICY_STATES.map((state) => POLICY_STATE_TEXT[state].word), POPUP_TEXT.refresh];
    for (const word of words.filter((text) => text !== POLICY_STATE_TEXT.stale.word))
      expect(DEPLOY).toContain(`*${word}*`);
    expect(DEPLOY).toContain(`*${POLICY_FAULT_TEXT['older-serial'].what}*`);
  });
});
