import { browser } from 'wxt/browser';
import type { CategoryId } from '../phi/category.ts';
import type { Role, Verdict } from '../phi/finding.ts';

/** A protected value with the words around it; see guard/value-match.ts. */
export interface WireValue {
  readonly value: string;
  readonly category: CategoryId;
  readonly role: Role;
  readonly before: string;
  readonly after: string;
}

export interface WireVaultChange {
  readonly protect: readonly WireValue[];
  readonly release: readonly string[];
  readonly seen: readonly WireValue[];
  /** The id of the conversation in which that happened; absent or '' when it had none. */
  readonly conversation?: string;
}

export type ToDetector =
  /** `isEntered`: a person entered it, and the page may keep it for later. */
  | { readonly t: 'scan'; readonly id: number; readonly text: string; readonly isEntered: boolean }
  /** Entered, but not to be read now. */
  | { readonly t: 'taken'; readonly text: string }
  | ({ readonly t: 'vault' } & WireVaultChange);

export type FromDetector =
  | { readonly t: 'verdict'; readonly id: number; readonly verdict: Verdict }
  /** Fingerprints of what was entered on the page's origin and is not known to be clear; see guard/entered.ts. */
  | { readonly t: 'past'; readonly prints: readonly number[] }
  | ({ readonly t: 'vault' } & WireVaultChange);

/** A long-lived connection; the other side is the offscreen document (Chrome, Edge) or the event page (Firefox). */
export interface Connection<Out, In> {
  post(message: Out): void;
  onMessage(listener: (message: In) => void): void;
  onDisconnect(listener: () => void): void;
}

/** The page's end of a connection. */
export interface DetectorConnection extends Connection<ToDetector, FromDetector> {
  /** The other end hears of it; `onDisconnect` here does not. */
  close(): void;
}

/** Whose page is at the other end; windows that a tab opened belong to its group. */
export interface Peer extends Connection<FromDetector, unknown> {
  readonly tabId: number;
  readonly openerTabId: number | null;
  /** Of its document, or of the page around it where it has none of its own. */
  readonly origin: string;
}

const PORT_NAME = 'detector';

/** Throws when the extension was updated or removed under the page. */
export function connectToDetector(): DetectorConnection {
  const port = browser.runtime.connect({ name: PORT_NAME });
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener((message) => listener(message as FromDetector)),
    onDisconnect: (listener) => port.onDisconnect.addListener(() => listener()),
    close: () => port.disconnect(),
  };
}

/** Must be called while the context starts, or the browser drops connections that woke it. */
export function listenForPeers(connected: (peer: Peer) => void): void {
  browser.runtime.onConnect.addListener((port) => {
    const tab = port.sender?.tab;
    if (port.name !== PORT_NAME || tab?.id === undefined) return;
    connected({
      tabId: tab.id,
      openerTabId: tab.openerTabId ?? null,
      origin: originOf(port.sender?.url) ?? originOf(port.sender?.origin) ?? originOf(tab.url) ?? '',
      post: (message) => port.postMessage(message),
      onMessage: (listener) => port.onMessage.addListener(listener),
      onDisconnect: (listener) => port.onDisconnect.addListener(() => listener()),
    });
  });
}

/** `about:`, `data:` and sandboxed documents have none. */
function originOf(address: string | undefined): string | null {
  const origin = address === undefined ? undefined : URL.parse(address)?.origin;
  return origin === undefined || origin === 'null' ? null : origin;
}

/** False in a content script whose extension was updated or removed. */
export function isExtensionAlive(): boolean {
  try {
    return browser.runtime?.id !== undefined;
  } catch {
    return false;
  }
}
