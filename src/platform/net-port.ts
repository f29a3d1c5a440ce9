import { browser, type Browser } from 'wxt/browser';
import type { Elsewhere } from '../gate/wire.ts';
import type { Connection, WireVaultChange } from './detector-port.ts';
import { sendMessage } from './message-bus.ts';

/**
 * What a guard tells the net of its page. `id` comes back with the answer that the net knows it.
 * read: a text was read. `open`: the spans in it for which a send is held, as offsets; null when there is no verdict.
 */
export type NetNote = { readonly id: number } & (
  | ({ readonly t: 'vault' } & Pick<WireVaultChange, 'protect' | 'release'>)
  | { readonly t: 'read'; readonly text: string; readonly open: readonly (readonly [number, number])[] | null }
);

/** Whether the request that was asked about may leave; after `wait` a second answer says so. */
export interface NetRuling {
  readonly t: 'ruling';
  readonly id: number;
  readonly ruling: 'pass' | 'stop' | 'wait';
}

export type ToNet = NetNote | NetRuling;

export type FromNet =
  | { readonly t: 'told'; readonly id: number }
  /** A request waits for the guard's ruling. */
  | { readonly t: 'judge'; readonly id: number; readonly request: Elsewhere }
  /** A request of this group of tabs was cancelled. */
  | { readonly t: 'stopped' };

/** One frame of a guarded page; windows that a tab opened belong to its group. */
export interface NetPeer extends Connection<FromNet, unknown> {
  readonly tabId: number;
  readonly frameId: number;
  readonly openerTabId: number | null;
  readonly host: string | null;
  /** Of its document, as it was when the guard came; null when unknown. */
  readonly address: string | null;
  close(): void;
}

const PORT_NAME = 'net';

/**
 * From a guard to the net; null when this installation is granted none. The background opens the connection: one that a
 * page opens ends in every context that listens, would carry the detector's texts to the background as well, and would
 * not fall when the background alone is ended. Rejects when the background does not answer.
 */
export function connectToNet(): Promise<Connection<ToNet, FromNet> | null> {
  const { onConnect } = browser.runtime;
  return new Promise((resolve, reject) => {
    function opened(port: Browser.runtime.Port): void {
      if (port.name !== PORT_NAME) return;
      onConnect.removeListener(opened);
      resolve(connectionOf(port));
    }
    function refused(error?: unknown): void {
      onConnect.removeListener(opened);
      if (error === undefined) resolve(null);
      else reject(error);
    }
    onConnect.addListener(opened);
    sendMessage('watch', {}).then(({ isLive }) => (isLive ? undefined : refused()), refused);
  });
}

export type NetFrame = Pick<NetPeer, 'tabId' | 'frameId' | 'host' | 'address'>;

/** From the background to a frame whose guard has asked for it. */
export async function connectToGuard(frame: NetFrame): Promise<NetPeer> {
  const { openerTabId } = await browser.tabs.get(frame.tabId);
  const port = browser.tabs.connect(frame.tabId, { name: PORT_NAME, frameId: frame.frameId });
  return { ...connectionOf(port), ...frame, openerTabId: openerTabId ?? null, close: () => port.disconnect() };
}

function connectionOf<Out, In>(port: Browser.runtime.Port): Connection<Out, In> {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener((message) => listener(message as In)),
    onDisconnect: (listener) => port.onDisconnect.addListener(() => listener()),
  };
}
