import * as fakeIndexedDB from 'fake-indexeddb';
import type { ServicePorts } from '../../src/app/service/ports.ts';
import type { OpenFrame } from '../../src/platform/content-scripts.ts';
import { openEventStore, type EventStore } from '../../src/events/store.ts';
import type { NetFrame } from '../../src/platform/net-port.ts';
import { keptValue } from '../../src/platform/kept-value.ts';
import type { ClosedHosts } from '../../src/policy/site-rule.ts';
import { BUILT_IN_SITES } from '../../src/sites/builtin.ts';
import { NOW } from '../policy/sample-policy.ts';

/** A policy server's next answer. */
type Answer = (request: { url: string; init: RequestInit }) => Promise<Response> | Response;

/** The world around a background: what it is told, and what it was seen to do. Storage is the browser's (fake). */
export interface World {
  managed: Record<string, unknown>;
  now: number;
  answer: Answer;
  readonly asked: { url: string; init: RequestInit }[];
  readonly alarms: number[];
  announced: number;
  readonly registered: (readonly string[])[];
  readonly closed: ClosedHosts[];
  open: OpenFrame[];
  readonly injected: [tabId: number, frameId: number][];
  guarded: boolean;
  isNetLive: boolean;
  readonly badges: [warning: string | null, tabId: number | null][];
  readonly watched: NetFrame[];
  readonly events: Promise<EventStore>;
  readonly ports: ServicePorts;
}

Object.assign(globalThis, fakeIndexedDB);

let databases = 0;

export function createWorld(): World {
  databases += 1;
  const world: World = {
    managed: {},
    now: NOW,
    answer: () => Promise.reject(new TypeError('no network')),
    asked: [],
    alarms: [],
    announced: 0,
    registered: [],
    closed: [],
    open: [],
    injected: [],
    guarded: false,
    isNetLive: false,
    badges: [],
    watched: [],
    events: openEventStore(`events-${databases}`, { now: () => world.now }),
    ports: {
      builtIn: BUILT_IN_SITES,
      readManaged: async () => structuredClone(world.managed),
      kept: keptValue,
      fetch: async (input, init = {}) => {
        const request = { url: String(input), init };
        world.asked.push(request);
        return await world.answer(request);
      },
      setAlarm: async (at) => void world.alarms.push(at),
      announce: async () => void (world.announced += 1),
      registerGuardedHosts: async (hosts) => void world.registered.push(hosts),
      closeHosts: async (hosts) => void world.closed.push(hosts),
      openFrames: async () => world.open,
      injectGuard: async (tabId, frameId) => void world.injected.push([tabId, frameId]),
      isGuarded: async () => world.guarded,
      ensureDetector: async () => undefined,
      isNetLive: async () => world.isNetLive,
      watch: async (frame) => void world.watched.push(frame),
      badge: async (...badge) => void world.badges.push(badge),
      openEvents: () => world.events,
      sources: {
        now: () => world.now,
        offsetMinutes: () => 120,
        randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
      },
      random: () => 0.5,
    },
  };
  return world;
}

/** Codes of all events, oldest first. */
export async function eventCodes(world: World): Promise<string[]> {
  return (await (await world.events).list(100)).map((event) => event.code).toReversed();
}
