import type { Question, Ruling, ToGuard } from '../gate/wire.ts';
import type { Verdict } from '../phi/finding.ts';
import type { Composers } from './composers.ts';
import type { Composer } from './editor/composer.ts';
import { fingerprints } from './entered.ts';
import { readQuestion, type Endpoint, type Outgoing } from './endpoints.ts';
import { judge, type Judgement, type JudgeState, type StopCause } from './judge.ts';
import { openFindings } from './open-findings.ts';
import type { GuardPorts } from './ports.ts';
import type { Surface } from './surface/surface.ts';

export interface RequestDeskPorts {
  readonly ports: GuardPorts;
  readonly surface: Surface;
  readonly state: JudgeState;
  endpoints(): readonly Endpoint[];
  readonly composers: Pick<Composers, 'read'>;
  tell(id: number, ruling: Ruling): void;
  /** Whether what it stops is shown and recorded. */
  readonly isNoted: boolean;
  /** What was judged before, as a whole. */
  hasPassed?(text: string): boolean;
  composerNode(): HTMLElement | null;
}

/** Takes the gate's questions: rules at once where it can, has text scanned where it must, and says what was stopped. */
export interface RequestDesk {
  judge(question: Question): Ruling;
  stopped(message: Extract<ToGuard, { t: 'stopped' }>): void;
  /** Whether the gate has just let it leave, as it stands. */
  hasPassed(text: string): boolean;
  /** Something became known: questions that wait are judged again. */
  reconsider(): void;
  /** Whether the composer's text as of now has a verdict that lets it leave. */
  isSettled(composer: Composer): boolean;
  /** How many sends were stopped so far. */
  readonly stops: number;
}

interface Waiting {
  readonly id: number;
  readonly outgoing: Outgoing;
  readonly verdicts: Map<string, Verdict>;
  readonly isEarly: boolean;
}

/** Draft requests come by the keystroke; one event says it for a while, in milliseconds. */
const SAME_EVENT_MS = 60_000;
/** What a service worker sends on for its page comes at once: the last few requests are enough. */
const MOST_PASSED = 100;
const LONGEST_PASSED = 100_000;
/** With a browser that has just started, the extension needs seconds; then the request fails. In milliseconds. */
const EARLY_LIMIT_MS = 5000;

export function createRequestDesk({
  ports,
  surface,
  state,
  endpoints,
  composers,
  tell,
  isNoted,
  hasPassed,
  composerNode,
}: RequestDeskPorts): RequestDesk {
  const waiting = new Map<number, Waiting>();
  const recorded = new Map<StopCause, number>();
  const passed = new Set<string>();
  let stops = 0;

  function keepPassed(texts: readonly string[]): void {
    for (const text of texts) if (text.length <= LONGEST_PASSED) passed.add(text);
    for (const oldest of passed) if (passed.size > MOST_PASSED) passed.delete(oldest);
  }

  function note(cause: StopCause): void {
    if (!isNoted) return;
    // A stopped draft is nothing that the person did or has to do; a stopped send is.
    const isSend = cause === 'request-stopped' || state.isSending() || (cause === 'unreadable' && state.isUploading());
    if (isSend) stops += 1;
    if (isSend)
      surface.chip({ kind: 'held', why: cause === 'unreadable' ? 'unreadable' : 'request-stopped' }, composerNode());
    const now = performance.now();
    if (cause === 'draft-stopped' && now - (recorded.get(cause) ?? -SAME_EVENT_MS) < SAME_EVENT_MS) return;
    recorded.set(cause, now);
    const action = cause === 'unreadable' ? 'held' : 'stopped';
    ports.record({ channel: 'network', action, code: cause, counts: {} });
  }

  /** The gate's ruling; null while there is none yet. */
  function rulingOf(outgoing: Outgoing, judged: Judgement): Ruling | null {
    if (judged.j === 'scan') return null;
    if (judged.j === 'stop') {
      note(judged.cause);
      return { r: 'stop' };
    }
    if (judged.j === 'pass') {
      keepPassed(outgoing.leaves.map(({ text }) => text));
      return { r: 'pass' };
    }
    const rendered = outgoing.render(judged.texts);
    if (rendered) {
      keepPassed(judged.texts);
      return { r: 'rewrite', ...rendered };
    }
    note('request-stopped');
    return { r: 'stop' };
  }

  function held(): Ruling {
    return state.isPastKnown() ? { r: 'wait' } : { r: 'wait', ms: EARLY_LIMIT_MS };
  }

  function first(question: Question): Ruling {
    const { id, canWait } = question;
    const outgoing = readQuestion(question, endpoints());
    const entry: Waiting = { id, outgoing, verdicts: new Map(), isEarly: !state.isPastKnown() };
    if (outgoing.inflate && canWait) {
      waiting.set(id, entry);
      void inflate(entry, outgoing.inflate());
      return held();
    }
    if (canWait && mayBePast(outgoing)) {
      waiting.set(id, entry);
      return held();
    }
    const isKnown =
      hasPassed !== undefined && outgoing.leaves.every(({ text, at }) => at !== 'opaque' && hasPassed(text));
    const judged: Judgement = isKnown ? { j: 'pass' } : judge(state, outgoing, new Map());
    const ruling = rulingOf(outgoing, judged);
    if (ruling) return ruling;
    if (judged.j !== 'scan') return { r: 'stop' };
    if (!canWait) {
      note(judged.cause);
      return { r: 'stop' };
    }
    waiting.set(id, entry);
    void scanAll(entry, judged.texts);
    return held();
  }

  /** It may carry what was entered before this page came, which is not known yet. */
  function mayBePast({ leaves }: Outgoing): boolean {
    if (state.isPastKnown()) return false;
    const isBlocking = ports.context().unreadable === 'block';
    return leaves.some(({ text, at }) => (at === 'opaque' ? isBlocking : !fingerprints(text).next().done));
  }

  async function inflate(reading: Waiting, inflated: Promise<Outgoing>): Promise<void> {
    const entry = { ...reading, outgoing: await inflated };
    if (waiting.get(entry.id) !== reading) return;
    waiting.set(entry.id, entry);
    again(entry);
  }

  async function scanAll(entry: Waiting, texts: readonly string[]): Promise<void> {
    await Promise.all(texts.map(async (text) => entry.verdicts.set(text, await ports.scan(text, 'sent'))));
    again(entry);
  }

  function again(entry: Waiting): void {
    const { id, outgoing, verdicts, isEarly } = entry;
    if (waiting.get(id) !== entry || (outgoing.inflate && verdicts.size === 0) || mayBePast(outgoing)) return;
    const judged = judge(state, { ...outgoing, isEarly }, verdicts);
    const ruling = rulingOf(outgoing, judged);
    if (ruling) {
      waiting.delete(id);
      return tell(id, ruling);
    }
    // The text went on changing under the request: what is wanted now is scanned too, until the gate gives up.
    const missing = judged.j === 'scan' ? judged.texts.filter((text) => !verdicts.has(text)) : [];
    if (missing.length > 0) void scanAll(entry, missing);
  }

  return {
    judge: first,
    hasPassed: (text) => text.trim() === '' || (passed.has(text) && !state.vault.holds(text)),
    // A question that came too late may still get its ruling: the gate then no longer listens for it.
    stopped: () => note('request-stopped'),
    get stops() {
      return stops;
    },
    reconsider() {
      for (const entry of waiting.values()) again(entry);
    },
    isSettled(composer) {
      const known = composers.read(composer);
      if (known.text.trim() === '') return true;
      if (ports.context().status === 'prohibited') return false;
      if (!known.verdict || known.verdict.kind === 'unscanned') return false;
      return (
        openFindings(ports, state.vault, known.text, known.verdict.detection.findings).length === 0 &&
        !state.vault.holds(known.text)
      );
    },
  };
}
