import * as v from 'valibot';
import type { Part } from '../../gate/wire.ts';
import { readRequest } from '../../payload/request.ts';
import type { NetPeer, ToNet } from '../../platform/net-port.ts';
import type { NetRequest, WebRequestNet } from '../../platform/web-request-net.ts';
import { WireValueSchema } from '../vault-schema.ts';
import { bodyParts } from './body-parts.ts';
import { createNetMemory, type NetMemory } from './memory.ts';
import { createQuestions } from './questions.ts';
import { createReached } from './reached.ts';

/** What a page's guard may tell; anything else is ignored. */
const Id = v.pipe(v.number(), v.integer());
const Offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const NoteSchema = v.variant('t', [
  v.strictObject({ t: v.literal('ruling'), id: Id, ruling: v.picklist(['pass', 'stop', 'wait']) }),
  v.strictObject({
    t: v.literal('vault'),
    id: Id,
    protect: v.array(WireValueSchema),
    release: v.array(v.string()),
  }),
  v.strictObject({
    t: v.literal('read'),
    id: Id,
    text: v.string(),
    open: v.nullable(v.array(v.tuple([Offset, Offset]))),
  }),
]) satisfies v.GenericSchema<unknown, ToNet>;

export interface NetPorts {
  readonly webRequest: WebRequestNet;
  keepAlive(): () => void;
  /** A request was cancelled; `host`: of the page that is guarded. */
  stopped(host: string): void;
  /** The tab whose page opened this one and can still reach it; null when there is none that is known. */
  openerOf(tabId: number, isKnown: (openerTabId: number) => boolean): Promise<number | null>;
  now(): number;
}

/**
 * The third net: sees what leaves a guarded tab past the page's own hooks (workers, images, styles, navigation), where
 * the browser grants it. It is told what to look for when there is something, and listens only then.
 */
export interface Net {
  /** For one frame of a guarded page, after `isLive()`. */
  join(peer: NetPeer): void;
  /** Proves whether the browser grants it. */
  isLive(): Promise<boolean>;
}

/** Tabs and the windows that they opened. */
interface Group {
  readonly memory: NetMemory;
  readonly tabs: Set<number>;
  readonly peers: Set<NetPeer>;
  readonly hosts: Set<string>;
  recordedAt: number;
}

/** How long a group outlives its last page, for what its service worker still sends, in milliseconds. */
const LINGER_MS = 60_000;
/** A worker tries again and again; one event says it for a while, in milliseconds. */
const SAME_EVENT_MS = 60_000;

export function createNet({ webRequest, keepAlive, stopped, openerOf, now }: NetPorts): Net {
  const groups = new Set<Group>();
  const questions = createQuestions();
  const reached = createReached(async (tabId) => {
    const opener = await openerOf(tabId, (id) => groupOf(id) !== null);
    return opener === null ? null : groupOf(opener);
  });
  let proving: Promise<boolean> | null = null;
  let letSleep: (() => void) | null = null;

  /** Each time anew: what the browser granted, a person may have taken back. Who asks meanwhile shares the answer. */
  function isLive(): Promise<boolean> {
    proving ??= prove().finally(() => (proving = null));
    return proving;
  }

  async function prove(): Promise<boolean> {
    const isProven = await webRequest.prove();
    // Without a net nothing is to be remembered, and nobody need tell any more.
    if (!isProven) for (const group of groups) drop(group);
    return isProven;
  }

  function groupFor({ tabId, openerTabId }: NetPeer): Group {
    const known = [...groups];
    const group = known.find(({ tabs }) => tabs.has(tabId)) ?? known.find(({ tabs }) => tabs.has(openerTabId ?? -1));
    if (group) return group;
    const fresh: Group = {
      memory: createNetMemory(),
      tabs: new Set(),
      peers: new Set(),
      hosts: new Set(),
      recordedAt: -SAME_EVENT_MS,
    };
    groups.add(fresh);
    if (groups.size === 1) {
      letSleep = keepAlive();
      webRequest.watch(isStopped);
    }
    return fresh;
  }

  function leave(group: Group, peer: NetPeer): void {
    group.peers.delete(peer);
    questions.left(peer);
    group.memory.forget(peer, group.peers.size === 0);
    setTimeout(() => group.peers.size === 0 && drop(group), LINGER_MS);
  }

  function drop(group: Group): void {
    for (const peer of group.peers) peer.close();
    if (!groups.delete(group) || groups.size > 0) return;
    reached.clear();
    webRequest.unwatch();
    letSleep?.();
  }

  function isStopped(request: NetRequest): boolean | Promise<boolean> {
    const { tabId, initiator, isTopNavigation } = request;
    // What the person asks for by hand, such as an address that was typed, is no page's doing.
    if (initiator === null && isTopNavigation) {
      reached.load(tabId, null);
      return false;
    }
    // Of a worker without an origin (Firefox) nobody knows whose it is; of the browser's own requests neither.
    if (initiator === null && tabId < 0) return webRequest.canWait && rule(request, [...groups], false);
    const ofTab = groupOf(tabId);
    // Workers that several tabs share have no tab, and a window that has just been opened is not known yet.
    const ofHost = [...groups].filter(({ hosts }) => hosts.has(hostOf(initiator ?? '')));
    if (isTopNavigation) reached.load(tabId, ofTab ?? ofHost[0] ?? null);
    if (ofTab) return rule(request, [ofTab], true);
    if (tabId < 0 || isTopNavigation) return rule(request, ofHost, false);
    if (reached.groupOf(tabId) === null) return false;
    const looked = reached.look(tabId);
    return webRequest.canWait && looked.then((found) => found !== null && rule(request, [found], true));
  }

  /** Of a tab with a guard, or of a window that a guarded page can reach. */
  function groupOf(tabId: number): Group | null {
    return [...groups].find((group) => peersIn(group, tabId)) ?? reached.groupOf(tabId) ?? null;
  }

  /** @param isOfTab false: asked by a worker or a window that may be another group's */
  function rule(request: NetRequest, asked: readonly Group[], isOfTab: boolean): boolean | Promise<boolean> {
    if (asked.length === 0) return false;
    const { method, url, initiator } = request;
    const parts = bodyParts(request.body);
    const texts = textsOf(url, parts);
    const isHeldNow = isHeld(asked, texts, isOfTab, initiator);
    if (isHeldNow || !webRequest.canWait || texts.length + parts.length === 0) return isHeldNow;
    // A document's own gate has asked its guard; a worker of it has none, and `import()` is no function to be replaced.
    const guards = asked.flatMap(({ peers }) =>
      [...peers].filter((peer) => !isOwn(peer, request) || (request.isScript && questions.hasWritten(peer))),
    );
    if (guards.length === 0) return false;
    return questions.isStopped(guards, { method, url, parts }).then((isStoppedByGuard) => {
      if (!isStoppedByGuard) return isHeld(asked, texts, isOfTab, initiator);
      for (const group of asked) tellStopped(group, initiator);
      return true;
    });
  }

  function isHeld(asked: readonly Group[], texts: readonly string[], isOfTab: boolean, origin: string | null): boolean {
    const holding = asked.filter(({ memory }) => memory.holds(texts, isOfTab));
    for (const group of holding) tellStopped(group, origin);
    return holding.length > 0;
  }

  function tellStopped(group: Group, origin: string | null): void {
    for (const peer of group.peers) post(peer, { t: 'stopped' });
    if (now() - group.recordedAt < SAME_EVENT_MS) return;
    group.recordedAt = now();
    const host = hostOf(origin ?? '');
    const place = group.hosts.has(host) ? host : [...group.hosts][0];
    if (place !== undefined) stopped(place);
  }

  return {
    isLive,
    join(peer) {
      const group = groupFor(peer);
      group.tabs.add(peer.tabId);
      group.peers.add(peer);
      if (peer.host !== null) group.hosts.add(peer.host);
      peer.onMessage((message) => {
        const note = v.safeParse(NoteSchema, message);
        if (!note.success) return;
        if (note.output.t === 'ruling') return questions.answered(peer, note.output.id, note.output.ruling);
        questions.wrote(peer);
        group.memory.note(note.output, peer);
        post(peer, { t: 'told', id: note.output.id });
      });
      peer.onDisconnect(() => leave(group, peer));
    },
  };
}

function peersIn({ tabs, peers }: Group, tabId: number): boolean {
  return tabs.has(tabId) && peers.size > 0;
}

function isOwn(peer: NetPeer, { tabId, frameId, document }: NetRequest): boolean {
  return peer.tabId === tabId && peer.frameId === frameId && peer.address?.split('#')[0] === document?.split('#')[0];
}

/** As in `URL.hostname`; '' for an origin that is none. */
function hostOf(origin: string): string {
  return URL.parse(origin)?.hostname ?? '';
}

function textsOf(url: string, parts: readonly Part[]): string[] {
  const { leaves } = readRequest({ url, isUrlSent: true, parts }, []);
  return leaves.map(({ text }) => text).filter((text) => text !== '');
}

function post(peer: NetPeer, message: Parameters<NetPeer['post']>[0]): void {
  try {
    peer.post(message);
  } catch {
    // The page has gone meanwhile.
  }
}
