import type { Captured } from './captured.ts';
import type { Check, Outcome } from './check.ts';
import type { List } from './list.ts';
import type { Payload } from './payload.ts';
import type { Target } from './url.ts';
import type { Channel, Part } from './wire.ts';

/** One request as it would leave. */
export interface Sending {
  readonly channel: Channel;
  readonly method: string;
  readonly target: Target | null;
  readonly payload: Payload | null;
  /** Pieces that can only be judged, such as headers. */
  readonly beside?: List<Part> | null;
  /** The target only names the endpoint: it was judged before. */
  readonly isUrlKnown?: boolean;
}

/** What a request becomes when it may go: its URL and its body, rewritten or as they were. */
export interface Released {
  readonly href: string;
  readonly body: BodyInit | null;
  readonly isRewritten: boolean;
}

/** Gives what may go, 'stop', or null when `later` will be called with one of the two. */
export function judgeOutgoing(
  native: Captured,
  check: Check,
  sending: Sending,
  later: ((released: Released | 'stop') => void) | null,
): Released | 'stop' | null {
  const { channel, method, target, payload, beside } = sending;
  const parts = native.list<Part>();
  addAll(parts, payload?.parts);
  addAll(parts, beside);

  function rewritten(texts: ArrayLike<string>, url: string | null): Released | null {
    const href = url ?? target?.href ?? '';
    if (url !== null && target?.isFixed && url !== target.href) return null;
    const inBody = payload ? payload.parts.length : 0;
    for (let i = inBody; i < parts.length; i += 1) if (texts[i] !== (parts[i] as Part).text) return null;
    const body = payload ? payload.rebuild(texts, 0) : null;
    return payload && body === null ? null : { href, body, isRewritten: true };
  }

  function release(outcome: Outcome): Released | 'stop' {
    if (outcome.r === 'stop') return 'stop';
    if (outcome.r === 'pass') return { href: target?.href ?? '', body: payload?.body ?? null, isRewritten: false };
    const released = rewritten(outcome.texts, outcome.url);
    if (!released) check.notRewritable(channel);
    return released ?? 'stop';
  }

  const asked = { channel, method, target, isUrlSent: !sending.isUrlKnown, parts };
  const outcome = check.decide(asked, later ? (settled) => later(release(settled)) : null);
  return outcome ? release(outcome) : null;
}

/** For ways out that can neither wait nor be rewritten: whether it may go as it is. */
export function mayLeave(native: Captured, check: Check, sending: Sending): boolean {
  const released = judgeOutgoing(native, check, sending, null);
  if (released === null || released === 'stop') return false;
  if (released.isRewritten) check.notRewritable(sending.channel);
  return !released.isRewritten;
}

function addAll(parts: List<Part>, more: List<Part> | null | undefined): void {
  if (more) for (let i = 0; i < more.length; i += 1) parts[parts.length] = more[i] as Part;
}
