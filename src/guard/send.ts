import type { EventCode, EventDraft } from '../events/schema.ts';
import type { CategoryId } from '../phi/category.ts';
import type { Finding, Verdict } from '../phi/finding.ts';
import type { Action, OverrideReason } from '../policy/context.ts';
import type { PanelItem, PanelReply } from '../ui/model/panel.ts';
import type { Composer } from './editor/composer.ts';
import { pressSend, type SendGesture } from './editor/press.ts';
import { openFindings, valuesOf, type OpenFinding } from './open-findings.ts';
import type { GuardPorts, GuardReplacement } from './ports.ts';
import type { HoldReason } from './surface/state.ts';
import type { PanelOpener, Surface } from './surface/surface.ts';
import type { Vault } from './vault.ts';

export interface SendPorts {
  readonly ports: GuardPorts;
  readonly vault: Vault;
  readonly surface: Surface;
  /** Scans and keeps the verdict as the composer's own. */
  scan(composer: Composer): Promise<{ text: string; verdict: Verdict }>;
  /** Another box in which exactly this text stands: a page may have put a new editor in the place of the old one. */
  standIn(text: string): Composer | null;
  /** The verdict on what stands in the composer now, if there is one. */
  verdictOf(composer: Composer): Verdict | null;
  /** What leaves from now on is the prompt that stands in the composer, and no draft. */
  sending(composer: Composer): void;
  /** Says that so many identifiers were replaced, long enough to be seen. */
  confirm(composer: Composer, count: number): void;
  /** Resolves when the page had time to render. */
  settle(): Promise<void>;
  channel(): EventDraft['channel'];
  readonly isStopped: () => boolean;
  /** How many sends the gate has stopped so far. */
  stops(): number;
}

/** A send that failed its check is held; nothing but a verdict, an override or the clinician's edit lets it go. */
export interface SendHold {
  readonly isHolding: boolean;
  /** True while a released gesture is being replayed: our own events must not be held again. */
  readonly isReplaying: boolean;
  /** The last hold ended because the page hid the panel. */
  readonly isCovered: boolean;
  hold(composer: Composer, gesture: SendGesture, opener?: PanelOpener): Promise<void>;
  /** A gesture on settled text goes its own way, untouched. */
  passed(composer: Composer): void;
}

const UNHELD = [
  ['monitor', 'monitored'],
  ['allow', 'allowed'],
] as const;
const STRICTNESS: readonly Action[] = ['monitor', 'allow', 'warn', 'redact', 'block'];

/** How often one send is judged or asked about: once, and once more for what changed or was laid bare meanwhile. */
const MOST_ROUNDS = 2;

/** Events of one gesture follow each other within one task or two, in milliseconds. */
const SAME_SEND_MS = 500;

export function createSendHold(send: SendPorts): SendHold {
  const { ports, vault, surface } = send;
  let isHolding = false;
  let isReplaying = false;
  let isCovered = false;
  let opener: PanelOpener = 'person';
  /** How the text came in, as of the gesture: our own replacement is input too. */
  let through: EventDraft['channel'] = 'type';
  let lastPassed = { text: '', at: -SAME_SEND_MS };

  function held(
    composer: Composer,
    why: Exclude<HoldReason, 'press-again' | 'not-copied'>,
    action: 'held' | 'unscanned' = 'held',
  ): void {
    surface.chip({ kind: 'held', why }, composer.node);
    ports.record({ channel: through, action, code: why, counts: {} });
  }

  function askAgain(composer: Composer): false {
    surface.chip({ kind: 'held', why: 'press-again' }, composer.node);
    return false;
  }

  /** What policy only watches, or lets go, is counted when it goes. */
  function recordUnheld(composer: Composer): void {
    const verdict = send.verdictOf(composer);
    if (verdict?.kind !== 'findings') return;
    const { findings } = verdict.detection;
    const actions = ports.decide(findings, ports.context());
    for (const [watched, action] of UNHELD) {
      const counted = findings.filter((_, index) => actions[index] === watched);
      if (counted.length === 0) continue;
      ports.record({ channel: through, action, code: 'findings', counts: countsOf(counted) });
    }
  }

  async function run(composer: Composer, gesture: SendGesture, round = 1): Promise<void> {
    if (ports.context().status === 'prohibited') return held(composer, 'site-prohibited');
    const { text, verdict } = await send.scan(composer);
    const here = living(composer, text);
    const now = here.node.isConnected ? here.read() : text;
    // A slow check: a panel about a text that stands there no more would take the next Enter for its answer.
    if (now.trim() === '') return;
    if (now !== text) return round < MOST_ROUNDS ? run(here, gesture, round + 1) : void askAgain(here);
    if (verdict.kind === 'unscanned') return held(composer, verdict.reason, 'unscanned');
    const { findings } = verdict.detection;
    // Protected first: a second mention that the detector missed then counts as found.
    vault.protect(
      valuesOf(
        text,
        openFindings(ports, vault, text, findings).map(({ finding }) => finding),
      ),
    );
    const open = openFindings(ports, vault, text, findings);
    // What was written after the gesture was not sent by it.
    if (open.length === 0) await (round > 1 ? askAgain(here) : release(here, gesture, text));
    else await review(here, gesture, text, open);
  }

  function living(composer: Composer, text: string): Composer {
    return composer.node.isConnected ? composer : (send.standIn(text) ?? composer);
  }

  async function review(
    shown: Composer,
    gesture: SendGesture,
    text: string,
    open: readonly OpenFinding[],
    round = 1,
  ): Promise<void> {
    const findings = open.map(({ finding }) => finding);
    const replacements = ports.replacements(text, findings);
    const action = strictest(open.map((item) => item.action));
    if (action !== 'redact') {
      const counts = countsOf(findings);
      ports.record({
        channel: through,
        action: action === 'block' ? 'blocked' : 'warned',
        code: 'findings',
        counts,
      });
    }
    const reply = await ask(shown, text, findings, replacements, action);
    if (send.isStopped()) return;
    const composer = living(shown, text);
    if (reply.reply === 'edit' && reply.shown !== undefined) {
      isCovered = reply.shown === 'hidden';
      return held(composer, isCovered ? 'host-covered' : ports.isAlive() ? 'panel-unavailable' : 'extension-gone');
    }
    if (reply.reply === 'edit' || composer.read() !== text) {
      composer.node.focus();
      return ports.record({ channel: through, action: 'held', code: 'edited', counts: countsOf(findings) });
    }
    if (!composer.node.isConnected) return void askAgain(composer);
    if (reply.reply === 'override') return override(composer, gesture, text, findings, reply.reason);
    // Keeping an item sends its value: only where an override is allowed, whatever the frame says.
    const kept = new Set(mayKeep(reply.reason) ? reply.keep : []);
    const isKept = (index: number) => kept.has(replacements[index]?.entity ?? -1);
    const keptFindings = findings.filter((_, index) => isKept(index));
    if (keptFindings.length > 0) {
      await freeValues(text, keptFindings);
      ports.record({
        channel: through,
        action: 'overridden',
        code: reply.reason ?? 'no-reason',
        counts: countsOf(keptFindings),
      });
    }
    const replaced = findings.filter((_, index) => !isKept(index));
    await deidentify(
      composer,
      gesture,
      text,
      replaced,
      replacements.filter((_, index) => !isKept(index)),
      round,
    );
  }

  function ask(
    composer: Composer,
    text: string,
    findings: readonly Finding[],
    replacements: readonly GuardReplacement[],
    action: 'warn' | 'redact' | 'block',
  ): Promise<PanelReply> {
    const context = ports.context();
    return surface.panel(
      {
        action,
        siteName: context.site?.name ?? 'This AI chat',
        status: context.status,
        institution: context.institution?.name ?? null,
        items: panelItems(text, findings, replacements),
        overrideReasons: context.overrideReasons,
        alternatives: context.alternatives,
      },
      composer.node,
      opener,
    );
  }

  /** With a reason where policy wants one. */
  function mayKeep(reason: OverrideReason | null): boolean {
    const { overrideReasons } = ports.context();
    return overrideReasons !== null && (overrideReasons.length === 0 || reason !== null);
  }

  /** Resolves when the release is known wherever what is sent next is judged. */
  function freeValues(text: string, findings: readonly Finding[]): Promise<void> | void {
    const values = findings.map((finding) => text.slice(finding.start, finding.end));
    vault.release(values);
    return ports.share({ protect: [], release: values, seen: [] });
  }

  async function override(
    composer: Composer,
    gesture: SendGesture,
    text: string,
    findings: readonly Finding[],
    reason: EventCode | null,
  ): Promise<void> {
    const context = ports.context();
    // A policy that came while the panel was open: the next press opens one by its rules.
    if (context.overrideReasons === null) return void askAgain(composer);
    await freeValues(text, findings);
    ports.record({
      channel: through,
      action: 'overridden',
      code: reason ?? 'no-reason',
      counts: countsOf(findings),
    });
    await release(composer, gesture, text);
  }

  async function deidentify(
    composer: Composer,
    gesture: SendGesture,
    text: string,
    findings: readonly Finding[],
    replacements: readonly GuardReplacement[],
    round: number,
  ): Promise<void> {
    const protect = valuesOf(text, findings);
    void ports.share({ protect, release: [], seen: [] });
    const isReplaced = await composer.replace(
      replacements.map(({ start, end, text: placeholder }) => ({ start, end, text: placeholder })),
    );
    const expected = applied(text, replacements);
    // The editor may still put its own state back: what counts is what stands there after it has rendered.
    await send.settle();
    if (!isReplaced || composer.read() !== expected) return held(composer, 'not-verified');
    const { text: now, verdict } = await send.scan(composer);
    if (verdict.kind === 'unscanned') return held(composer, verdict.reason, 'unscanned');
    if (now !== expected) return held(composer, 'not-verified');
    ports.record({ channel: through, action: 'redacted', code: 'findings', counts: countsOf(findings) });
    // Without its neighbours a word can look like a name: what is found now is asked about as well.
    const open = openFindings(ports, vault, now, verdict.detection.findings);
    if (open.length > 0 && round < MOST_ROUNDS) return review(composer, gesture, now, open, round + 1);
    if (open.length > 0 || vault.holds(now)) return held(composer, 'not-verified');
    const isReleased = await release(composer, gesture, now);
    if (isReleased) send.confirm(composer, replacements.length);
  }

  /** False when the site did not take the replayed gesture, or when the gate stopped what the site then sent. */
  async function release(composer: Composer, gesture: SendGesture, text: string): Promise<boolean> {
    if (send.isStopped() || !composer.node.isConnected || composer.read() !== text) return askAgain(composer);
    const stops = send.stops();
    send.sending(composer);
    recordUnheld(composer);
    isReplaying = true;
    try {
      pressSend(composer, gesture);
    } finally {
      isReplaying = false;
    }
    await send.settle();
    // A site that refuses a replayed gesture leaves its text where it is; the next press finds a settled verdict.
    if (composer.node.isConnected && composer.read() === text) return askAgain(composer);
    return send.stops() === stops;
  }

  return {
    get isHolding() {
      return isHolding;
    },
    get isReplaying() {
      return isReplaying;
    },
    get isCovered() {
      return isCovered;
    },
    passed(composer) {
      isCovered = false;
      const text = composer.read();
      through = send.channel();
      send.sending(composer);
      // One send is several events: Enter, the click that it becomes, the form's submit.
      const now = performance.now();
      if (text !== lastPassed.text || now - lastPassed.at > SAME_SEND_MS) recordUnheld(composer);
      lastPassed = { text, at: now };
    },
    async hold(composer, gesture, by = 'person') {
      if (isHolding) return;
      isHolding = true;
      isCovered = false;
      opener = by;
      through = send.channel();
      try {
        await run(composer, gesture);
      } catch {
        // Not a replacement, as far as anybody knows.
        held(composer, 'detector-failed', 'unscanned');
      } finally {
        isHolding = false;
      }
    },
  };
}

function strictest(actions: readonly Action[]): 'warn' | 'redact' | 'block' {
  const worst = STRICTNESS[Math.max(...actions.map((action) => STRICTNESS.indexOf(action)))];
  return worst === 'warn' || worst === 'redact' ? worst : 'block';
}

function countsOf(findings: readonly Finding[]): Partial<Record<CategoryId, number>> {
  const counts: Partial<Record<CategoryId, number>> = {};
  for (const { category } of findings) counts[category] = (counts[category] ?? 0) + 1;
  return counts;
}

function applied(text: string, replacements: readonly GuardReplacement[]): string {
  return [...replacements]
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (result, { start, end, text: placeholder }) => result.slice(0, start) + placeholder + result.slice(end),
      text,
    );
}

function panelItems(
  text: string,
  findings: readonly Finding[],
  replacements: readonly GuardReplacement[],
): PanelItem[] {
  const items = new Map<number, PanelItem>();
  findings.forEach((finding, index) => {
    const replacement = replacements[index];
    if (!replacement) return;
    const known = items.get(replacement.entity);
    items.set(replacement.entity, {
      key: replacement.entity,
      category: finding.category,
      role: finding.role,
      value: known?.value ?? text.slice(finding.start, finding.end),
      replacement: replacement.text,
      mentions: (known?.mentions ?? 0) + 1,
    });
  });
  return [...items.values()];
}
