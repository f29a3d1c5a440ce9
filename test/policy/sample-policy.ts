import { generateKey, publicKeyLine, signPolicy, type PrivateKey } from '../../tools/policy/sign.ts';
import { parsePublicKey, type PinnedKey } from '../../src/policy/public-key.ts';
import type { Policy } from '../../src/policy/schema.ts';

/** A time at which the sample policy is in force. */
export const NOW = Date.parse('2026-06-01T12:00:00Z');

export function samplePolicy(changes: Partial<Policy> = {}): Policy {
  return {
    schema: 1,
    organisation: 'st-mary',
    serial: 7,
    issuedAt: '2026-05-01T00:00:00Z',
    expiresAt: '2026-12-01T00:00:00Z',
    refreshMinutes: 60,
    institution: { name: 'St. Mary Hospital', contact: 'privacy@st-mary.example', help: 'https://st-mary.example/ai' },
    sites: [
      { match: ['openevidence'], status: 'approved', actions: { '*': 'allow', ssn: 'redact' } },
      { match: ['deepseek'], status: 'prohibited' },
      { match: ['chat.ward.example', '*.lab.example'], status: 'restricted', actions: { '*': 'warn' } },
    ],
    alternatives: [{ name: 'OpenEvidence', url: 'https://www.openevidence.com/' }],
    defaults: {
      listed: { status: 'restricted', actions: { '*': 'redact', ssn: 'block' } },
      unlisted: { status: 'unlisted', actions: { '*': 'redact', mrn: 'block' } },
    },
    overrides: { allowed: true, reasons: ['test-data', 'emergency'] },
    unreadable: 'block',
    recognise: true,
    ...changes,
  };
}

export function pinned(key: PrivateKey): PinnedKey {
  const line = parsePublicKey(publicKeyLine(key));
  if (line === null) throw new Error('the sample key has no public line');
  return line;
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export async function signedBytes(policy: unknown, ...keys: PrivateKey[]): Promise<Uint8Array> {
  return bytesOf(await signPolicy(policy, keys));
}

export { generateKey };
