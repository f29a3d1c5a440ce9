import { browser, type Browser } from 'wxt/browser';

/** A long-lived connection between two contexts of the extension. */
export interface Connection<Out, In> {
  post(message: Out): void;
  onMessage(listener: (message: In) => void): void;
  onDisconnect(listener: () => void): void;
}

/** Whose page is at the other end; windows that a tab opened belong to its group. */
export interface PagePeer<Out> extends Connection<Out, unknown> {
  readonly tabId: number;
  readonly openerTabId: number | null;
  /** The page's own address, or that of the tab for a frame that has none. */
  readonly url: string | null;
}

type Port = Browser.runtime.Port;

/** Throws when the extension was updated or removed under the page. */
export function connectTo<Out, In>(name: string): Connection<Out, In> {
  return connectionOf(browser.runtime.connect({ name }));
}

/** Must be called while the context starts, or the browser drops connections that woke it. */
export function listenForPages<Out>(name: string, connected: (peer: PagePeer<Out>) => void): void {
  browser.runtime.onConnect.addListener((port) => {
    const { tab, url } = port.sender ?? {};
    if (port.name !== name || tab?.id === undefined) return;
    connected({
      ...connectionOf<Out, unknown>(port),
      tabId: tab.id,
      openerTabId: tab.openerTabId ?? null,
      url: (url !== undefined && /^https?:/.test(url) ? url : tab.url) ?? null,
    });
  });
}

function connectionOf<Out, In>(port: Port): Connection<Out, In> {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener((message) => listener(message as In)),
    onDisconnect: (listener) => port.onDisconnect.addListener(() => listener()),
  };
}
