import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDetectorClient, type DetectorClient } from '../../src/app/detector-client.ts';
import { createDetectorHost, type DetectorWorker, type WorkerAnswer } from '../../src/app/detector-host.ts';
import type {
  DetectorConnection,
  FromDetector,
  Peer,
  ToDetector,
  WireVaultChange,
} from '../../src/platform/detector-port.ts';

const EMPTY = { findings: [], possible: [], quasi: [] };

/** A worker in this process: answers, hangs or crashes as the test says. */
class Bench implements DetectorWorker {
  static started: Bench[] = [];
  static mood: 'answers' | 'hangs' | 'fails' = 'answers';
  private listener: (answer: WorkerAnswer) => void = () => undefined;
  isTerminated = false;

  constructor() {
    Bench.started.push(this);
  }

  post({ id }: { id: number; text: string }): void {
    if (Bench.mood === 'hangs') return;
    queueMicrotask(() => this.listener(Bench.mood === 'fails' ? { id, failed: true } : { id, detection: EMPTY }));
  }

  onAnswer(listener: (answer: WorkerAnswer) => void): void {
    this.listener = listener;
  }

  onCrash(): void {}

  terminate(): void {
    this.isTerminated = true;
  }
}

interface Wire {
  readonly posted: ToDetector[];
  readonly client: DetectorConnection;
  readonly peer: Peer;
  drop(): void;
  /** The connection falls while the page is frozen: its end hears nothing. */
  fall(): void;
}

/** Both ends of one connection; messages are copied, as a browser does. */
function wire(tabId: number, openerTabId: number | null = null, origin = 'https://chat.example'): Wire {
  const toHost: ((message: unknown) => void)[] = [];
  const toClient: ((message: FromDetector) => void)[] = [];
  const dropped: (() => void)[] = [];
  const posted: ToDetector[] = [];
  let isOpen = true;
  const copy = <T>(message: T): T => structuredClone(message);
  return {
    posted,
    client: {
      post(message) {
        posted.push(message);
        queueMicrotask(() => isOpen && toHost.forEach((listener) => listener(copy(message))));
      },
      onMessage: (listener) => void toClient.push(listener),
      onDisconnect: (listener) => void dropped.push(listener),
      close: () => void (isOpen = false),
    },
    peer: {
      tabId,
      openerTabId,
      origin,
      post: (message) => isOpen && toClient.forEach((listener) => listener(copy(message))),
      onMessage: (listener) => void toHost.push(listener),
      onDisconnect: (listener) => void dropped.push(listener),
    },
    fall: () => void (isOpen = false),
    drop() {
      isOpen = false;
      for (const listener of dropped) listener();
    },
  };
}

let wires: Wire[];
let host: (peer: Peer) => void;
let isHostThere: boolean;

function client(
  tabId: number,
  onVault: (change: WireVaultChange) => void = () => undefined,
  openerTabId: number | null = null,
  { origin, onPast = () => undefined }: { origin?: string; onPast?: (prints: readonly number[]) => void } = {},
): DetectorClient {
  return createDetectorClient({
    connect() {
      const made = wire(tabId, openerTabId, origin);
      wires.push(made);
      if (isHostThere) queueMicrotask(() => host(made.peer));
      return made.client;
    },
    ensure: () => Promise.resolve({ ready: true }),
    isExtensionAlive: () => true,
    onVault,
    onPast,
    signal: new AbortController().signal,
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  wires = [];
  Bench.started = [];
  Bench.mood = 'answers';
  isHostThere = true;
  host = createDetectorHost(() => new Bench());
});
afterEach(() => vi.useRealTimers());

describe('detector client and host', () => {
  it('give a verdict on a text', async () => {
    await expect(client(1).scan('hello', true)).resolves.toEqual({ kind: 'clear', detection: EMPTY });
  });

  it('ask again over a new connection when the old one falls', async () => {
    Bench.mood = 'hangs';
    const detector = client(1);
    const verdict = detector.scan('hello', true);
    await vi.advanceTimersByTimeAsync(10);
    Bench.mood = 'answers';
    wires[0]?.drop();
    await vi.advanceTimersByTimeAsync(10);
    await expect(verdict).resolves.toMatchObject({ kind: 'clear' });
    expect(wires).toHaveLength(2);
  });

  it('connect anew when the page comes back, and after an answer that did not come', async () => {
    const detector = client(1);
    await Promise.all([detector.scan('first', true), vi.advanceTimersByTimeAsync(10)]);
    wires[0]?.fall();
    detector.renew();
    await vi.advanceTimersByTimeAsync(10);
    const [verdict] = await Promise.all([detector.scan('hello', true), vi.advanceTimersByTimeAsync(10)]);
    expect(verdict).toMatchObject({ kind: 'clear' });
    wires[1]?.fall();
    const silent = detector.scan('hello', true);
    await vi.advanceTimersByTimeAsync(2100);
    await expect(silent).resolves.toEqual({ kind: 'unscanned', reason: 'detector-silent' });
    const [again] = await Promise.all([detector.scan('hello', true), vi.advanceTimersByTimeAsync(10)]);
    expect(again).toMatchObject({ kind: 'clear' });
  });

  it('call a text unscanned when nobody answers', async () => {
    isHostThere = false;
    const verdict = client(1).scan('hello', true);
    await vi.advanceTimersByTimeAsync(2100);
    await expect(verdict).resolves.toEqual({ kind: 'unscanned', reason: 'detector-silent' });
  });

  it('call a text unscanned when the background is gone', async () => {
    const detector = createDetectorClient({
      connect: () => {
        throw new Error('Extension context invalidated.');
      },
      ensure: () => Promise.reject(new Error('gone')),
      isExtensionAlive: () => false,
      onVault: () => undefined,
      onPast: () => undefined,
      signal: new AbortController().signal,
    });
    await expect(detector.scan('hello', true)).resolves.toEqual({ kind: 'unscanned', reason: 'extension-gone' });
  });

  it('call a text unscanned when the detector throws on it', async () => {
    Bench.mood = 'fails';
    await expect(client(1).scan('hello', true)).resolves.toEqual({ kind: 'unscanned', reason: 'detector-failed' });
  });

  it('replace a worker that hangs', async () => {
    const detector = client(1);
    await Promise.all([detector.scan('first', true), vi.advanceTimersByTimeAsync(10)]);
    Bench.mood = 'hangs';
    const verdict = detector.scan('hello', true);
    await vi.advanceTimersByTimeAsync(1600);
    await expect(verdict).resolves.toEqual({ kind: 'unscanned', reason: 'detector-failed' });
    expect(Bench.started[0]?.isTerminated).toBe(true);
    Bench.mood = 'answers';
    await expect(detector.scan('again', true)).resolves.toMatchObject({ kind: 'clear' });
    expect(Bench.started).toHaveLength(2);
  });

  it('leave a worker its time to start, and replace one that never comes to its first text', async () => {
    Bench.mood = 'hangs';
    const detector = client(1);
    const verdict = detector.scan('hello', true);
    await vi.advanceTimersByTimeAsync(2100);
    await expect(verdict).resolves.toEqual({ kind: 'unscanned', reason: 'detector-silent' });
    await vi.advanceTimersByTimeAsync(4000);
    expect(Bench.started[0]?.isTerminated).toBe(false);
    await vi.advanceTimersByTimeAsync(2000);
    expect(Bench.started[0]?.isTerminated).toBe(true);
  });

  it('refuse a text too long to be read', async () => {
    await expect(client(1).scan('x'.repeat(2_000_001), true)).resolves.toEqual({
      kind: 'unscanned',
      reason: 'too-long',
    });
  });

  it('share what is protected with the tab, its later frames and the windows it opens, and with nobody else', async () => {
    const change: WireVaultChange = {
      protect: [{ value: 'Maria Gonzales', category: 'name', role: 'patient', before: '', after: '' }],
      release: [],
      seen: [],
    };
    const heard: string[] = [];
    const first = client(1, () => heard.push('first'));
    client(1, () => heard.push('frame'));
    client(9, () => heard.push('stranger'));
    await vi.advanceTimersByTimeAsync(0);
    first.share(change);
    client(1, () => heard.push('late frame'));
    client(2, () => heard.push('popup'), 1);
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual(['frame', 'late frame', 'popup']);
  });

  it('tell a page after a reload what stood open in a box before', async () => {
    const seen = { value: 'Maria Gonzales', category: 'name', role: 'patient', before: '', after: '' } as const;
    const first = client(1);
    await vi.advanceTimersByTimeAsync(0);
    first.share({ protect: [], release: [], seen: [seen] });
    await vi.advanceTimersByTimeAsync(0);
    wires[0]?.drop();
    const heard: string[] = [];
    const hear =
      (who: string) =>
      (change: WireVaultChange): void =>
        void heard.push(`${who} ${change.seen.map(({ value }) => value).join()}`);
    client(1, hear('reloaded'));
    client(9, hear('stranger'));
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual(['reloaded Maria Gonzales']);
  });

  it('keep what is said again once: a long life adds only new values', async () => {
    const value = { value: 'Maria Gonzales', category: 'name', role: 'patient', before: '', after: '' } as const;
    const first = client(1);
    await vi.advanceTimersByTimeAsync(0);
    for (let i = 0; i < 50; i += 1) {
      first.share({ protect: [value], release: [], seen: [] });
      first.share({ protect: [], release: ['Maria Gonzales'], seen: [], conversation: 'c1' });
      first.share({ protect: [], release: [], seen: [value] });
    }
    await vi.advanceTimersByTimeAsync(0);
    const heard: string[] = [];
    const hear = ({ protect, release, seen }: WireVaultChange): void =>
      void heard.push([protect.length, release.length, seen.length].join());
    client(1, hear);
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual(['1,0,0', '0,1,0', '0,0,1']);
    heard.length = 0;
    host = createDetectorHost(() => new Bench());
    wires[0]?.drop();
    await Promise.all([first.scan('hello', true), vi.advanceTimersByTimeAsync(10)]);
    client(1, hear);
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual(['1,0,0', '0,1,0']);
    expect(wires[2]?.posted.filter(({ t }) => t === 'vault')).toHaveLength(2);
  });

  it('remember a text that a page takes for itself', async () => {
    const first = client(1);
    await vi.advanceTimersByTimeAsync(0);
    first.taken('what a person has pasted');
    await vi.advanceTimersByTimeAsync(0);
    const heard: number[] = [];
    client(2, undefined, null, { onPast: ({ length }) => void heard.push(length) });
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual([1]);
  });

  it('tell other pages of an origin that something was entered by a person, and at once that nothing was', async () => {
    Bench.mood = 'fails';
    const heard: string[] = [];
    const hear = (who: string) => ({
      origin: who === 'stranger' ? 'https://other.example' : 'https://chat.example',
      onPast: (prints: readonly number[]) => void heard.push(`${who} ${prints.length}`),
    });
    const first = client(1, undefined, null, hear('first'));
    client(2, undefined, null, hear('second'));
    client(3, undefined, null, hear('stranger'));
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual(['first 0', 'second 0', 'stranger 0']);
    heard.length = 0;
    await Promise.all([first.scan('what a page sends', false), vi.advanceTimersByTimeAsync(10)]);
    expect(heard).toEqual([]);
    await Promise.all([first.scan('what a person has entered', true), vi.advanceTimersByTimeAsync(10)]);
    expect(heard).toEqual(['second 1']);
    client(1, undefined, null, hear('reloaded'));
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual(['second 1', 'reloaded 1']);
  });

  it('keep a release for its conversation: for a reload, and for other tabs when it has an id', async () => {
    const heard: string[] = [];
    const hear =
      (who: string) =>
      ({ release, conversation }: WireVaultChange): void =>
        void heard.push(`${who} ${release.join()} in ${conversation ?? ''}`);
    const first = client(1);
    client(1, hear('frame'));
    client(2, hear('popup'), 1);
    await vi.advanceTimersByTimeAsync(0);
    first.share({ protect: [], release: ['gonzales'], seen: [], conversation: '' });
    first.share({ protect: [], release: ['almeida'], seen: [], conversation: 'c1' });
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual(['frame gonzales in ', 'popup  in ', 'frame almeida in c1', 'popup almeida in c1']);
    heard.length = 0;
    client(1, hear('reloaded'));
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual(['reloaded almeida in c1']);
  });

  it('tell a host that has forgotten what was protected and released', async () => {
    const first = client(1);
    await vi.advanceTimersByTimeAsync(0);
    first.share({ protect: [], release: ['almeida'], seen: [], conversation: 'c1' });
    host = createDetectorHost(() => new Bench());
    wires[0]?.drop();
    await vi.advanceTimersByTimeAsync(0);
    await Promise.all([first.scan('hello', true), vi.advanceTimersByTimeAsync(10)]);
    const heard: WireVaultChange[] = [];
    client(1, (change) => void heard.push(change));
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toMatchObject([{ release: ['almeida'], conversation: 'c1' }]);
  });
});
