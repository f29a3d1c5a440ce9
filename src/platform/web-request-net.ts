import { browser, type Browser } from 'wxt/browser';

/** A request as the browser shows it before it leaves. */
export interface NetRequest {
  /** -1: no tab, as of service workers and shared workers. */
  readonly tabId: number;
  /** The origin of the page or worker that asks; null for what the browser or the person asks for. */
  readonly initiator: string | null;
  readonly isTopNavigation: boolean;
  readonly url: string;
  readonly body: NetBody | null;
}

/** A form's fields, or bytes in pieces; a piece without bytes is a file, which no extension is shown. */
export interface NetBody {
  readonly formData?: Readonly<Record<string, readonly (string | ArrayBuffer)[]>> | undefined;
  readonly raw?: readonly { readonly bytes?: ArrayBuffer | undefined }[] | undefined;
}

export interface WebRequestNet {
  /** Shows every request of the browser from now on; `isStopped` decides at once, as Chromium waits for no promise. */
  watch(isStopped: (request: NetRequest) => boolean): void;
  unwatch(): void;
  /** Whether the browser honours what this extension's listener answers. */
  prove(): Promise<boolean>;
}

type Details = Browser.webRequest.OnBeforeRequestDetails & { readonly originUrl?: string };
type Answer = Browser.webRequest.BlockingResponse | undefined;
type Listener = (details: Details) => Answer;

const IS_FIREFOX = import.meta.env.BROWSER === 'firefox';
const EVERYWHERE = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'];
/**
 * The canary flies to a port of this computer on which nothing can answer: browsers refuse to connect to port 1.
 * Chromium asks the listener before it refuses. Firefox refuses first, so there it is the last port of all.
 */
const CANARY = `http://127.0.0.1:${IS_FIREFOX ? 65_535 : 1}/canary-`;

/**
 * Chromium grants blocking to what an administrator has installed. Elsewhere it takes the listeners, never calls them, and
 * logs an error; so there it is not asked.
 */
async function mayBlock(): Promise<boolean> {
  return IS_FIREFOX || (await browser.management.getSelf()).installType === 'admin';
}

export function webRequestNet(): WebRequestNet {
  let watching: Listener | null = null;
  return {
    watch(isStopped) {
      if (watching) return;
      watching = (details) => (isStopped(requestOf(details)) ? { cancel: true } : undefined);
      listen(watching, EVERYWHERE, ['blocking', 'requestBody']);
    },
    unwatch() {
      if (watching) browser.webRequest.onBeforeRequest.removeListener(watching);
      watching = null;
    },
    async prove() {
      // A word that only the listener's own answer can carry back.
      const word = crypto.randomUUID();
      const answer: Listener = ({ url }) =>
        url === CANARY + word ? { redirectUrl: `data:text/plain,${word}` } : undefined;
      try {
        if (!(await mayBlock())) return false;
        listen(answer, ['http://127.0.0.1/*'], ['blocking']);
        return (await (await fetch(CANARY + word)).text()) === word;
      } catch {
        return false;
      } finally {
        browser.webRequest.onBeforeRequest.removeListener(answer);
      }
    },
  };
}

function listen(listener: Listener, urls: string[], extra: ('blocking' | 'requestBody')[]): void {
  browser.webRequest.onBeforeRequest.addListener(listener, { urls }, extra);
}

function requestOf({ tabId, initiator, originUrl, type, url, requestBody }: Details): NetRequest {
  return {
    tabId,
    initiator: initiator ?? URL.parse(originUrl ?? '')?.origin ?? null,
    isTopNavigation: type === 'main_frame',
    url,
    body: requestBody ?? null,
  };
}
