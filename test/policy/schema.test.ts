import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemLine } from '../../src/policy/problem.ts';
import { validatePolicy } from '../../src/policy/read.ts';
import { DOCUMENT_FILE } from '../../tools/managed-schema.ts';
import { samplePolicy } from './sample-policy.ts';

function complaints(value: unknown): string[] {
  const result = validatePolicy(value);
  return result.ok ? [] : result.problems.map(problemLine);
}

describe('the policy schema', () => {
  it('takes the sample', () => {
    expect(complaints(samplePolicy())).toEqual([]);
  });

  it('takes the example of docs/POLICY.md', () => {
    const example = /```json\n(.*?)```/s.exec(readFileSync(DOCUMENT_FILE, 'utf8'))?.[1] ?? '';
    expect(complaints(JSON.parse(example))).toEqual([]);
  });

  it('takes a site entry that the built-in list lacks', () => {
    const entry = {
      id: 'ward-chat',
      name: 'Ward chat',
      kind: 'self-hosted',
      hosts: ['chat.ward.example'],
      editor: 'textarea',
      composer: ['#q'],
      send: [],
      edit: [],
      file: [],
      answer: [],
      prompts: [],
      drafts: [],
      unread: [],
    };
    expect(complaints({ ...samplePolicy(), sites: [{ match: ['ward-chat'], status: 'approved', entry }] })).toEqual([]);
    expect(
      complaints({
        ...samplePolicy(),
        sites: [{ match: ['ward-chat'], status: 'approved', entry: { ...entry, hosts: ['not a host'] } }],
      }),
    ).toEqual(['sites[0].entry.hosts[0]: expected a host name, or *. and a host name']);
  });

  it.each([
    [{ serial: 0 }, 'serial: expected a whole number from 1 to 2147483647'],
    [{ serial: 1.5 }, 'serial: expected a whole number from 1 to 2147483647'],
    [{ schema: 2 }, 'schema: expected 1'],
    [{ organisation: 'St Mary' }, 'organisation: expected lower-case letters, digits and hyphens, at most 40'],
    [{ expiresAt: '2026-13-01T00:00:00Z' }, 'expiresAt: expected a day and time that exist'],
    [{ expiresAt: '2026-12-01T00:00:00+02:00' }, 'expiresAt: expected a time in UTC such as 2026-01-31T08:00:00Z'],
    [{ expiresAt: '2026-04-01T00:00:00Z' }, 'expiresAt: expected a time after notBefore and issuedAt'],
    [{ refreshMinutes: 0 }, 'refreshMinutes: expected a whole number from 1 to 10080'],
    [{ institution: { name: '' } }, 'institution.name: expected 1 to 80 characters'],
    [
      { institution: { name: 'A', help: 'javascript:alert(1)' } },
      'institution.help: expected an address that begins with https://',
    ],
    [
      { alternatives: [{ name: 'A', url: 'http://a.example' }] },
      'alternatives[0].url: expected an address that begins with https://',
    ],
    [{ sites: [{ match: [], status: 'approved' }] }, 'sites[0].match: expected at least one site id or host'],
    [
      { sites: [{ match: ['https://a.example/'], status: 'approved' }] },
      'sites[0].match[0]: expected a site id (chatgpt), a host (chat.example.org), or *. and a host',
    ],
    [
      {
        sites: [
          { match: ['claude', 'chatgpt'], status: 'approved' },
          { match: ['a.example', 'b.example', 'chatgpt'], status: 'prohibited' },
        ],
      },
      'sites[1].match[2]: expected each site id or host once; this one stands in sites[0].match[1] already',
    ],
    [
      { sites: [{ match: ['chatgpt'], status: 'fine' }] },
      'sites[0].status: expected one of "approved", "restricted", "prohibited"',
    ],
    [{ unreadable: undefined }, 'unreadable: expected "allow", "block"; it is missing'],
    [{ recognize: true }, 'recognize: expected no such member; remove it or correct its spelling'],
    [{ overrides: { allowed: 'yes', reasons: [] } }, 'overrides.allowed: expected boolean'],
  ])('says where %j is wrong and what would be right', (change, complaint) => {
    expect(complaints({ ...samplePolicy(), ...change })).toContain(complaint);
  });

  it('never repeats a value, nor a member name that is a sentence', () => {
    const planted = 'Jane Roe 555-0199';
    const bad = {
      ...samplePolicy(),
      organisation: planted,
      [planted]: planted,
      sites: [{ match: [planted], status: planted, [planted]: 1 }],
      overrides: { allowed: planted, reasons: [planted] },
    };
    const lines = complaints(bad);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.join('\n')).not.toMatch(/Jane|Roe|0199/);
  });

  it('answers for anything', () => {
    for (const value of [null, undefined, 7, 'x', [], {}, [samplePolicy()]]) expect(complaints(value)).not.toEqual([]);
  });
});
