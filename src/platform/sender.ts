import { browser, type Browser } from 'wxt/browser';

/** Who sent a message, as the browser says it; nothing here comes from the message itself. */
export interface Sender {
  readonly tabId: number | null;
  readonly frameId: number | null;
  readonly documentId: string | null;
  /** The host of the sending frame, as in `URL.hostname`; null when there is none. */
  readonly host: string | null;
  /** The address of the sending document; null when there is none. */
  readonly address: string | null;
  readonly origin: 'page' | 'extension';
}

function hostOf(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const { protocol, hostname, origin } = new URL(address);
  if (protocol === 'http:' || protocol === 'https:') return hostname;
  // blob:https://host/... has the origin of its maker; about:, data: and sandboxed frames have "null".
  return origin === 'null' || origin === address ? null : hostOf(origin);
}

/** A frame without an origin of its own (about:blank, srcdoc, data:, sandboxed) answers for the page around it. */
export function senderOf(sender: Browser.runtime.MessageSender): Sender {
  const ours = browser.runtime.getURL('/').replace(/\/$/, '');
  return {
    tabId: sender.tab?.id ?? null,
    frameId: sender.frameId ?? null,
    documentId: sender.documentId ?? null,
    host: hostOf(sender.url) ?? hostOf(sender.origin) ?? hostOf(sender.tab?.url),
    address: sender.url ?? null,
    origin:
      sender.url?.startsWith(`${ours}/`) === true || (sender.url === undefined && sender.tab === undefined)
        ? 'extension'
        : 'page',
  };
}
