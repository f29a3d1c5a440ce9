import { base64url, importJWK, type CryptoKey } from 'jose';

export const SIGNATURE_ALGORITHMS = ['Ed25519', 'EdDSA', 'ES256'] as const;

/** One key that an institution pins; `kid` is the name by which a signature refers to it. */
export interface PinnedKey {
  readonly kid: string;
  readonly type: 'Ed25519' | 'P-256';
  /** The raw public key: 32 bytes (RFC 8032), or 65 bytes, an uncompressed point (SEC 1, 2.3.3). */
  readonly raw: Uint8Array;
}

const KID = /^[A-Za-z0-9._-]{1,64}$/;
const POINT_UNCOMPRESSED = 0x04;

/** Bytes of base64 or base64url, padded or not; null when it is neither. */
function bytesOf(text: string): Uint8Array | null {
  const plain = text
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9_-]+$/.test(plain)) return null;
  try {
    return base64url.decode(plain);
  } catch {
    return null;
  }
}

/**
 * Reads `kid:base64`, one line so that it fits a registry value. The length tells the kind of key.
 * Null for anything else.
 */
export function parsePublicKey(line: string): PinnedKey | null {
  const colon = line.indexOf(':');
  const kid = line.slice(0, Math.max(colon, 0)).trim();
  const raw = bytesOf(line.slice(colon + 1).trim());
  if (!KID.test(kid) || raw === null) return null;
  if (raw.length === 32) return { kid, type: 'Ed25519', raw };
  if (raw.length === 65 && raw[0] === POINT_UNCOMPRESSED) return { kid, type: 'P-256', raw };
  return null;
}

export function formatPublicKey(key: PinnedKey): string {
  return `${key.kid}:${base64url.encode(key.raw)}`;
}

export function algorithmFits(algorithm: string, key: PinnedKey): boolean {
  return key.type === 'P-256' ? algorithm === 'ES256' : algorithm === 'Ed25519' || algorithm === 'EdDSA';
}

/** @throws when the bytes are no point of the curve. */
export async function importPinnedKey(key: PinnedKey): Promise<CryptoKey> {
  const imported =
    key.type === 'Ed25519'
      ? await importJWK({ kty: 'OKP', crv: 'Ed25519', x: base64url.encode(key.raw) }, 'Ed25519')
      : await importJWK(
          {
            kty: 'EC',
            crv: 'P-256',
            x: base64url.encode(key.raw.slice(1, 33)),
            y: base64url.encode(key.raw.slice(33)),
          },
          'ES256',
        );
  if (imported instanceof Uint8Array) throw new TypeError('a public key was expected');
  return imported;
}
