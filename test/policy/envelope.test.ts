import { base64url, GeneralSign, generateSecret, importJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { MAX_ENVELOPE_BYTES, verifyEnvelope } from '../../src/policy/envelope.ts';
import { readPolicy } from '../../src/policy/read.ts';
import type { PrivateKey } from '../../tools/policy/sign.ts';
import { bytesOf, generateKey, pinned, samplePolicy, signedBytes } from './sample-policy.ts';

interface Envelope {
  payload: string;
  signatures: { protected: string; signature: string; header?: object }[];
}

let ed: PrivateKey;
let es: PrivateKey;
let stranger: PrivateKey;

beforeAll(async () => {
  ed = await generateKey('k1');
  es = await generateKey('k2', 'ES256');
  stranger = await generateKey('k1');
});

async function envelopeOf(policy: unknown, ...keys: PrivateKey[]): Promise<Envelope> {
  return JSON.parse(new TextDecoder().decode(await signedBytes(policy, ...keys)));
}

async function faultOf(bytes: Uint8Array, keys = [pinned(ed), pinned(es)]): Promise<string> {
  const verified = await verifyEnvelope(bytes, keys);
  return verified.ok ? 'verified' : verified.fault;
}

/** The sample, signed by `key` under another protected header. */
async function signedUnder(header: Record<string, unknown>, key: PrivateKey = ed): Promise<Uint8Array> {
  const signer = await importJWK(key, key.alg);
  const payload = bytesOf(JSON.stringify(samplePolicy()));
  const protectedHeader = base64url.encode(JSON.stringify(header));
  const input = bytesOf(`${protectedHeader}.${base64url.encode(payload)}`);
  if (signer instanceof Uint8Array) throw new Error('not a private key');
  const algorithm = key.alg === 'Ed25519' ? { name: 'Ed25519' } : { name: 'ECDSA', hash: 'SHA-256' };
  const signature = new Uint8Array(await crypto.subtle.sign(algorithm, signer, Uint8Array.from(input)));
  return bytesOf(
    JSON.stringify({
      payload: base64url.encode(payload),
      signatures: [{ protected: protectedHeader, signature: base64url.encode(signature) }],
    }),
  );
}

describe('an envelope that is as it must be', () => {
  it('gives back exactly the signed bytes, for both algorithms', async () => {
    for (const key of [ed, es]) {
      const verified = await verifyEnvelope(await signedBytes(samplePolicy(), key), [pinned(key)]);
      expect(verified).toMatchObject({ ok: true, kid: key.kid });
      if (verified.ok) expect(JSON.parse(new TextDecoder().decode(verified.payload))).toEqual(samplePolicy());
    }
  });

  it('is verified by one known key among several signatures, as when keys are rotated', async () => {
    const bytes = await signedBytes(samplePolicy(), await generateKey('next'), ed);
    expect(await faultOf(bytes)).toBe('verified');
  });

  it('may be signed without typ, and under the older name of Ed25519', async () => {
    expect(await faultOf(await signedUnder({ alg: 'Ed25519', kid: 'k1' }))).toBe('verified');
    expect(await faultOf(await signedUnder({ alg: 'EdDSA', kid: 'k1' }))).toBe('verified');
    expect(await faultOf(await signedUnder({ alg: 'ES256', kid: 'k2' }, es))).toBe('verified');
  });
});

describe('an envelope that is not', () => {
  it('is refused for every bit that is flipped in payload, header or signature', async () => {
    const good = await envelopeOf(samplePolicy(), ed);
    const faults = new Set<string>();
    for (const part of ['payload', 'protected', 'signature'] as const) {
      const text = part === 'payload' ? good.payload : (good.signatures[0]?.[part] ?? '');
      for (let at = 0; at < text.length; at += 7) {
        const bytes = base64url.decode(text);
        const index = Math.min(Math.floor((at * 3) / 4), bytes.length - 1);
        bytes[index] = (bytes[index] ?? 0) ^ (1 << (at % 8));
        const bad = structuredClone(good);
        if (part === 'payload') bad.payload = base64url.encode(bytes);
        else bad.signatures = bad.signatures.map((signature) => ({ ...signature, [part]: base64url.encode(bytes) }));
        faults.add(await faultOf(bytesOf(JSON.stringify(bad))));
      }
    }
    expect(faults).not.toContain('verified');
    expect(faults).toContain('wrong-signature');
  });

  it('is refused when a stranger signed it under a known key id', async () => {
    expect(await faultOf(await signedBytes(samplePolicy(), stranger))).toBe('wrong-signature');
  });

  it('is refused when no known key signed it', async () => {
    expect(await faultOf(await signedBytes(samplePolicy(), await generateKey('other')))).toBe('unknown-key');
    expect(await faultOf(await signedBytes(samplePolicy(), ed), [])).toBe('unknown-key');
  });

  it('is refused when the algorithm is not that of the pinned key', async () => {
    expect(await faultOf(await signedUnder({ alg: 'ES256', kid: 'k1' }))).toBe('unknown-key');
    expect(await faultOf(await signedUnder({ alg: 'EdDSA', kid: 'k2' }, es))).toBe('unknown-key');
  });

  it('is refused for symmetric, RSA and absent algorithms', async () => {
    const secret = await generateSecret('HS256', { extractable: true });
    const signed = await new GeneralSign(bytesOf('{}'))
      .addSignature(secret)
      .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
      .sign();
    expect(await faultOf(bytesOf(JSON.stringify(signed)))).toBe('bad-envelope');
    for (const alg of ['none', 'RS256', 'PS256', 'ES384', 'Ed448', 7]) {
      expect(await faultOf(await signedUnder({ alg, kid: 'k1' }))).toBe('bad-envelope');
    }
  });

  it.each([
    ['jwk', { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' }],
    ['jku', 'https://attacker.example/keys'],
    ['x5u', 'https://attacker.example/cert'],
    ['x5c', ['AAAA']],
    ['crit', ['b64']],
    ['b64', false],
    ['zip', 'DEF'],
    ['__proto__', {}],
  ])('is refused with the header %s', async (name, value) => {
    const header = JSON.parse(`{"alg":"Ed25519","kid":"k1","${name}":${JSON.stringify(value)}}`);
    expect(await faultOf(await signedUnder(header))).toBe('bad-envelope');
  });

  it('is refused when signed as something else, or with an unprotected header', async () => {
    expect(await faultOf(await signedUnder({ alg: 'Ed25519', kid: 'k1', typ: 'JWT' }))).toBe('bad-envelope');
    const good = await envelopeOf(samplePolicy(), ed);
    const withHeader = {
      ...good,
      signatures: good.signatures.map((signature) => ({ ...signature, header: { kid: 'k1' } })),
    };
    expect(await faultOf(bytesOf(JSON.stringify(withHeader)))).toBe('bad-envelope');
  });

  it('is refused in compact and flattened serialisation, with extra members, with none or too many signatures', async () => {
    const good = await envelopeOf(samplePolicy(), ed);
    const [signature] = good.signatures;
    const bad = [
      JSON.stringify(`${signature?.protected}.${good.payload}.${signature?.signature}`),
      JSON.stringify({ payload: good.payload, ...signature }),
      JSON.stringify({ ...good, extra: 1 }),
      JSON.stringify({ ...good, signatures: [] }),
      JSON.stringify({ ...good, signatures: Array.from({ length: 9 }, () => signature) }),
      JSON.stringify({ ...good, signatures: [signature, null] }),
      JSON.stringify({ ...good, payload: 7 }),
      '[]',
      'null',
    ];
    for (const text of bad) expect(await faultOf(bytesOf(text)), text.slice(0, 60)).toBe('bad-envelope');
  });

  it('is refused at every length at which it is cut off', async () => {
    const bytes = await signedBytes(samplePolicy(), ed);
    for (let length = 0; length < bytes.length - 1; length += 23) {
      expect(await faultOf(bytes.slice(0, length))).toBe('not-json');
    }
  });

  it('is refused when it is huge, no UTF-8, nested beyond reason, or has a member that pollutes', async () => {
    expect(await faultOf(new Uint8Array(MAX_ENVELOPE_BYTES + 1))).toBe('too-large');
    expect(await faultOf(Uint8Array.of(0xff, 0xfe, 0x7b))).toBe('not-json');
    expect(await faultOf(bytesOf('['.repeat(500_000)))).toBe('not-json');
    expect(await faultOf(bytesOf('<html>signed out</html>'))).toBe('not-json');
    const good = new TextDecoder().decode(await signedBytes(samplePolicy(), ed));
    expect(await faultOf(bytesOf(good.replace('{', '{"__proto__":{"payload":1},')))).toBe('not-json');
  });
});

describe('readPolicy', () => {
  it('gives the policy of a good envelope', async () => {
    expect(await readPolicy(await signedBytes(samplePolicy(), ed), [pinned(ed)])).toMatchObject({
      ok: true,
      policy: samplePolicy(),
    });
  });

  it('names the place and not the value when a signed policy is none', async () => {
    const reading = await readPolicy(await signedBytes({ ...samplePolicy(), serial: 'Jane Roe' }, ed), [pinned(ed)]);
    expect(reading).toEqual({ ok: false, fault: 'invalid-policy', problems: [{ path: 'serial', expected: 'number' }] });
  });

  it('refuses signed members that pollute prototypes', async () => {
    const sign = async (text: string) => {
      const signer = await importJWK(ed, 'Ed25519');
      const header = { alg: 'Ed25519', kid: 'k1' };
      return bytesOf(
        JSON.stringify(await new GeneralSign(bytesOf(text)).addSignature(signer).setProtectedHeader(header).sign()),
      );
    };
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const text = JSON.stringify(samplePolicy()).replace(
        '"institution":{',
        `"institution":{"${name}":{"polluted":true},`,
      );
      expect(await readPolicy(await sign(text), [pinned(ed)])).toMatchObject({ ok: false, fault: 'invalid-policy' });
    }
    expect('polluted' in {}).toBe(false);
    expect(await readPolicy(await sign(JSON.stringify(samplePolicy())), [pinned(ed)])).toMatchObject({ ok: true });
  });
});
