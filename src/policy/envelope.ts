import { base64url, generalVerify } from 'jose';
import type { PolicyFault } from './context.ts';
import { isRecord, parsePlainJson } from './plain-json.ts';
import { algorithmFits, importPinnedKey, SIGNATURE_ALGORITHMS, type PinnedKey } from './public-key.ts';

/**
 * The signed form of a policy: a JWS in general JSON serialisation (RFC 7515, 7.2.1) whose payload is the policy's
 * JSON. Keys come from managed storage and from nowhere else: a header may name a key, never bring one.
 */
export const MAX_ENVELOPE_BYTES = 1_048_576;
/** Says what was signed, so that another document signed by the same key is not taken for a policy. */
export const POLICY_TYP = 'chaperone-policy+json';
const MAX_SIGNATURES = 8;

export type Verified =
  | {
      readonly ok: true;
      readonly payload: Uint8Array;
      readonly kid: string;
      /** SHA-256 of the payload, base64url. */ readonly digest: string;
    }
  | {
      readonly ok: false;
      readonly fault: Extract<
        PolicyFault,
        'too-large' | 'not-json' | 'bad-envelope' | 'unknown-key' | 'wrong-signature'
      >;
    };

interface SignatureEntry {
  readonly protected: string;
  readonly signature: string;
  readonly kid: string;
  readonly alg: string;
}

function hasExactly(value: Readonly<Record<string, unknown>>, members: readonly string[]): boolean {
  const keys = Object.keys(value);
  return keys.length === members.length && members.every((member) => Object.hasOwn(value, member));
}

function isAlgorithm(value: string): boolean {
  return SIGNATURE_ALGORITHMS.some((algorithm) => algorithm === value);
}

/** A signature with the protected header {alg, kid} and perhaps typ, and no other header; null for any other. */
function signatureEntry(value: unknown): SignatureEntry | null {
  if (!isRecord(value) || !hasExactly(value, ['protected', 'signature'])) return null;
  if (typeof value['protected'] !== 'string' || typeof value['signature'] !== 'string') return null;
  let header: unknown;
  try {
    header = parsePlainJson(base64url.decode(value['protected']));
  } catch {
    return null;
  }
  if (!isRecord(header)) return null;
  const { alg, kid, typ } = header;
  if (!hasExactly(header, typ === undefined ? ['alg', 'kid'] : ['alg', 'kid', 'typ'])) return null;
  if (typeof alg !== 'string' || !isAlgorithm(alg) || typeof kid !== 'string') return null;
  if (typ !== undefined && typ !== POLICY_TYP) return null;
  return { protected: value['protected'], signature: value['signature'], kid, alg };
}

function signatureEntries(value: unknown): SignatureEntry[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_SIGNATURES) return null;
  const entries = value.map(signatureEntry);
  return entries.every((entry) => entry !== null) ? entries : null;
}

async function digestOf(payload: Uint8Array): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(payload))));
}

/** Never throws: whatever the bytes are, the answer is a verified payload or a fault. */
export async function verifyEnvelope(bytes: Uint8Array, keys: readonly PinnedKey[]): Promise<Verified> {
  if (bytes.length > MAX_ENVELOPE_BYTES) return { ok: false, fault: 'too-large' };
  let envelope: unknown;
  try {
    envelope = parsePlainJson(bytes);
  } catch {
    return { ok: false, fault: 'not-json' };
  }
  if (!isRecord(envelope) || !hasExactly(envelope, ['payload', 'signatures']))
    return { ok: false, fault: 'bad-envelope' };
  const { payload } = envelope;
  const signatures = signatureEntries(envelope['signatures']);
  if (typeof payload !== 'string' || signatures === null) return { ok: false, fault: 'bad-envelope' };
  let known = false;
  for (const { kid, alg, ...signature } of signatures) {
    const key = keys.find((candidate) => candidate.kid === kid && algorithmFits(alg, candidate));
    if (key === undefined) continue;
    known = true;
    try {
      const verified = await generalVerify({ payload, signatures: [signature] }, await importPinnedKey(key), {
        algorithms: [...SIGNATURE_ALGORITHMS],
      });
      return { ok: true, payload: verified.payload, kid, digest: await digestOf(verified.payload) };
    } catch {
      continue;
    }
  }
  return { ok: false, fault: known ? 'wrong-signature' : 'unknown-key' };
}
