import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isPolicyUrl, MANAGED_KEYS, readManaged } from '../../src/policy/managed.ts';
import { generateKey, publicKeyLine } from '../../tools/policy/sign.ts';
import { DOCUMENT_FILE, managedSchema, SCHEMA_FILE, schemaText, withTable } from '../../tools/managed-schema.ts';

describe('managed settings', () => {
  it('are read as they are', async () => {
    const raw = {
      policyUrl: 'https://policy.st-mary.example/chaperone.json',
      policyPublicKeys: [publicKeyLine(await generateKey('k1'))],
      organisation: 'st-mary',
      policyMinSerial: 3,
      siteBlock: ['deepseek', '*.sketchy.example'],
      enforcement: 'redact',
      allowOverrides: false,
    };
    expect(readManaged(raw)).toEqual({ settings: raw, ignored: [], configured: true });
  });

  it('name what was not understood, and keep the rest', () => {
    const raw = {
      siteBlock: ['deepseek', 'https://x.example', 7],
      enforcement: 'nuke',
      policyMinSerial: '3',
      siteBlok: [],
      'a sentence, perhaps': 1,
    };
    expect(readManaged(raw)).toEqual({
      settings: { siteBlock: ['deepseek'] },
      ignored: [
        'siteBlock[1]',
        'siteBlock[2]',
        'enforcement',
        'policyMinSerial',
        'siteBlok',
        '(a name that cannot be shown)',
      ],
      configured: false,
    });
  });

  it('count as configured when the address is unusable, so that it is not taken for "no policy"', () => {
    expect(readManaged({ policyUrl: 'http://policy.example/' })).toEqual({
      settings: {},
      ignored: ['policyUrl'],
      configured: true,
    });
  });

  it('are not reached through the prototype', () => {
    expect(readManaged(JSON.parse('{"__proto__":{"enforcement":"monitor"},"constructor":1}'))).toEqual({
      settings: {},
      ignored: ['__proto__', 'constructor'],
      configured: false,
    });
  });
});

describe('the address of a policy', () => {
  it.each(['https://a.example/p', 'https://a.example:8443/p?x=1', 'http://127.0.0.1:9000/p', 'http://localhost/p'])(
    'may be %s',
    (url) => {
      expect(isPolicyUrl(url)).toBe(true);
    },
  );
  it.each([
    'http://a.example/p',
    'http://127.0.0.1.example/p',
    'http://localhost.example/',
    'ftp://a.example',
    'file:///etc/p',
    'https://user:pw@a.example/',
    'p.json',
    '',
  ])('may not be %s', (url) => {
    expect(isPolicyUrl(url)).toBe(false);
  });
});

describe('assets/managed.json', () => {
  it('is what the table of settings makes', () => {
    expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(schemaText());
  });

  it('keeps to what Chrome takes: an object, one plain type each, no additionalProperties', () => {
    const schema = managedSchema();
    expect(Object.keys(schema)).toEqual(['type', 'properties']);
    expect(Object.keys(schema.properties)).toEqual([...MANAGED_KEYS]);
    for (const property of Object.values(schema.properties)) {
      expect(['string', 'integer', 'boolean', 'array']).toContain(property.type);
      expect(
        Object.keys(property).every((key) => ['title', 'description', 'type', 'enum', 'items'].includes(key)),
      ).toBe(true);
    }
  });

  it('has its table in docs/POLICY.md', () => {
    const document = readFileSync(DOCUMENT_FILE, 'utf8');
    expect(withTable(document)).toBe(document);
  });
});
