import type { Payload } from './body.ts';
import type { Captured } from './captured.ts';
import { compileEndpoints, matchEndpoint, type Endpoint } from './endpoint.ts';
import type { GateRuling, Line } from './line.ts';
import type { List } from './list.ts';
import { WAIT_LIMIT_MS, type Channel, type Leaf, type WireEndpoint } from './wire.ts';

/** What a hook does with its request. `texts` are those of the leaves that it asked about, in order. */
export type Outcome =
  | { readonly r: 'pass' }
  | { readonly r: 'stop' }
  | { readonly r: 'rewrite'; readonly texts: ArrayLike<string> };

export interface Check {
  /** False while nothing was entered and no endpoint is known: a hook calls the platform at once. */
  isWatching(): boolean;
  endpointFor(method: string, path: string): Endpoint | null;
  /** Whether a request to this endpoint, or to none, is asked about at all. */
  concerns(endpoint: Endpoint | null): boolean;
  /** The outcome, or null when `later` gets it: within WAIT_LIMIT_MS, once. Without `later` the channel cannot wait. */
  decide(
    channel: Channel,
    endpoint: Endpoint | null,
    leaves: List<Leaf>,
    later: ((outcome: Outcome) => void) | null,
  ): Outcome | null;
  /** The ruling's texts could not be put back exactly: the hook stops the request. */
  notRewritable(channel: Channel): void;
  armed(endpoints: ArrayLike<WireEndpoint>): void;
  entered(entered: boolean): void;
  typed(): void;
}

const PASS: Outcome = { r: 'pass' };
const STOP: Outcome = { r: 'stop' };

/**
 * The one check behind every hook.
 *
 * Without an answer the gate decides by itself, and only ever to stop. That happens in two states: the guard shook
 * hands and is gone (Firefox takes the isolated world away when the extension is updated or removed), or no guard ever
 * came. In both, once something was entered in this frame (the gate sees trusted input events itself), every request is
 * stopped that is a prompt or a draft as far as endpoints are known, or that carries a string of natural language (12
 * or more characters with white space inside, a run of five digits, or of a script that writes without spaces), or bytes that cannot be read. Before that, requests to known endpoints
 * are stopped and everything else passes, so that a page loads. Identifiers, tokens and short commands pass, so that a
 * page can still say what is wrong and be left.
 */
export function createCheck(native: Captured, line: () => Line | null): Check {
  let endpoints: List<Endpoint> = native.list();
  let isEntered = false;
  let isTyped = false;

  function ruleAlone(endpoint: Endpoint | null, leaves: List<Leaf>): Outcome {
    if (endpoint) return STOP;
    for (let i = 0; i < leaves.length; i += 1) {
      const leaf = leaves[i] as Leaf;
      if (leaf.at === 'opaque' || isNaturalLanguage(native, leaf.text)) return STOP;
    }
    return PASS;
  }

  function decide(
    channel: Channel,
    endpoint: Endpoint | null,
    found: List<Leaf>,
    later: ((outcome: Outcome) => void) | null,
  ): Outcome | null {
    if (found.length === 0) return PASS;
    const leaves = endpoint?.purpose === 'prompt' ? withPrompt(found) : found;
    const guard = line();
    let isOpen = true;
    function settle(ruling: GateRuling): void {
      if (!isOpen || ruling.r === 'wait') return;
      isOpen = false;
      later?.(outcomeOf(ruling, leaves));
    }
    const asked = {
      channel,
      canWait: later !== null,
      purpose: endpoint ? endpoint.purpose : 'other',
      action: endpoint ? endpoint.action : 'judge',
      leaves,
    } as const;
    const ruling = guard ? guard.ask(asked, settle) : 'gone';
    if (ruling === 'gone') {
      const alone = ruleAlone(endpoint, leaves);
      if (alone.r === 'stop') guard?.report(channel, 'no-answer');
      return alone;
    }
    if (ruling.r !== 'wait') return outcomeOf(ruling, leaves);
    if (!later) return STOP;
    native.setTimeout(() => {
      if (!isOpen) return;
      guard?.report(channel, 'too-late');
      settle(STOP);
    }, WAIT_LIMIT_MS);
    return null;
  }

  return {
    isWatching: () => isEntered || isTyped || endpoints.length > 0,
    endpointFor: (method, path) => matchEndpoint(native, endpoints, method, path),
    concerns: (endpoint) => isEntered || isTyped || endpoint !== null,
    decide,
    notRewritable: (channel) => line()?.report(channel, 'not-rewritable'),
    armed(known) {
      endpoints = compileEndpoints(native, known);
    },
    entered(entered) {
      isEntered = entered;
    },
    typed() {
      isTyped = true;
    },
  };

  /** When the paths of a prompt endpoint give nothing, the site has changed: every string may be the prompt. */
  function withPrompt(found: List<Leaf>): List<Leaf> {
    let hasBody = false;
    for (let i = 0; i < found.length; i += 1) {
      const place = (found[i] as Leaf).at;
      if (place === 'prompt') return found;
      hasBody ||= place === 'body';
    }
    const marked = native.list<Leaf>();
    for (let i = 0; i < found.length; i += 1) {
      const leaf = found[i] as Leaf;
      const isPrompt = leaf.at === (hasBody ? 'body' : 'url');
      marked[i] = isPrompt ? { text: leaf.text, at: 'prompt' } : leaf;
    }
    return marked;
  }

  function outcomeOf(ruling: GateRuling, leaves: List<Leaf>): Outcome {
    if (ruling.r === 'wait') return STOP;
    if (ruling.r !== 'rewrite') return ruling;
    return native.hasOwn(ruling.texts, 'length') && ruling.texts.length === leaves.length ? ruling : STOP;
  }
}

/** A sentence, a number as long as an identifier's, or a script that writes without spaces. */
function isNaturalLanguage(native: Captured, text: string): boolean {
  if (text.length >= 12 && native.exec(/\S\s+\S/, text) !== null) return true;
  return native.exec(/\d{5}|[\u2e80-\u9fff\uac00-\ud7af]{4}/, text) !== null;
}

/** Two lists of leaves as one. */
export function joinLeaves(native: Captured, first: List<Leaf>, second: Payload | null): List<Leaf> {
  const joined = native.list<Leaf>();
  for (let i = 0; i < first.length; i += 1) joined[i] = first[i] as Leaf;
  if (!second) return joined;
  for (let i = 0; i < second.leaves.length; i += 1) joined[joined.length] = second.leaves[i] as Leaf;
  return joined;
}
