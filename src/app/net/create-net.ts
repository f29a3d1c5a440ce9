import * as v from 'valibot';
import { readRequest } from '../../payload/request.ts';
import type { NetPeer, ToNet } from '../../platform/net-port.ts';
import type { NetRequest, WebRequestNet } from '../../platform/web-request-net.ts';
import { WireValueSchema } from '../vault-schema.ts';
import { bodyParts } from './body-parts.ts';
import { createNetMemory, type NetMemory } from './memory.ts';

/** What a page's guard may tell; anything else is ignored. */
const Id = v.pipe(v.number(), v.integer());
const Offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const NoteSchema = v.variant('t', [
  v.strictObject({ t: v.literal('here'), id: Id, isReading: v.boolean() }),
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
/** A guard that is busy for longer has told before what it knows; in milliseconds. */
const ASK_MS = 150;
/** Longer than a detector may take until a text counts as unscanned, in milliseconds. */
const READING_MS = 30_000;
/** A worker tries again and again; one event says it for a while, in milliseconds. */
const SAME_EVENT_MS = 60_000;

export function createNet({ webRequest, keepAlive, stopped, now }: NetPorts): Net {
  const groups = new Set<Group>();
  /** What waits for a guard's answer, by the number of the question. */
  const waiting = new Map<number, (isReading: boolean) => void>();
  let lastAsked = 0;
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
    group.memory.forget(peer, group.peers.size === 0);
    setTimeout(() => group.peers.size === 0 && drop(group), LINGER_MS);
  }

  function drop(group: Group): void {
    for (const peer of group.peers) peer.close();
    if (!groups.delete(group) || groups.size > 0) return;
    webRequest.unwatch();
    letSleep?.();
  }

  function isStopped(request: NetRequest): boolean | Promise<boolean> {
    const { tabId, frameId, initiator, isTopNavigation } = request;
    // What the person or the browser asks for by itself, such as an address that was typed, is no page's doing.
    if (initiator === null) return false;
    const ofTab = [...groups].find(({ tabs, peers }) => tabs.has(tabId) && peers.size > 0);
    // Workers that several tabs share have no tab, and a window that has just been opened is not known yet.
    const ofOrigin = ofTab === undefined && (tabId < 0 || isTopNavigation);
    const asked = ofTab ? [ofTab] : ofOrigin ? [...groups].filter(({ hosts }) => hosts.has(hostOf(initiator))) : [];
    if (asked.length === 0) return false;
    const texts = textsOf(request);
    const judge = () => isHeld(asked, texts, ofTab !== undefined, initiator);
    // A text may be on its way here from the frame in which it was entered. A frame's own gate has asked its guard.
    const others = webRequest.canWait
      ? asked.flatMap(({ peers }) => [...peers].filter((peer) => peer.tabId !== tabId || peer.frameId !== frameId))
      : [];
    return judge() || (others.length > 0 && texts.length > 0 && Promise.all(others.map(heard)).then(judge));
  }

  function isHeld(asked: readonly Group[], texts: readonly string[], isOfTab: boolean, origin: string): boolean {
    const holding = asked.filter(({ memory }) => memory.holds(texts, isOfTab));
    for (const group of holding) tellStopped(group, origin);
    return holding.length > 0;
  }

  /** Resolves when all has come that was entered until now, with its verdict. */
  function heard(peer: NetPeer): Promise<void> {
    const id = ++lastAsked;
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve();
      };
      let timer = setTimeout(done, ASK_MS);
      waiting.set(id, (isReading) => {
        if (!isReading) return done();
        clearTimeout(timer);
        timer = setTimeout(done, READING_MS);
      });
      post(peer, { t: 'ask', id });
    });
  }

  function tellStopped(group: Group, origin: string): void {
    for (const peer of group.peers) post(peer, { t: 'stopped' });
    if (now() - group.recordedAt < SAME_EVENT_MS) return;
    group.recordedAt = now();
    const place = group.hosts.has(hostOf(origin)) ? hostOf(origin) : [...group.hosts][0];
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
        if (note.output.t === 'here') return waiting.get(note.output.id)?.(note.output.isReading);
        group.memory.note(note.output, peer);
        post(peer, { t: 'told', id: note.output.id });
      });
      peer.onDisconnect(() => leave(group, peer));
    },
  };
}

/** As in `URL.hostname`; '' for an origin that is none. */
function hostOf(origin: string): string {
  return URL.parse(origin)?.hostname ?? '';
}

function textsOf({ url, body }: NetRequest): string[] {
  const { leaves } = readRequest({ url, isUrlSent: true, parts: bodyParts(body) }, []);
  return leaves.map(({ text }) => text).filter((text) => text !== '');
}

function post(peer: NetPeer, message: Parameters<NetPeer['post']>[0]): void {
  try {
    peer.post(message);
  } catch {
    // The page has gone meanwhile.
  }
}
