import type { Captured } from './captured.ts';
import { own, type Asked, type Line } from './line.ts';
import type { Target } from './url.ts';
import { LONG_NUMBER, SENTENCE, SENTENCE_CHARS, TEXT_IN_QUERY, WAIT_LIMIT_MS, type Part } from './wire.ts';

/** What a hook does with its request. Null: it is stopped. */
export type Outcome = {
  /** Null: as it was. */
  readonly url: string | null;
  /** One for each part; null: as they were. */
  readonly texts: ArrayLike<string> | null;
} | null;

export interface Check {
  /** False while nothing was entered and no endpoint is known: a hook calls the platform at once. */
  isWatching(): boolean;
  /** Whether a request is asked about at all. */
  concerns(method: string, target: Target | null): boolean;
  /** Calls `settle` once: at once, or within the ruling's limit where the channel can wait. */
  decide(asked: Asked, target: Target | null, settle: (outcome: Outcome) => void): void;
  /** The ruling's texts could not be put back exactly: the hook stops the request. */
  notRewritable(): void;
  armed(endpoints: string): void;
  entered(entered: boolean): void;
  typed(): void;
}

const PASS: Outcome = { url: null, texts: null };

/**
 * The one check behind every hook.
 *
 * Without an answer the gate decides by itself, and only ever to stop. That happens in two states: the guard shook
 * hands and is gone (Firefox takes the isolated world away when the extension is updated or removed), or no guard ever
 * came. In both, once something was entered in this frame (the gate sees trusted input events itself), every request is
 * stopped that is a prompt or a draft as far as endpoints are known, that looks like natural language, or that cannot
 * be read. Before that, requests to known endpoints are stopped and everything else passes, so that a page loads.
 * Identifiers, tokens and short commands pass, so that a page can still say what is wrong and be left.
 * @param outer the check of the page that adopted this window; it decides until a guard of the window's own is ready
 */
export function createCheck(native: Captured, line: () => Line | null, outer?: Check): Check {
  let endpoints: RegExp | null = null;
  let isArmed = false;
  let isEntered = false;
  let isTyped = false;

  function isEndpoint(method: string, path: string): boolean {
    return !!endpoints && !!native.findIn(endpoints, method + ' ' + path);
  }

  function ruleAlone({ method, isUrlSent, parts }: Asked, target: Target | null): Outcome {
    if (target && isEndpoint(method, target.path) && parts.length) return null;
    if (target && isUrlSent && native.findIn(TEXT_IN_QUERY, target.href)) return null;
    for (let i = 0; i < parts.length; i += 1) {
      const { kind, text } = parts[i] as Part;
      if (kind !== 'text' || isNaturalLanguage(native, text)) return null;
    }
    return PASS;
  }

  /** What is not understood is a stop. */
  function outcomeOf(ruling: unknown, { parts }: Asked): Outcome {
    const r = own(native, ruling, 'r');
    if (r === 'pass') return PASS;
    const url = own(native, ruling, 'url');
    const texts = own(native, ruling, 'texts') as ArrayLike<string>;
    if (r !== 'rewrite' || own(native, texts, 'length') !== parts.length) return null;
    return { url: typeof url === 'string' ? url : null, texts };
  }

  return {
    isWatching: () => isEntered || isTyped || !!endpoints || !!outer?.isWatching(),
    concerns: (method, target) =>
      isEntered || isTyped || (!!target && isEndpoint(method, target.path)) || !!outer?.concerns(method, target),
    decide(asked, target, settle) {
      if (outer && !isArmed) return outer.decide(asked, target, settle);
      const guard = line();
      let isOpen = true;
      function rule(outcome: Outcome): void {
        if (isOpen) {
          isOpen = false;
          settle(outcome);
        }
      }
      const ruling = guard?.ask(asked, (late) => rule(outcomeOf(late, asked)));
      if (ruling === undefined) {
        const alone = ruleAlone(asked, target);
        if (!alone) guard?.report();
        rule(alone);
      } else if (own(native, ruling, 'r') === 'wait' && asked.canWait) {
        native.setTimeout(
          () => {
            if (isOpen) guard?.report();
            rule(null);
          },
          (own(native, ruling, 'ms') as number) || WAIT_LIMIT_MS,
        );
      } else rule(outcomeOf(ruling, asked));
    },
    notRewritable: () => line()?.report(),
    armed(source) {
      isArmed = true;
      endpoints = source === '' ? null : new native.make.RegExp(source);
    },
    entered(entered) {
      isEntered = entered;
    },
    typed() {
      isTyped = true;
      outer?.typed();
    },
  };
}

function isNaturalLanguage(native: Captured, text: string): boolean {
  return !!(text.length >= SENTENCE_CHARS && native.findIn(SENTENCE, text)) || !!native.findIn(LONG_NUMBER, text);
}
