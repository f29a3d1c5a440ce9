import { browser, type Browser } from 'wxt/browser';

/** A request as the browser shows it before it leaves. */
export interface NetRequest {
  /** -1: no tab, as of service workers and shared workers. */
  readonly tabId: number;
  /** The frame that asks, or the one that is to show the answer. */
  readonly frameId: number;
  /** The address of the page or worker that asks, in Firefox only. */
  readonly document: string | null;
  /** The origin of the page or worker that asks; null for what the browser or the person asks for. */
  readonly initiator: string | null;
  readonly isTopNavigation: boolean;
  readonly isScript: boolean;
  readonly method: string;
  readonly url: string;
  readonly body: NetBody | null;
}

/** A form's fields, or bytes in pieces; a piece without bytes is a file, which no extension is shown. */
export interface NetBody {
  readonly formData?: Readonly<Record<string, readonly (string | ArrayBuffer)[]>> | undefined;
  readonly raw?: readonly { readonly bytes?: ArrayBuffer | undefined }[] | undefined;
}

export interface WebRequestNet {
  /** Whether a request can wait for a promise: Firefox holds it, Chromium lets it go. */
  readonly canWait: boolean;
  /** Shows every request of the browser from now on. */
  watch(isStopped: (request: NetRequest) => boolean | Promise<boolean>): void;
  unwatch(): void;
  /** Whether the browser honours what this extension's listener answers. */
  prove(): Promise<boolean>;
}

type Details = Browser.webRequest.OnBeforeRequestDetails & {
  readonly originUrl?: string;
  readonly documentUrl?: string;
};
type Answer = Browser.webRequest.BlockingResponse | undefined;
type Listener = (details: Details) => Answer | Promise<Answer>;
type ChromiumListener = (details: Details) => Answer;

const IS_FIREFOX = import.meta.env.BROWSER === 'firefox';
const EVERYWHERE = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'];
/**
 * The canary flies to a port of this computer on which nothing can answer: browsers refuse to connect to port 1.
 * Chromium asks the listener before it refuses. Firefox refuses first, so there it is the last port of all.
 */
const CANARY = `http://127.0.0.1:${IS_FIREFOX ? 65_535 : 1}/canary-`;

/** A network that was opened before the first listener came does not ask it yet. */
const PROOF_DELAYS_MS = [0, 50, 200] as const;

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
    canWait: IS_FIREFOX,
    watch(isStopped) {
      if (watching) return;
      watching = (details) => {
        const stopped = isStopped(requestOf(details));
        return typeof stopped === 'boolean' ? answerOf(stopped) : stopped.then(answerOf);
      };
      listen(watching, EVERYWHERE, ['blocking', 'requestBody']);
    },
    unwatch() {
      if (watching) browser.webRequest.onBeforeRequest.removeListener(watching as ChromiumListener);
      watching = null;
    },
    async prove() {
      if (!(await mayBlock().catch(() => false))) return false;
      for (const delayMs of PROOF_DELAYS_MS) {
        await new Promise((resolve) => setTimeout(resolve, delayMs));
        if (await isAsked()) return true;
      }
      return false;
    },
  };
}

/** Whether a listener's answer decides on a request of our own. */
async function isAsked(): Promise<boolean> {
  // A word that only the listener's own answer can carry back.
  const word = crypto.randomUUID();
  const answer: Listener = ({ url }) =>
    url === CANARY + word ? { redirectUrl: `data:text/plain,${word}` } : undefined;
  try {
    listen(answer, ['http://127.0.0.1/*'], ['blocking']);
    return (await (await fetch(CANARY + word)).text()) === word;
  } catch {
    return false;
  } finally {
    browser.webRequest.onBeforeRequest.removeListener(answer as ChromiumListener);
  }
}

function answerOf(isStopped: boolean): Answer {
  return isStopped ? { cancel: true } : undefined;
}

function listen(listener: Listener, urls: string[], extra: ('blocking' | 'requestBody')[]): void {
  // The types are Chromium's, which waits for no promise.
  browser.webRequest.onBeforeRequest.addListener(listener as ChromiumListener, { urls }, extra);
}

function requestOf({
  tabId,
  frameId,
  initiator,
  originUrl,
  documentUrl,
  type,
  method,
  url,
  requestBody,
}: Details): NetRequest {
  return {
    tabId,
    frameId,
    document: documentUrl ?? null,
    initiator: initiator ?? URL.parse(originUrl ?? '')?.origin ?? null,
    isTopNavigation: type === 'main_frame',
    isScript: type === 'script',
    method,
    url,
    body: requestBody ?? null,
  };
}
