import { describe, expect, it } from 'vitest';
import { formatPublicKey, parsePublicKey } from '../../src/policy/public-key.ts';
import { generateKey, publicKeyLine } from '../../tools/policy/sign.ts';

const RAW = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);

describe('a public key of managed storage', () => {
  it('is read in base64 and base64url, padded or not', () => {
    const base64 = Buffer.from(RAW).toString('base64');
    expect(base64).toMatch(/[+/].*=$/);
    for (const text of [base64, base64.replace('=', ''), Buffer.from(RAW).toString('base64url')]) {
      expect(parsePublicKey(`k1:${text}`)).toEqual({ kid: 'k1', type: 'Ed25519', raw: RAW });
    }
  });

  it('is what keygen prints, for both kinds', async () => {
    for (const alg of ['Ed25519', 'ES256'] as const) {
      const line = publicKeyLine(await generateKey('ward.1', alg));
      const key = parsePublicKey(line);
      expect(key?.type).toBe(alg === 'Ed25519' ? 'Ed25519' : 'P-256');
      expect(key === null ? null : formatPublicKey(key)).toBe(line);
    }
  });

  it.each([
    '',
    'k1',
    'k1:',
    ':AAAA',
    'k1:AAAA',
    'k 1:AAAA',
    'k1:not base64!',
    `k1:${Buffer.from(new Uint8Array(65)).toString('base64')}`,
    `k1:${Buffer.from(new Uint8Array(31)).toString('base64')}`,
  ])('is not %j', (line) => {
    expect(parsePublicKey(line)).toBeNull();
  });
});
