import { base64url, calculateJwkThumbprint, exportJWK, GeneralSign, generateKeyPair, importJWK, type JWK } from 'jose';
import { POLICY_TYP } from '../../src/policy/envelope.ts';
import { formatPublicKey, type PinnedKey } from '../../src/policy/public-key.ts';

/** A private key as `keygen` writes it: a JWK that names its key id and algorithm. */
export type PrivateKey = JWK & { readonly kid: string; readonly alg: 'Ed25519' | 'ES256' };

export async function generateKey(kid: string, alg: PrivateKey['alg'] = 'Ed25519'): Promise<PrivateKey> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg };
}

function coordinate(key: JWK, name: 'x' | 'y'): Uint8Array {
  const value = key[name];
  if (typeof value !== 'string') throw new TypeError(`the key lacks ${name}`);
  return base64url.decode(value);
}

/** The line for `policyPublicKeys`: kid:base64 of the raw public key. */
export function publicKeyLine(key: PrivateKey): string {
  const pinned: PinnedKey =
    key.alg === 'Ed25519'
      ? { kid: key.kid, type: 'Ed25519', raw: coordinate(key, 'x') }
      : { kid: key.kid, type: 'P-256', raw: Uint8Array.of(4, ...coordinate(key, 'x'), ...coordinate(key, 'y')) };
  return formatPublicKey(pinned);
}

/** Signs these bytes as a policy, once per key; the result is the JSON text of the envelope. */
export async function signBytes(payload: Uint8Array, keys: readonly PrivateKey[]): Promise<string> {
  const envelope = new GeneralSign(payload);
  for (const key of keys) {
    envelope
      .addSignature(await importJWK(key, key.alg))
      .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: POLICY_TYP });
  }
  return `${JSON.stringify(await envelope.sign())}\n`;
}

/** Signs a policy that the caller has validated. */
export async function signPolicy(policy: unknown, keys: readonly PrivateKey[]): Promise<string> {
  return await signBytes(new TextEncoder().encode(JSON.stringify(policy)), keys);
}

/** A private key from its file's text. @throws when it is none, without quoting it */
export async function parsePrivateKey(text: string): Promise<PrivateKey> {
  const refusal = new Error('not a private key as `keygen` writes it (a JWK with kid, alg Ed25519 or ES256, and d)');
  let key: JWK;
  try {
    key = JSON.parse(text);
    await calculateJwkThumbprint(key);
  } catch {
    throw refusal;
  }
  const { kid, alg } = key;
  if (typeof kid !== 'string' || typeof key.d !== 'string') throw refusal;
  if (alg === 'Ed25519') return { ...key, kid, alg: 'Ed25519' };
  if (alg === 'ES256') return { ...key, kid, alg: 'ES256' };
  throw refusal;
}
