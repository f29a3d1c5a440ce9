import type { Captured } from './captured.ts';
import type { Asked, GateRuling, Line } from './line.ts';
import type { Target } from './url.ts';
import { WAIT_LIMIT_MS, type Channel, type Part } from './wire.ts';

/** What a hook does with its request. */
export type Outcome = Exclude<GateRuling, { r: 'wait' }>;

export interface Check {
  /** False while nothing was entered and no endpoint is known: a hook calls the platform at once. */
  isWatching(): boolean;
  /** Whether a request is asked about at all. */
  concerns(method: string, target: Target | null): boolean;
  /** The outcome, or null when `later` gets it: within WAIT_LIMIT_MS, once. Without `later` the channel cannot wait. */
  decide(asked: Asked, later: ((outcome: Outcome) => void) | null): Outcome | null;
  /** The ruling's texts could not be put back exactly: the hook stops the request. */
  notRewritable(channel: Channel): void;
  armed(endpoints: string): void;
  entered(entered: boolean): void;
  typed(): void;
}

const STOP: Outcome = { r: 'stop' };

/**
 * The one check behind every hook.
 *
 * Without an answer the gate decides by itself, and only ever to stop. That happens in two states: the guard shook
 * hands and is gone (Firefox takes the isolated world away when the extension is updated or removed), or no guard ever
 * came. In both, once something was entered in this frame (the gate sees trusted input events itself), every request is
 * stopped that is a prompt or a draft as far as endpoints are known, that looks like natural language, or that cannot
 * be read. Before that, requests to known endpoints are stopped and everything else passes, so that a page loads.
 * Identifiers, tokens and short commands pass, so that a page can still say what is wrong and be left.
 */
export function createCheck(native: Captured, line: () => Line | null): Check {
  let endpoints: RegExp | null = null;
  let isEntered = false;
  let isTyped = false;

  function isEndpoint(method: string, path: string): boolean {
    return endpoints !== null && native.exec(endpoints, method + ' ' + path) !== null;
  }

  function ruleAlone({ method, target, isUrlSent, parts }: Asked): Outcome {
    if (target && isEndpoint(method, target.path) && parts.length > 0) return STOP;
    if (target && isUrlSent && native.exec(/\?.*(?:%20|\+|%0A|\d{5})/, target.href)) return STOP;
    for (let i = 0; i < parts.length; i += 1) {
      const { kind, text } = parts[i] as Part;
      if (kind !== 'text' || isNaturalLanguage(native, text)) return STOP;
    }
    return { r: 'pass' };
  }

  function decide(asked: Asked, later: ((outcome: Outcome) => void) | null): Outcome | null {
    if (asked.parts.length === 0 && !(asked.target && asked.isUrlSent)) return { r: 'pass' };
    const guard = line();
    let isOpen = true;
    function settle(ruling: GateRuling): void {
      if (!isOpen || ruling.r === 'wait') return;
      isOpen = false;
      later?.(outcomeOf(ruling, asked));
    }
    const ruling = guard ? guard.ask(asked, later !== null, settle) : 'gone';
    if (ruling === 'gone') {
      const alone = ruleAlone(asked);
      if (alone.r === 'stop') guard?.report(asked.channel, 'no-answer');
      return alone;
    }
    if (ruling.r !== 'wait') return outcomeOf(ruling, asked);
    if (!later) return STOP;
    native.setTimeout(() => {
      if (!isOpen) return;
      guard?.report(asked.channel, 'too-late');
      settle(STOP);
    }, WAIT_LIMIT_MS);
    return null;
  }

  return {
    isWatching: () => isEntered || isTyped || endpoints !== null,
    concerns: (method, target) => isEntered || isTyped || (target !== null && isEndpoint(method, target.path)),
    decide,
    notRewritable: (channel) => line()?.report(channel, 'not-rewritable'),
    armed(source) {
      endpoints = source === '' ? null : new native.make.RegExp(source);
    },
    entered(entered) {
      isEntered = entered;
    },
    typed() {
      isTyped = true;
    },
  };

  function outcomeOf(ruling: GateRuling, { parts }: Asked): Outcome {
    if (ruling.r === 'wait') return STOP;
    if (ruling.r !== 'rewrite') return ruling;
    const { texts } = ruling;
    if (!native.hasOwn(texts, 'length') || texts.length !== parts.length) return STOP;
    for (let i = 0; i < parts.length; i += 1) if (!native.hasOwn(texts, i) || typeof texts[i] !== 'string') return STOP;
    return ruling;
  }
}

/** A sentence, escaped or not, a number as long as an identifier's, or a script that writes without spaces. */
function isNaturalLanguage(native: Captured, text: string): boolean {
  if (text.length >= 12 && native.exec(/\S\s+\S|\w(?:\+|%20|%0A)\w|\\u/i, text) !== null) return true;
  return native.exec(/\d{5}|[\u2e80-\u9fff\uac00-\ud7af]{4}/, text) !== null;
}
