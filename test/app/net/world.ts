import type { Elsewhere } from '../../../src/gate/wire.ts';
import { createNet, type Net } from '../../../src/app/net/create-net.ts';
import { createNetClient, type NetClient } from '../../../src/app/net-client.ts';
import type { Connection } from '../../../src/platform/detector-port.ts';
import type { FromNet, NetPeer, ToNet } from '../../../src/platform/net-port.ts';
import type { NetRequest } from '../../../src/platform/web-request-net.ts';

/** A browser as the net sees it: its requests, its backgrounds that come and go, and its pages. */
export interface World {
  /** Whether the browser honours what the listener answers. */
  isGranted: boolean;
  readonly net: Net;
  readonly isWatching: boolean;
  readonly isKeptAlive: boolean;
  /** Hosts of which an event says that something was stopped. */
  readonly recorded: string[];
  /** By tab: the tab whose page can reach the one in it. */
  readonly openers: Map<number, number>;
  nowMs: number;
  page(tabId: number, options?: { frameId?: number; openerTabId?: number; host?: string | null }): Page;
  /** Whether the request leaves, decided at once as in Chromium. */
  leaves(request: Partial<NetRequest>): boolean;
  /** Whether it leaves where the browser waits for the net, as Firefox does. */
  leavesInTime(request: Partial<NetRequest>): Promise<boolean>;
  /** The browser ends the background: every port falls, and a new one starts. */
  restart(): void;
}

export interface Page {
  readonly client: NetClient;
  /** How often it was told that a request was stopped. */
  readonly stops: () => number;
  /** What reached the background from this page. */
  readonly sent: unknown[];
  /** A message past the client's own types. */
  sendRaw(message: unknown): void;
  /** Hears nothing any more, as a page that is busy for long. */
  freeze(): void;
  /** What its guard rules when the net asks, and after how long; without it everything passes at once. */
  rule: ((request: Elsewhere) => Promise<'pass' | 'stop'>) | null;
  close(): void;
}

type Deaf = () => void;

export function createWorld({ isGranted = true, canWait = false } = {}): World {
  let isStopped: ((request: NetRequest) => boolean | Promise<boolean>) | null = null;
  let isKeptAlive = false;
  let open = new Set<Deaf>();
  const recorded: string[] = [];

  function startNet(): Net {
    isStopped = null;
    return createNet({
      webRequest: {
        canWait,
        watch: (decide) => (isStopped = decide),
        unwatch: () => (isStopped = null),
        prove: async () => world.isGranted,
      },
      keepAlive: () => {
        isKeptAlive = true;
        return () => (isKeptAlive = false);
      },
      stopped: (host) => recorded.push(host),
      openerOf: async (tabId) => world.openers.get(tabId) ?? null,
      now: () => world.nowMs,
    });
  }

  const world: World & { net: Net } = {
    isGranted,
    net: startNet(),
    get isWatching() {
      return isStopped !== null;
    },
    get isKeptAlive() {
      return isKeptAlive;
    },
    recorded,
    openers: new Map(),
    nowMs: 0,
    page(tabId, { frameId = 0, openerTabId, host = 'chat.example' } = {}) {
      const abort = new AbortController();
      const sent: unknown[] = [];
      const drops = new Set<Deaf>();
      let stops = 0;
      let raw: (message: unknown) => void = () => undefined;
      let isFrozen = false;

      async function connect(): Promise<Connection<ToNet, FromNet> | null> {
        if (!(await world.net.isLive())) return null;
        const [toNet, toPage, dropped]: [((m: unknown) => void)[], ((m: FromNet) => void)[], Deaf[]] = [[], [], []];
        let isOpen = true;
        const drop = () => {
          if (!isOpen) return;
          isOpen = false;
          open.delete(drop);
          for (const each of dropped) each();
        };
        open.add(drop);
        drops.add(drop);
        raw = (message) => isOpen && toNet.forEach((listener) => listener(structuredClone(message)));
        const peer: NetPeer = {
          tabId,
          frameId,
          openerTabId: openerTabId ?? null,
          host,
          address: `https://${host}/#top`,
          close: drop,
          post: (message) =>
            queueMicrotask(
              () => isOpen && !isFrozen && toPage.forEach((listener) => listener(structuredClone(message))),
            ),
          onMessage: (listener) => void toNet.push(listener),
          onDisconnect: (listener) => void dropped.push(listener),
        };
        world.net.join(peer);
        return {
          post: (message) => {
            sent.push(message);
            raw(message);
          },
          onMessage: (listener) => void toPage.push(listener),
          onDisconnect: (listener) => void dropped.push(listener),
        };
      }

      const made: Page = {
        rule: null,
        client: createNetClient({
          connect,
          judge: (request, rule) => (made.rule ? void made.rule(request).then(rule) : rule('pass')),
          stopped: () => (stops += 1),
          signal: abort.signal,
        }),
        stops: () => stops,
        sent,
        sendRaw: (message: unknown) => raw(message),
        freeze: () => void (isFrozen = true),
        close: () => {
          abort.abort();
          for (const drop of drops) drop();
        },
      };
      return made;
    },
    leaves(request) {
      const stopped = isStopped?.(whole(request)) ?? false;
      if (typeof stopped !== 'boolean') throw new Error('it waits');
      return !stopped;
    },
    async leavesInTime(request) {
      return !((await isStopped?.(whole(request))) ?? false);
    },
    restart() {
      const fallen = open;
      open = new Set();
      world.net = startNet();
      isKeptAlive = false;
      for (const drop of fallen) drop();
    },
  };
  return world;
}

function whole(request: Partial<NetRequest>): NetRequest {
  return {
    tabId: 1,
    frameId: 0,
    document: 'https://chat.example/',
    initiator: 'https://chat.example',
    isTopNavigation: false,
    isScript: false,
    method: 'POST',
    url: 'https://chat.example/api',
    body: null,
    ...request,
  };
}

/** A body as the browser shows it: bytes, in one piece or more. */
export function bytes(...pieces: string[]): NetRequest['body'] {
  return { raw: pieces.map((piece) => ({ bytes: new TextEncoder().encode(piece).buffer })) };
}

export function spanOf(text: string, value: string): [number, number] {
  const start = text.indexOf(value);
  if (start < 0) throw new Error(`${value} is not in the text`);
  return [start, start + value.length];
}
