import type { PolicyFault } from './context.ts';
import type { VerifiedPolicy } from './read.ts';

/** What a device keeps of the newest policy that it took, so that it never goes back. */
export interface Remembered {
  readonly organisation: string;
  readonly serial: number;
  readonly digest: string;
  /** Milliseconds since the epoch; the clock is never believed to be earlier. */
  readonly issuedAt: number;
}

/** What managed storage pins. */
export interface Pins {
  readonly organisation?: string;
  readonly policyMinSerial?: number;
}

export type Acceptance =
  | { readonly ok: true; readonly remembered: Remembered }
  | {
      readonly ok: false;
      readonly fault: Extract<
        PolicyFault,
        'wrong-organisation' | 'older-serial' | 'same-serial-other-content' | 'not-yet-valid' | 'expired'
      >;
    };

/** How far a signer's clock may run ahead of the device's. */
const CLOCK_TOLERANCE_MS = 24 * 60 * 60 * 1000;

/** A clock that was set back does not revive an expired policy: nothing is earlier than the newest issue seen. */
export function trustedNow(now: number, remembered: Remembered | null): number {
  return Math.max(now, remembered?.issuedAt ?? 0);
}

export function isExpired(policy: { readonly expiresAt: string }, now: number): boolean {
  return Date.parse(policy.expiresAt) <= now;
}

/** The moment before which a policy is not taken, in milliseconds since the epoch. */
export function beginsAt(policy: Pick<VerifiedPolicy['policy'], 'issuedAt' | 'notBefore'>): number {
  return Math.max(
    Date.parse(policy.issuedAt) - CLOCK_TOLERANCE_MS,
    policy.notBefore === undefined ? 0 : Date.parse(policy.notBefore),
  );
}

/** Whether a verified policy may replace what is in force. `now`: milliseconds since the epoch. */
export function accept(candidate: VerifiedPolicy, remembered: Remembered | null, pins: Pins, now: number): Acceptance {
  const { policy, digest } = candidate;
  if (policy.organisation !== pins.organisation) return { ok: false, fault: 'wrong-organisation' };
  // Serials are counted per organisation: what was remembered of another one says nothing here.
  const own = remembered?.organisation === policy.organisation ? remembered : null;
  if (policy.serial < Math.max(own?.serial ?? 0, pins.policyMinSerial ?? 0))
    return { ok: false, fault: 'older-serial' };
  if (own !== null && policy.serial === own.serial && digest !== own.digest) {
    return { ok: false, fault: 'same-serial-other-content' };
  }
  const clock = trustedNow(now, own);
  if (beginsAt(policy) > clock) return { ok: false, fault: 'not-yet-valid' };
  if (isExpired(policy, clock)) return { ok: false, fault: 'expired' };
  return {
    ok: true,
    remembered: {
      organisation: policy.organisation,
      serial: policy.serial,
      digest,
      issuedAt: Math.max(Date.parse(policy.issuedAt), own?.issuedAt ?? 0),
    },
  };
}
