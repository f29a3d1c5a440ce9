import type { Policy } from '../../../src/policy/schema.ts';
import { generateKey, publicKeyLine, signPolicy } from '../../policy/sign.ts';

/** The institution's signing key, made at start. */
export interface Signer {
  /** The line for `policyPublicKeys`. */
  readonly publicKey: string;
  sign(policy: Policy): Promise<string>;
  /** Signed by somebody else who uses the institution's key id. */
  forge(policy: Policy): Promise<string>;
}

const KEY_ID = 'riverbend-1';

export async function createSigner(): Promise<Signer> {
  const [key, stranger] = await Promise.all([generateKey(KEY_ID), generateKey(KEY_ID)]);
  return {
    publicKey: publicKeyLine(key),
    sign: (policy) => signPolicy(policy, [key]),
    forge: (policy) => signPolicy(policy, [stranger]),
  };
}
