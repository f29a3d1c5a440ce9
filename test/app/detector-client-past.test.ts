import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDetectorClient, type DetectorClientPorts } from '../../src/app/detector-client.ts';
import type { FromDetector } from '../../src/platform/detector-port.ts';

let heard: number[];
/** What the other end of each connection can do. */
let hosts: { say(message: FromDetector): void; fall(): void }[];

function start(ports: Partial<DetectorClientPorts> = {}): void {
  createDetectorClient({
    connect() {
      const toClient: ((message: FromDetector) => void)[] = [];
      const fallen: (() => void)[] = [];
      hosts.push({
        say: (message) => toClient.forEach((listener) => listener(message)),
        fall: () => fallen.forEach((listener) => listener()),
      });
      return {
        post: () => undefined,
        onMessage: (listener) => void toClient.push(listener),
        onDisconnect: (listener) => void fallen.push(listener),
        close: () => undefined,
      };
    },
    ensure: () => Promise.resolve({ ready: true }),
    isExtensionAlive: () => true,
    onVault: () => undefined,
    onPast: ({ length }) => void heard.push(length),
    signal: new AbortController().signal,
    ...ports,
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  heard = [];
  hosts = [];
});
afterEach(() => vi.useRealTimers());

describe('what was entered before', () => {
  it('is not known while nobody has said whether there is a host, however long that takes', async () => {
    let ensured = (): void => undefined;
    start({ ensure: () => new Promise((resolve) => (ensured = () => resolve({ ready: true }))) });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(heard).toEqual([]);
    ensured();
    await vi.advanceTimersByTimeAsync(0);
    hosts[0]?.say({ t: 'past', prints: [1, 2] });
    expect(heard).toEqual([2]);
  });

  it('is nothing when no host can be made, in three attempts', async () => {
    const ensure = vi.fn(() => Promise.reject(new Error('no host')));
    start({ ensure });
    await vi.advanceTimersByTimeAsync(10);
    expect(heard).toEqual([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([ensure.mock.calls.length, heard]).toEqual([3, [0]]);
  });

  it('is what the host says that is reached at the second attempt', async () => {
    let isThere = false;
    start({ ensure: () => (isThere ? Promise.resolve({ ready: true }) : Promise.reject(new Error('asleep'))) });
    await vi.advanceTimersByTimeAsync(10);
    isThere = true;
    await vi.advanceTimersByTimeAsync(500);
    hosts[0]?.say({ t: 'past', prints: [1] });
    await vi.advanceTimersByTimeAsync(60_000);
    expect([hosts.length, heard]).toEqual([1, [1]]);
  });

  it('is gone with the extension', async () => {
    start({ ensure: () => Promise.reject(new Error('gone')), isExtensionAlive: () => false });
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual([0]);
  });

  it('is asked for again when the connection falls before the word of it, and is nothing when each one falls', async () => {
    start();
    for (const attempt of [0, 1, 2]) {
      expect(heard).toEqual([]);
      await vi.advanceTimersByTimeAsync(0);
      hosts[attempt]?.fall();
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect([hosts.length, heard]).toEqual([3, [0]]);
  });

  it('is asked for again, and never taken for nothing, while a host says nothing at all', async () => {
    start();
    await vi.advanceTimersByTimeAsync(59_000);
    expect([hosts.length, heard]).toEqual([30, []]);
    hosts[29]?.say({ t: 'past', prints: [1] });
    await vi.advanceTimersByTimeAsync(60_000);
    expect([hosts.length, heard]).toEqual([30, [1]]);
  });

  it('is asked for no more by a guard that has ended', async () => {
    const life = new AbortController();
    start({ signal: life.signal });
    await vi.advanceTimersByTimeAsync(0);
    life.abort();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(hosts).toHaveLength(1);
  });
});
