import type { Elsewhere } from '../gate/wire.ts';
import type { Connection } from '../platform/detector-port.ts';
import type { FromNet, NetNote, NetRuling, ToNet } from '../platform/net-port.ts';

export interface NetClientPorts {
  /** Null where there is no net; rejects when nobody answers. */
  connect(): Promise<Connection<ToNet, FromNet> | null>;
  /** Rules once, at once or later, on what leaves elsewhere. */
  judge(request: Elsewhere, rule: (ruling: 'pass' | 'stop') => void): void;
  /** The net has cancelled a request of this page or of its workers. */
  stopped(): void;
  readonly signal: AbortSignal;
}

type Note = NetNote extends infer Each ? (Each extends NetNote ? Omit<Each, 'id'> : never) : never;

/** Where a value stands in a text for which a send is held; null without a verdict. */
type OpenSpans = readonly (readonly [number, number])[] | null;

/** Tells the background's net what may not leave, and rules on what it asks about. */
export interface NetClient {
  /** Connects before there is anything to tell, so that the net hears of the first word in time. */
  begin(): void;
  /** A text is being read: nothing of it leaves before `read` says what is in it. */
  entered(text: string): void;
  /** Resolves when the net knows it, or after the limit, at once where there is none: what is let go leaves after that. */
  tell(note: Note, limitMs?: number): Promise<void>;
  /** The text was read, or a new policy has changed what is open in it. */
  read(text: string, open: OpenSpans, limitMs?: number): Promise<void>;
}

/** How many texts are told again when the background was ended and has forgotten them. */
const TEXTS_AGAIN = 5;
/** A net that is slower holds no send: the gate has judged it. A send that went earlier could be lost. In milliseconds. */
const LIMIT_MS = 2_000;
/** Until the next try after a connection fell, or after nobody answered, in milliseconds. */
const FELL_MS = 100;
const SILENT_MS = 2000;

export function createNetClient({ connect, judge, stopped, signal }: NetClientPorts): NetClient {
  /** By content, and what was read by its place: a long life adds only new values. */
  const told = new Map<string, NetNote>();
  const waiting = new Map<number, () => void>();
  let connection: Connection<ToNet, FromNet> | null = null;
  let isOpening = false;
  let isOff = false;
  let lastId = 0;
  let lastText = 0;
  let latest: string | null = null;

  async function open(): Promise<void> {
    isOpening = true;
    try {
      connection = await connect();
      if (!connection) return end();
    } catch {
      // The background has not answered; if the extension was updated or removed, the page's signal says so.
      return openIn(SILENT_MS);
    } finally {
      isOpening = false;
    }
    const opened = connection;
    opened.onMessage((message) => {
      if (message.t === 'stopped') stopped();
      else if (message.t === 'judge') answer(opened, message.id, message.request);
      else waiting.get(message.id)?.();
    });
    opened.onDisconnect(() => {
      connection = null;
      openIn(FELL_MS);
    });
    for (const note of told.values()) opened.post(note);
  }

  function answer(asker: Connection<ToNet, FromNet>, id: number, request: Elsewhere): void {
    let isAnswered = false;
    const say = (ruling: NetRuling['ruling']) => {
      // Another background counts its questions anew.
      if (connection === asker) asker.post({ t: 'ruling', id, ruling });
    };
    judge(request, (ruling) => {
      isAnswered = true;
      say(ruling);
    });
    if (!isAnswered) say('wait');
  }

  /** One for all that is told of one text. */
  function placeOf(text: string): number {
    if (text !== latest) lastText += 1;
    latest = text;
    return lastText;
  }

  function openIn(delayMs: number): void {
    setTimeout(() => signal.aborted || isOpening || connection !== null || void open(), delayMs);
  }

  function end(): void {
    isOff = true;
    told.clear();
    for (const done of waiting.values()) done();
  }

  function tell(untold: Note, limitMs = LIMIT_MS): Promise<void> {
    const id = ++lastId;
    const note: NetNote = { ...untold, id };
    return new Promise((resolve) => {
      if (isOff) return resolve();
      const place = note.t === 'read' ? `${placeOf(note.text) % TEXTS_AGAIN}` : JSON.stringify(untold);
      // Told again in the order in which it was said.
      told.delete(place);
      told.set(place, note);
      const timer = setTimeout(done, limitMs);
      function done(): void {
        clearTimeout(timer);
        waiting.delete(id);
        resolve();
      }
      waiting.set(id, done);
      if (connection) connection.post(note);
      else if (!isOpening) void open();
    });
  }

  async function read(text: string, open: OpenSpans, limitMs?: number): Promise<void> {
    const known = tell({ t: 'read', text, open }, limitMs);
    if (open?.length === 0) await known;
  }

  return {
    begin() {
      if (!connection && !isOpening && !isOff) void open();
    },
    entered: (text) => void tell({ t: 'read', text, open: null }),
    tell,
    read,
  };
}
