import type { Payload } from './body.ts';
import type { Captured } from './captured.ts';
import { joinLeaves, type Check, type Outcome } from './check.ts';
import { collectLeaves, render, type Cursor } from './decoded.ts';
import type { Reading } from './decode-json.ts';
import type { Endpoint } from './endpoint.ts';
import type { List } from './list.ts';
import { carriesText, decodeUrl, type Target } from './url.ts';
import type { Channel, Leaf } from './wire.ts';

/** What a request becomes when it may go: its URL and its body, rewritten or as they were. */
export interface Released {
  readonly href: string;
  readonly body: BodyInit | null;
  readonly isRewritten: boolean;
}

/** How the body of a request to this endpoint is read. */
export function readingFor(native: Captured, endpoint: Endpoint | null): Reading {
  return { at: endpoint ? endpoint.at : native.list<List<string>>(), otherwise: 'body' };
}

/**
 * Judges one request: its URL and its payload, if it has one. Gives what may go, 'stop', or null when `later` will be
 * called with one of the two.
 */
export function judgeOutgoing(
  native: Captured,
  check: Check,
  channel: Channel,
  endpoint: Endpoint | null,
  target: Target,
  payload: Payload | null,
  later: ((released: Released | 'stop') => void) | null,
): Released | 'stop' | null {
  const url = carriesText(native, target) ? decodeUrl(native, target, endpoint) : null;
  const inUrl = native.list<Leaf>();
  if (url) collectLeaves(url, inUrl);
  const leaves = joinLeaves(native, inUrl, payload);

  function release(outcome: Outcome): Released | 'stop' {
    const body = payload ? payload.body : null;
    if (outcome.r === 'stop') return 'stop';
    if (outcome.r === 'pass') return { href: target.href, body, isRewritten: false };
    const cursor: Cursor = { texts: outcome.texts, next: 0 };
    const href = url ? render(native, url, cursor) : target.href;
    const rewritten = payload ? payload.rebuild(cursor) : null;
    if (href === null || (payload && rewritten === null)) {
      check.notRewritable(channel);
      return 'stop';
    }
    return { href, body: rewritten, isRewritten: true };
  }

  const outcome = check.decide(channel, endpoint, leaves, later ? (settled) => later(release(settled)) : null);
  return outcome ? release(outcome) : null;
}
