import type { UnscannedReason, Verdict } from '../phi/finding.ts';
import type { DetectorConnection, FromDetector, ToDetector, WireVaultChange } from '../platform/detector-port.ts';
import { keepLatest } from './keep-latest.ts';

export interface DetectorClientPorts {
  connect(): DetectorConnection;
  /** Makes sure that the other end exists; rejects when nobody answers. */
  ensure(): Promise<{ ready: boolean }>;
  isExtensionAlive(): boolean;
  onVault(change: WireVaultChange): void;
  /** Heard from the host; nothing is known to have been entered when no host can be reached. */
  onPast(prints: readonly number[]): void;
  readonly signal: AbortSignal;
}

export interface DetectorClient {
  /** A verdict on exactly this text; never rejects. */
  scan(text: string, isEntered: boolean): Promise<Verdict>;
  share(change: WireVaultChange): void;
  /** A person has entered it; no verdict is wanted. */
  taken(text: string): void;
  /** Connects anew: a page that was frozen hears nothing of a connection that fell meanwhile. */
  renew(): void;
}

interface Pending {
  readonly text: string;
  readonly isEntered: boolean;
  settle(verdict: Verdict): void;
  attempts: number;
}

/** A detector slower than this is not working: 2 s, and 10 ms for each 1,000 characters. */
const SILENCE_MS = 2000;
const SILENCE_MS_PER_CHAR = 0.01;
/** Longer texts would hold the worker for seconds; they are unscanned, which is never clear. */
const MOST_CHARS = 2_000_000;
const MOST_ATTEMPTS = 3;
/** Until the next attempt where nobody answered, in milliseconds. */
const RETRY_MS = 300;

/** Keeps one connection to the detector, renews it when it falls, and asks again what was not answered. */
export function createDetectorClient(ports: DetectorClientPorts): DetectorClient {
  const pending = new Map<number, Pending>();
  const shared = new Map<string, WireVaultChange>();
  let connection: DetectorConnection | null = null;
  let connecting: Promise<void> | null = null;
  let nextId = 1;
  let isPastKnown = false;
  /** Attempts to reach the host that failed, or ended before it said what was entered. */
  let misses = 0;

  async function open(): Promise<void> {
    await ports.ensure();
    const opened = ports.connect();
    connection = opened;
    opened.onMessage(receive);
    opened.onDisconnect(() => {
      if (connection === opened) connection = null;
      missed();
      if (isWanted()) void flush();
    });
    // It says that at once. Perhaps it has gone since it was made sure of.
    setTimeout(() => {
      if (connection === opened && !isPastKnown) drop();
    }, SILENCE_MS);
    // The host may be a new one that has forgotten what this tab protects.
    for (const change of shared.values()) opened.post({ t: 'vault', ...change });
  }

  function isWanted(): boolean {
    return !ports.signal.aborted && (pending.size > 0 || !isPastKnown);
  }

  function tellPast(prints: readonly number[]): void {
    isPastKnown = true;
    ports.onPast(prints);
  }

  /** Without a host there is no memory, and a page that waited for it for ever would never load. */
  function missed(): void {
    misses += 1;
    if (!isPastKnown && (misses >= MOST_ATTEMPTS || !ports.isExtensionAlive())) tellPast([]);
  }

  function receive(message: FromDetector): void {
    if (message.t === 'vault') ports.onVault(message);
    else if (message.t === 'past') tellPast(message.prints);
    else pending.get(message.id)?.settle(message.verdict);
  }

  /** Connects if need be and sends what is pending; whoever cannot be served in a few attempts is unscanned. */
  async function flush(): Promise<void> {
    try {
      if (!connection) await (connecting ??= open().finally(() => (connecting = null)));
      for (const [id, request] of pending) send(id, request);
    } catch {
      const reason: UnscannedReason = ports.isExtensionAlive() ? 'detector-unreachable' : 'extension-gone';
      for (const request of pending.values()) request.settle({ kind: 'unscanned', reason });
      missed();
      if (isWanted()) setTimeout(() => void flush(), RETRY_MS);
    }
  }

  function send(id: number, request: Pending): void {
    request.attempts += 1;
    if (request.attempts > MOST_ATTEMPTS) request.settle({ kind: 'unscanned', reason: 'detector-unreachable' });
    else connection?.post({ t: 'scan', id, text: request.text, isEntered: request.isEntered });
  }

  function scan(text: string, isEntered: boolean): Promise<Verdict> {
    if (text.length > MOST_CHARS) return Promise.resolve({ kind: 'unscanned', reason: 'too-long' });
    const id = nextId++;
    return new Promise((resolve) => {
      const limitMs = SILENCE_MS + text.length * SILENCE_MS_PER_CHAR;
      const timer = setTimeout(() => {
        settle({ kind: 'unscanned', reason: 'detector-silent' });
        // Perhaps nobody is at the other end any more: the next try shall not speak into the same void.
        drop();
      }, limitMs);
      function settle(verdict: Verdict): void {
        clearTimeout(timer);
        pending.delete(id);
        resolve(verdict);
      }
      const request: Pending = { text, isEntered, settle, attempts: 0 };
      pending.set(id, request);
      if (!connection) return void flush();
      try {
        send(id, request);
      } catch {
        // The port fell without a word; its disconnect event is on the way or was lost with the extension.
        connection = null;
        void flush();
      }
    });
  }

  function drop(): void {
    const last = connection;
    connection = null;
    last?.close();
    if (isWanted() && last) void flush();
  }

  function renew(): void {
    drop();
    void flush();
  }

  function share(change: WireVaultChange): void {
    if (change.protect.length + change.release.length > 0) keepLatest(shared, { ...change, seen: [] });
    post({ t: 'vault', ...change });
  }

  function post(message: ToDetector): void {
    try {
      connection?.post(message);
    } catch {
      connection = null;
    }
  }

  if (!ports.signal.aborted) void flush();
  return { scan, share, taken: (text) => post({ t: 'taken', text }), renew };
}
