import type { Finding, Verdict } from '../phi/finding.ts';
import type { Composer } from './editor/composer.ts';
import type { Marks } from './editor/marks.ts';
import type { ComposerState, Composers } from './composers.ts';
import { openFindings, valuesOf } from './open-findings.ts';
import type { GuardPorts } from './ports.ts';
import type { ChipState } from './surface/state.ts';
import type { Surface } from './surface/surface.ts';
import type { Vault } from './vault.ts';

export interface ReadingPorts {
  readonly ports: GuardPorts;
  readonly composers: Composers;
  readonly vault: Vault;
  readonly marks: Marks;
  readonly surface: Surface;
  /** Whether the chip says something that shall not go yet. */
  isConfirming(): boolean;
  readonly isStopped: () => boolean;
  /** Called whenever a verdict has come or fallen, so that a waiting request can be judged again. */
  changed(): void;
}

/** Keeps verdict, marks and chip in step with what stands in the composers. */
export interface Reading {
  /** The composer's text may have changed: reads it and asks for a verdict; newer text wins. */
  touch(composer: Composer): void;
  /** The policy has changed: what was found is decided and shown again. */
  review(): void;
  /** Reads now and waits for the verdict on exactly what was read. */
  scan(composer: Composer): Promise<{ text: string; verdict: Verdict }>;
}

/** A detector that is just starting answers soon; one that is broken is not asked for ever. In milliseconds. */
const AGAIN_MS = [1_000, 3_000, 10_000] as const;

export function createReading({
  ports,
  composers,
  vault,
  marks,
  surface,
  isConfirming,
  isStopped,
  changed,
}: ReadingPorts): Reading {
  let inFlight: { readonly text: string; readonly verdict: Promise<Verdict> } | null = null;

  function touch(composer: Composer): void {
    const state = composers.read(composer);
    if (state.verdict && state.verdict.kind !== 'unscanned') return;
    if (state.text.trim() === '') return settleEmpty(state);
    // One scan at a time: while it runs only the last text counts, so fast typing never queues up.
    if (inFlight !== null) return;
    void scanNewest(composer);
  }

  async function scanNewest(composer: Composer, tries = 0): Promise<void> {
    const { text } = await scan(composer, tries);
    if (composer.node.isConnected && composer.read() !== text) touch(composer);
    // Another box may have been typed in meanwhile.
    const latest = composers.latest();
    if (latest && latest.composer.node !== composer.node && !latest.verdict) touch(latest.composer);
  }

  async function scan(composer: Composer, tries = 0): Promise<{ text: string; verdict: Verdict }> {
    const state = composers.read(composer);
    const { text } = state;
    if (state.verdict && state.verdict.kind !== 'unscanned') return { text, verdict: state.verdict };
    // Enter may come while the text that it sends is being read: one verdict serves both.
    const mine = inFlight?.text === text ? inFlight : { text, verdict: ports.scan(text, 'entered') };
    inFlight = mine;
    try {
      if (tries === 0) surface.chip({ kind: 'checking' }, composer.node);
      const verdict = await mine.verdict;
      // A state is one text: newer text has a state of its own, and this verdict is not about it.
      state.verdict = verdict;
      const isUnscanned = verdict.kind === 'unscanned';
      if (composers.latest() === state && !(tries > 0 && isUnscanned)) show(state, verdict);
      // A text that is too long, or an extension that is gone, no other try can mend.
      if (isUnscanned && verdict.reason.startsWith('detector')) tryAgainLater(state, tries);
      return { text, verdict };
    } finally {
      if (inFlight === mine) inFlight = null;
      changed();
    }
  }

  /** Nobody may touch the text again: it shall not stay unread for a detector that was only late. */
  function tryAgainLater(state: ComposerState, tries: number): void {
    const delayMs = AGAIN_MS[tries];
    if (delayMs === undefined) return;
    setTimeout(() => {
      if (composers.latest() === state && state.composer.node.isConnected && !isStopped())
        void scanNewest(state.composer, tries + 1);
    }, delayMs);
  }

  function settleEmpty(state: ComposerState): void {
    vault.setCurrent(state.composer.node, state.text, []);
    marks.clear();
    // A site empties its box on sending: what the chip has just confirmed shall stand long enough to be read.
    if (!isConfirming()) surface.chip({ kind: 'hidden' }, state.composer.node);
    changed();
  }

  function show(state: ComposerState, verdict: Verdict): void {
    const { composer } = state;
    if (verdict.kind === 'unscanned') {
      marks.clear();
      return surface.chip({ kind: 'held', why: verdict.reason }, composer.node);
    }
    const { findings, possible } = verdict.detection;
    const open = openIn(state, findings);
    protect(state, open);
    marks.show(composer, [
      ...open.map(({ start, end }) => ({ start, end, level: 'finding' as const })),
      ...possible.map(({ start, end }) => ({ start, end, level: 'possible' as const })),
    ]);
    surface.chip(chipOf(findings.length, open.length, possible.length), composer.node);
  }

  function openIn(state: ComposerState, findings: readonly Finding[]): Finding[] {
    return openFindings(ports, vault, state.text, findings).map(({ finding }) => finding);
  }

  function protect({ composer, text }: ComposerState, open: readonly Finding[]): void {
    const values = valuesOf(text, open);
    vault.setCurrent(composer.node, text, values);
    if (values.length > 0) void ports.share({ protect: [], release: [], seen: values });
  }

  function review(): void {
    for (const state of composers.states()) {
      if (!state.verdict) continue;
      if (composers.latest() === state) show(state, state.verdict);
      else if (state.verdict.kind !== 'unscanned') protect(state, openIn(state, state.verdict.detection.findings));
    }
    changed();
  }

  return { touch, scan: (composer) => scan(composer), review };
}

/** What policy only watches, and what was released, is nothing to speak of; but it is not "no identifiers" either. */
function chipOf(found: number, open: number, possible: number): ChipState {
  if (open + possible > 0) return { kind: 'found', count: open, possible };
  return { kind: found > 0 ? 'hidden' : 'clear' };
}
