/**
 * The protocol between the gate (MAIN world) and the guard (isolated world).
 *
 * Both sides share one detached DOM node, handed over before page code runs; nothing reaches the document and
 * nothing is broadcast. Messages are JSON strings in `CustomEvent.detail`, delivered synchronously: a page can
 * send text in the very task in which it was typed, and a gate that had to wait for a port's next task would
 * decide from an old state. A gate whose question gets no answer during dispatch knows that the guard is gone.
 */

/** The ways out of a page that the gate checks. */
export const CHANNELS = ['fetch', 'xhr', 'xhr-sync', 'websocket', 'beacon', 'form', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];

/** A request that carries a prompt or a draft, as the site's data says. */
export interface WireEndpoint {
  readonly purpose: 'prompt' | 'draft';
  readonly method: string;
  /** `{name}` matches one segment, `*` any run of characters. */
  readonly path: string;
  readonly at: readonly string[];
  readonly action: 'stop' | 'rewrite' | 'judge';
}

export interface Leaf {
  readonly text: string;
  /** prompt: at a prompt path; url: the decoded URL; opaque: bytes that could not be decoded (text is empty). */
  readonly at: 'prompt' | 'body' | 'url' | 'opaque';
}

/** One piece of what leaves, raw. */
export interface Part {
  /** text: a string, or bytes that are valid UTF-8. bytes: not UTF-8, one UTF-16 code unit (0..255) a byte. opaque: could not be read (text is ''). */
  readonly kind: 'text' | 'bytes' | 'opaque';
  readonly in: 'body' | 'field' | 'file-name' | 'file' | 'header' | 'message';
  /** Name of the form field or header; '' otherwise. */
  readonly name: string;
  readonly text: string;
}

export interface Question {
  readonly t: 'judge';
  readonly id: number;
  readonly channel: Channel;
  /** Whether the request can be delayed until a verdict is there. */
  readonly canWait: boolean;
  readonly purpose: 'prompt' | 'draft' | 'other';
  readonly action: WireEndpoint['action'];
  readonly leaves: readonly Leaf[];
}

/** `rewrite` has one string per leaf of the question, in order. */
export type Ruling =
  | { readonly r: 'pass' }
  | { readonly r: 'stop' }
  | { readonly r: 'wait' }
  | { readonly r: 'rewrite'; readonly texts: readonly string[] };

export type ToGuard =
  | { readonly t: 'hello' }
  /** `document.open()` took every listener off this window, the guard's included; only the gate notices. */
  | { readonly t: 'reopened' }
  | Question
  /** The gate stopped a request by itself: no answer in time, or what came could not be rewritten exactly. */
  | { readonly t: 'stopped'; readonly channel: Channel; readonly reason: 'no-answer' | 'too-late' | 'not-rewritable' };

export type ToGate =
  | { readonly t: 'arm'; readonly endpoints: readonly WireEndpoint[] }
  /** Whether anything was entered in this tab; until then only endpoints are checked. */
  | { readonly t: 'entered'; readonly entered: boolean }
  | { readonly t: 'ruling'; readonly id: number; readonly ruling: Ruling };

/** Sent by the guard on `window` with the shared node as `relatedTarget`; the gate takes the first one only. */
export const HANDSHAKE_OFFER = 'chaperone:offer';
/** Sent by the gate on `window` when it is ready, in case the guard ran first. */
export const HANDSHAKE_READY = 'chaperone:ready';
/** Event types on the shared node. */
export const TO_GUARD = 'g';
export const TO_GATE = 'p';

/** How long the gate holds a request that can wait before it fails it as when offline, in milliseconds. */
export const WAIT_LIMIT_MS = 300;
