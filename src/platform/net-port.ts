import type { WireVaultChange } from './detector-port.ts';
import { connectTo, listenForPages, type Connection, type PagePeer } from './port.ts';

/**
 * What a guard tells the net of its page. `id` comes back with the answer that the net knows it.
 * read: a text was read. `open`: the spans in it for which a send is held, as offsets; null when there is no verdict.
 */
export type ToNet = { readonly id: number } & (
  | ({ readonly t: 'vault' } & Pick<WireVaultChange, 'protect' | 'release'>)
  | { readonly t: 'read'; readonly text: string; readonly open: readonly (readonly [number, number])[] | null }
);

export type FromNet =
  | { readonly t: 'told'; readonly id: number }
  /** A request of this group of tabs was cancelled. */
  | { readonly t: 'stopped' }
  /** This installation is not granted a net: nothing need be told. */
  | { readonly t: 'off' };

export type NetPeer = PagePeer<FromNet>;

const PORT_NAME = 'net';

/** Throws when the extension was updated or removed under the page. */
export function connectToNet(): Connection<ToNet, FromNet> {
  return connectTo(PORT_NAME);
}

/** Must be called while the background starts. */
export function listenForNetPeers(connected: (peer: NetPeer) => void): void {
  listenForPages(PORT_NAME, connected);
}
