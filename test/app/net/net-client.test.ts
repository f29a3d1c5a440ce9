import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNetClient, type NetClient } from '../../../src/app/net-client.ts';
import type { FromNet, ToNet } from '../../../src/platform/net-port.ts';

let posted: ToNet[];
let answer: (message: FromNet) => void;
let fall: () => void;
let isGone: boolean;
let client: NetClient;

beforeEach(() => {
  vi.useFakeTimers();
  posted = [];
  isGone = false;
  client = createNetClient({
    connect() {
      if (isGone) throw new Error('Extension context invalidated.');
      return {
        post: (message) => void posted.push(message),
        onMessage: (listener) => void (answer = listener),
        onDisconnect: (listener) => void (fall = listener),
      };
    },
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
  it('waits for the net to know it, and for a net that is slow no longer than 150 ms', async () => {
    void client.read('For Ada', [[4, 7]]);
    const told = client.read('For her', []);
    expect(await isSettled(told)).toBe(false);
    answer({ t: 'told', id: posted.at(-1)?.id ?? 0 });
    expect(await isSettled(told)).toBe(true);
    const untold = client.read('For him', []);
    await vi.advanceTimersByTimeAsync(149);
    expect(await isSettled(untold)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await isSettled(untold)).toBe(true);
  });

  it('waits for nothing where nothing was found before, or something was found now', async () => {
    expect(await isSettled(client.read('For her', []))).toBe(true);
    expect(await isSettled(client.read('For Ada', [[4, 7]]))).toBe(true);
  });

  it('waits for nothing once there is no net', async () => {
    void client.read('For Ada', [[4, 7]]);
    answer({ t: 'off' });
    expect(await isSettled(client.tell({ t: 'vault', protect: [], release: ['Ada'] }))).toBe(true);
    expect(posted).toHaveLength(1);
  });

  it('waits for nothing when the extension has gone', async () => {
    isGone = true;
    expect(await isSettled(client.tell({ t: 'vault', protect: [], release: ['Ada'] }))).toBe(true);
  });
});

describe('a connection that fell', () => {
  it('is made again, with every release and protection and the texts that were read last', async () => {
    for (let count = 0; count < 9; count += 1) {
      void client.read(`For Ada ${count}`, [[4, 7]]);
      void client.tell({ t: 'vault', protect: [], release: [`${count}`] });
    }
    posted = [];
    fall();
    await vi.advanceTimersByTimeAsync(100);
    expect(posted.flatMap((note) => (note.t === 'vault' ? note.release : [])).toSorted()).toEqual([...'012345678']);
    const texts = posted.flatMap((note) => (note.t === 'read' ? [note.text] : []));
    expect(texts.toSorted()).toEqual([4, 5, 6, 7, 8].map((count) => `For Ada ${count}`));
  });
});
