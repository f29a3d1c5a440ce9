import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNetClient, type NetClient } from '../../../src/app/net-client.ts';
import type { FromNet, ToNet } from '../../../src/platform/net-port.ts';

let posted: ToNet[];
let answer: (message: FromNet) => void;
let fall: () => void;
let isGone: boolean;
let isOff: boolean;
let client: NetClient;

beforeEach(() => {
  vi.useFakeTimers();
  posted = [];
  isGone = false;
  isOff = false;
  client = createNetClient({
    async connect() {
      if (isOff) return null;
      if (isGone) throw new Error('Extension context invalidated.');
      return {
        post: (message: ToNet) => void posted.push(message),
        onMessage: (listener: (message: FromNet) => void) => void (answer = listener),
        onDisconnect: (listener: () => void) => void (fall = listener),
      };
    },
    judge: (_, rule) => rule('pass'),
    stopped: () => undefined,
    signal: new AbortController().signal,
  });
});
afterEach(() => vi.useRealTimers());

async function isSettled(promise: Promise<void>): Promise<boolean> {
  let settled = false;
  void promise.then(() => (settled = true));
  await vi.advanceTimersByTimeAsync(0);
  return settled;
}

describe('a text that was let go', () => {
  it('waits for the net to know it, and for a net that is slow no longer than 2 s', async () => {
    void client.read('For Ada', [[4, 7]]);
    await vi.advanceTimersByTimeAsync(0);
    const told = client.read('For her', []);
    expect(await isSettled(told)).toBe(false);
    answer({ t: 'told', id: posted.at(-1)?.id ?? 0 });
    expect(await isSettled(told)).toBe(true);
    const untold = client.read('For him', []);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(await isSettled(untold)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await isSettled(untold)).toBe(true);
  });

  it('waits for nothing where something was found', async () => {
    expect(await isSettled(client.read('For Ada', [[4, 7]]))).toBe(true);
  });

  it('is told as soon as it was entered, before anything was found in it', async () => {
    client.begin();
    await vi.advanceTimersByTimeAsync(0);
    expect(posted).toEqual([]);
    client.entered('For her');
    expect(posted).toMatchObject([{ t: 'read', text: 'For her', open: null }]);
    void client.read('For her', []);
    fall();
    await vi.advanceTimersByTimeAsync(100);
    // Told again is only what was said of it last.
    expect(posted.map((note) => note.t === 'read' && note.open)).toEqual([null, [], []]);
  });

  it('waits for nothing once there is no net', async () => {
    isOff = true;
    expect(await isSettled(client.tell({ t: 'vault', protect: [], release: ['Ada'] }))).toBe(true);
    isOff = false;
    expect(await isSettled(client.tell({ t: 'vault', protect: [], release: ['Bea'] }))).toBe(true);
    expect(posted).toEqual([]);
  });

  it('is told again to a background that did not answer at first', async () => {
    isGone = true;
    const told = client.tell({ t: 'vault', protect: [], release: ['Ada'] });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await isSettled(told)).toBe(true);
    isGone = false;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(posted).toMatchObject([{ t: 'vault', release: ['Ada'] }]);
  });
});

describe('a connection that fell', () => {
  it('is made again, with every release and protection and the texts that were read last', async () => {
    for (let count = 0; count < 9; count += 1) {
      void client.read(`For Ada ${count}`, [[4, 7]]);
      void client.tell({ t: 'vault', protect: [], release: [`${count}`] });
    }
    await vi.advanceTimersByTimeAsync(0);
    posted = [];
    fall();
    await vi.advanceTimersByTimeAsync(100);
    expect(posted.flatMap((note) => (note.t === 'vault' ? note.release : [])).toSorted()).toEqual([...'012345678']);
    const texts = posted.flatMap((note) => (note.t === 'read' ? [note.text] : []));
    expect(texts.toSorted()).toEqual([4, 5, 6, 7, 8].map((count) => `For Ada ${count}`));
  });

  it('is told once what was said again and again', async () => {
    for (let i = 0; i < 50; i += 1) void client.tell({ t: 'vault', protect: [], release: ['almeida'] });
    await vi.advanceTimersByTimeAsync(0);
    const before = posted.length;
    fall();
    await vi.advanceTimersByTimeAsync(200);
    expect(posted.slice(before)).toMatchObject([{ t: 'vault', release: ['almeida'] }]);
  });
});
