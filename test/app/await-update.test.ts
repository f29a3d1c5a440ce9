import { beforeEach, describe, expect, it } from 'vitest';
import { awaitUpdate, type UpdatePorts } from '../../src/app/service/await-update.ts';
import type { OpenFrame } from '../../src/platform/content-scripts.ts';

const NOW = 1_000_000;

let unsentIn: number[];
let reloads: number;
let alarms: number[];
let kept: unknown;
let ports: UpdatePorts;

beforeEach(() => {
  unsentIn = [];
  reloads = 0;
  alarms = [];
  kept = undefined;
  const frame = (tabId: number): OpenFrame => ({ tabId, frameId: 0, documentId: null, host: 'chatgpt.com' });
  ports = {
    kept: { get: async () => kept, set: async (value) => void (kept = value) },
    openFrames: async () => [frame(1), frame(2)],
    hasUnsentText: async ({ tabId }) => unsentIn.includes(tabId),
    setAlarm: async (at) => void alarms.push(at),
    now: () => NOW,
    reload: () => void (reloads += 1),
  };
});

describe('an update', () => {
  it('comes at once when nobody has text in a box', async () => {
    await awaitUpdate(ports).available();
    expect({ reloads, alarms }).toEqual({ reloads: 1, alarms: [] });
  });

  it('waits while there is unsent text in any tab, also over the lives of the background', async () => {
    unsentIn = [2];
    await awaitUpdate(ports).available();
    expect({ reloads, alarms }).toEqual({ reloads: 0, alarms: [NOW + 60_000] });
    await awaitUpdate(ports).lookAgain();
    expect({ reloads, alarms: alarms.length }).toEqual({ reloads: 0, alarms: 2 });
    unsentIn = [];
    await awaitUpdate(ports).lookAgain();
    expect(reloads).toBe(1);
  });

  it('that is not there is not made', async () => {
    await awaitUpdate(ports).lookAgain();
    expect({ reloads, alarms }).toEqual({ reloads: 0, alarms: [] });
  });
});
