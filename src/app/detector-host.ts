import * as v from 'valibot';
import { verdictOf, type Detection, type Verdict } from '../phi/finding.ts';
import type { Peer, WireVaultChange } from '../platform/detector-port.ts';
import { createEnteredOrigins } from './entered-origins.ts';
import { keepLatest } from './keep-latest.ts';
import { WireValueSchema } from './vault-schema.ts';

/** What a page's guard may ask; anything else is ignored. */
const RequestSchema = v.variant('t', [
  v.strictObject({ t: v.literal('scan'), id: v.number(), text: v.string(), isEntered: v.boolean() }),
  v.strictObject({ t: v.literal('taken'), text: v.string() }),
  v.strictObject({
    t: v.literal('vault'),
    protect: v.array(WireValueSchema),
    release: v.array(v.string()),
    seen: v.array(WireValueSchema),
    conversation: v.exactOptional(v.string()),
  }),
]);

export interface DetectorWorker {
  post(request: { id: number; text: string }): void;
  onAnswer(listener: (answer: WorkerAnswer) => void): void;
  onCrash(listener: () => void): void;
  terminate(): void;
}

export type WorkerAnswer =
  | { readonly id: number; readonly detection: Detection }
  | { readonly id: number; readonly failed: true };

interface Job {
  readonly textLength: number;
  answer(verdict: Verdict): void;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** A worker that needs longer than this for one text hangs: 1.5 s, and 8 ms for each 1,000 characters. */
const HANG_MS = 1500;
const HANG_MS_PER_CHAR = 0.008;
/** A fresh worker reads its word list first; one that were ended for that would never come to its first text. */
const START_MS = 6000;
/** How long a group's values outlive its last page, in milliseconds. */
const LINGER_MS = 10 * 60_000;

/** What was open in a box outlives a reload, as what was protected does; the oldest go. */
const MOST_SEEN = 200;

/**
 * Owns the detector's worker and what each group of tabs protects. Values live in this memory only and go when the
 * group's last page has been gone for a while.
 */
export function createDetectorHost(spawn: () => DetectorWorker): (peer: Peer) => void {
  const jobs = new Map<number, Job>();
  const groups = createGroups();
  const origins = createEnteredOrigins();
  let worker: DetectorWorker | null = null;
  /** Whether it has answered yet. */
  let isWarm = false;
  let nextJob = 1;

  function started(): DetectorWorker {
    if (worker) return worker;
    const fresh = spawn();
    isWarm = false;
    fresh.onAnswer((answer) => {
      isWarm = true;
      finish(
        answer.id,
        'failed' in answer ? { kind: 'unscanned', reason: 'detector-failed' } : verdictOf(answer.detection),
      );
    });
    fresh.onCrash(() => restart(fresh));
    worker = fresh;
    return fresh;
  }

  /** All that the dead worker had in hand is unscanned; the next request gets a new worker. */
  function restart(dead: DetectorWorker): void {
    if (worker !== dead) return;
    dead.terminate();
    worker = null;
    for (const id of jobs.keys()) finish(id, { kind: 'unscanned', reason: 'detector-failed' });
  }

  function finish(id: number, verdict: Verdict): void {
    const job = jobs.get(id);
    if (!job) return;
    clearTimeout(job.timer);
    jobs.delete(id);
    job.answer(verdict);
  }

  function scan(text: string, answer: (verdict: Verdict) => void): void {
    const id = nextJob++;
    const running = started();
    // Jobs are done in order: one waits for all before it.
    const ahead = [...jobs.values()].reduce((sum, job) => sum + job.textLength, 0);
    const limitMs = HANG_MS + (isWarm ? 0 : START_MS) + (ahead + text.length) * HANG_MS_PER_CHAR;
    const timer = setTimeout(() => restart(running), limitMs);
    jobs.set(id, { textLength: text.length, answer, timer });
    running.post({ id, text });
  }

  return (peer) => {
    const group = groups.join(peer);
    const origin = origins.join(peer.origin, (prints) => group.post({ t: 'past', prints }));
    peer.onDisconnect(() => origin.leave());
    // It reads its word list while the page loads, and is there for the first text.
    started();
    peer.onMessage((message) => {
      const request = v.safeParse(RequestSchema, message);
      if (!request.success) return;
      if (request.output.t === 'scan') {
        const { id, text, isEntered } = request.output;
        scan(text, (verdict) => {
          if (isEntered) origin.read(text, verdict);
          group.post({ t: 'verdict', id, verdict });
        });
        if (isEntered) origin.reading(text);
      } else if (request.output.t === 'taken') {
        origin.reading(request.output.text);
      } else {
        group.share(request.output);
      }
    });
  };
}

interface Membership {
  post(message: Parameters<Peer['post']>[0]): void;
  share(change: WireVaultChange): void;
}

interface Kept {
  readonly values: Map<string, WireVaultChange>;
  readonly seen: Map<string, WireVaultChange['seen'][number]>;
}

/** Tabs and the windows they opened share what is protected: one group by the first opener. */
function createGroups(): { join(peer: Peer): Membership } {
  const groupOfTab = new Map<number, number>();
  const members = new Map<number, Set<Peer>>();
  const kept = new Map<number, Kept>();

  function deliver(peer: Peer, message: Parameters<Peer['post']>[0]): void {
    try {
      peer.post(message);
    } catch {
      // The page has gone between question and answer.
    }
  }

  function forgetIfGone(group: number): void {
    if ((members.get(group)?.size ?? 0) > 0) return;
    members.delete(group);
    kept.delete(group);
    for (const [tab, of] of groupOfTab) if (of === group) groupOfTab.delete(tab);
  }

  return {
    join(peer) {
      const opener = peer.openerTabId === null ? undefined : groupOfTab.get(peer.openerTabId);
      const group = groupOfTab.get(peer.tabId) ?? opener ?? peer.tabId;
      groupOfTab.set(peer.tabId, group);
      const peers = members.get(group) ?? new Set();
      members.set(group, peers.add(peer));
      const own = kept.get(group) ?? { values: new Map(), seen: new Map() };
      kept.set(group, own);
      for (const change of own.values.values()) deliver(peer, { t: 'vault', ...change });
      if (own.seen.size > 0) deliver(peer, { t: 'vault', protect: [], release: [], seen: [...own.seen.values()] });
      peer.onDisconnect(() => {
        peers.delete(peer);
        // A reload drops the last connection for a moment; a closed tab drops it for good.
        if (peers.size === 0) setTimeout(() => forgetIfGone(group), LINGER_MS);
      });
      return {
        post: (message) => deliver(peer, message),
        share(change) {
          const { protect, release, conversation = '' } = change;
          for (const value of change.seen) keepLatest(own.seen, value, MOST_SEEN);
          // A release is the conversation's. One without an id ends with its page, and another tab has one of its own.
          const named = conversation === '' ? [] : release;
          if (protect.length + named.length > 0)
            keepLatest(own.values, { protect, release: named, seen: [], conversation });
          for (const other of peers) {
            const isSamePage = other.tabId === peer.tabId;
            if (other !== peer) deliver(other, { t: 'vault', ...change, release: isSamePage ? release : named });
          }
        },
      };
    },
  };
}
