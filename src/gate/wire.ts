/**
 * The protocol between the gate (MAIN world) and the guard (isolated world).
 *
 * Both sides share one detached DOM node, handed over before page code runs; nothing reaches the document and
 * nothing is broadcast. Messages are JSON strings in `CustomEvent.detail`, delivered synchronously: a page can
 * send text in the very task in which it was typed, and a gate that had to wait for a port's next task would
 * decide from an old state. A gate whose question gets no answer during dispatch knows that the guard is gone.
 *
 * What leaves is handed over raw. It is taken apart where the page has no hand in it (src/payload), and the gate only
 * puts the answer's texts in the place of its own.
 */

/** The ways out of a page that the gate checks. */
export const CHANNELS = [
  'fetch',
  'fetch-later',
  'xhr',
  'xhr-sync',
  'websocket',
  'beacon',
  'event-source',
  'form',
  'navigation',
  'address',
  'window',
  'ping',
  'element',
  'cookie',
  'message',
  'rtc',
  'webtransport',
  'stream',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** One piece of what leaves, raw. */
export interface Part {
  /**
   * text: a string, or bytes that are valid UTF-8. bytes: other bytes, one UTF-16 code unit each, of which the lower eight
   * bits count. opaque: what could not be read; its text is empty.
   */
  readonly kind: 'text' | 'bytes' | 'opaque';
  readonly in: 'body' | 'field' | 'file-name' | 'file' | 'header' | 'message';
  /** Of the form's field or the header, otherwise empty. */
  readonly name: string;
  readonly text: string;
}

export interface Question {
  readonly t: 'judge';
  readonly id: number;
  readonly channel: Channel;
  /** Whether the request can be delayed until a verdict is there. */
  readonly canWait: boolean;
  /** In capitals; `WS` for sockets. */
  readonly method: string;
  /** Absolute; null where there is none. */
  readonly url: string | null;
  /** False: the URL only names the endpoint, it was judged when the socket was opened. */
  readonly isUrlSent: boolean;
  readonly parts: readonly Part[];
}

/** A request of another frame, of a window that the page opened, or of a worker: the third net holds it and asks. */
export type Elsewhere = Pick<Question, 'method' | 'url' | 'parts'>;

/** `rewrite` has the URL (null: as it was) and one text for each part of the question, in order. */
export type Ruling =
  | { readonly r: 'pass' }
  | { readonly r: 'stop' }
  /** `ms`: for how long, before the gate fails it; absent, WAIT_LIMIT_MS. */
  | { readonly r: 'wait'; readonly ms?: number }
  | { readonly r: 'rewrite'; readonly url: string | null; readonly texts: readonly string[] };

/** The page wants to use media. The ruling is never `rewrite`; after `wait` it may take as long as the clinician does. */
export interface MediaQuestion {
  readonly t: 'media';
  /** Counted together with those of other questions. */
  readonly id: number;
  /** Of `voice`, `camera` and `screen`, each followed by a space. */
  readonly kinds: string;
  readonly canWait: boolean;
}

export type ToGuard =
  | { readonly t: 'hello' }
  /** Another guard has proved itself and taken the line. */
  | { readonly t: 'replaced' }
  /** `document.open()` took every listener off this window, the guard's included; only the gate notices. */
  | { readonly t: 'reopened' }
  | Question
  | MediaQuestion
  /** The gate stopped a request by itself: no answer in time, or what came could not be put back exactly. */
  | { readonly t: 'stopped' };

export type ToGate =
  /** The source of one regular expression over `METHOD /path` for the endpoints of prompts and drafts; '' for none. */
  | { readonly t: 'arm'; readonly endpoints: string }
  /** Whether anything was entered in this tab; until then only endpoints are checked. */
  | { readonly t: 'entered'; readonly entered: boolean }
  | { readonly t: 'ruling'; readonly id: number; readonly ruling: Ruling }
  /** A word that only the extension knows of this document; see `takeOffer` of the gate's line. */
  | { readonly t: 'seal'; readonly seal: string };

/** Part of the seal: a guard takes over from an older one only where both speak alike. Raise it with every change. */
export const WIRE_VERSION = 3;

/** Sent by the guard on `window` with the shared node as `relatedTarget`; the gate takes the first one only. */
export const HANDSHAKE_OFFER = 'chaperone:offer';
/** Sent by the gate on `window` when it is ready, in case the guard ran first. */
export const HANDSHAKE_READY = 'chaperone:ready';
/** Event types on the shared node. */
export const TO_GUARD = 'g';
export const TO_GATE = 'p';

/** What only text has that was written for somebody to read, escaped or not: words in a row, of twelve characters on. */
export const SENTENCE = /\S\s+\S|\w(\+|%20|%0A)\w|\\u/i;
export const SENTENCE_CHARS = 12;
/** A number as long as an identifier's, or a script that writes without spaces. */
export const LONG_NUMBER = /\d{5}|[\u2e80-\u9fff\uac00-\ud7af]{4}/;

/** Words or a long number in the query of an address. */
export const TEXT_IN_QUERY = /\?.*(\+|%20|%0A|\d{5})/;

/** How long the gate holds a request that can wait before it fails it as when offline, in milliseconds. */
export const WAIT_LIMIT_MS = 300;
