import { capture, type PageGlobal } from '../../src/gate/captured.ts';
import { createCheck } from '../../src/gate/check.ts';
import type { Gate } from '../../src/gate/gate.ts';
import {
  HANDSHAKE_OFFER,
  HANDSHAKE_READY,
  TO_GATE,
  TO_GUARD,
  type Question,
  type Ruling,
  type ToGate,
  type ToGuard,
} from '../../src/gate/wire.ts';

/** What left the page, in order. */
export interface Sent {
  readonly via: string;
  readonly url: string;
  readonly body: unknown;
}

export interface Page {
  readonly window: PageGlobal;
  readonly sent: Sent[];
  /** The promise that the platform's own `fetch` gave last. */
  lastResponse(): Promise<Response> | null;
}

/** One for all windows: a getter of one works on the events of every other. */
class PageMouseEvent extends Event {
  #related: EventTarget | null;
  constructor(type: string, init: { relatedTarget: EventTarget }) {
    super(type);
    this.#related = init.relatedTarget;
  }
  get relatedTarget(): EventTarget | null {
    return this.#related;
  }
}

/**
 * A window for the gate: Node's own fetch classes, text decoders and event targets, and recording stand-ins for what
 * Node lacks. The network is the only thing that is not real.
 */
export function createPage(): Page {
  const sent: Sent[] = [];
  let last: Promise<Response> | null = null;
  let frames = 0;

  class PageXhr extends EventTarget {
    #url = '';
    #isAsync = true;
    #state = 0;
    status = -1;
    get readyState(): number {
      return this.#state;
    }
    get responseText(): string {
      return '';
    }
    overrideMimeType(): void {}
    setRequestHeader(name: string, value: string): void {
      sent.push({ via: 'header', url: this.#url, body: `${name}: ${value}` });
    }
    open(_method: string, url: string, isAsync = true): void {
      this.#url = url;
      this.#isAsync = isAsync;
      this.#state = 1;
    }
    send(body?: unknown): void {
      if (this.#state !== 1) throw new DOMException('not opened', 'InvalidStateError');
      const isNetwork = !/^(?:about|blob):/.test(this.#url);
      if (isNetwork) sent.push({ via: 'xhr', url: this.#url, body });
      if (!this.#isAsync && !isNetwork) throw new DOMException('no such object', 'NetworkError');
      queueMicrotask(() => this.#finish(isNetwork ? 'load' : 'error', isNetwork ? 200 : 0));
    }
    abort(): void {
      if (this.#state === 1) this.#finish('abort', 0);
    }
    #finish(type: string, status: number): void {
      if (this.#state === 4) return;
      this.#state = 4;
      this.status = status;
      this.dispatchEvent(new Event(type));
      this.dispatchEvent(new Event('loadend'));
    }
  }

  class PageSocket extends EventTarget {
    static readonly OPEN = 1;
    state = 1;
    #url: string;
    constructor(url: string) {
      super();
      this.#url = url;
      sent.push({ via: 'socket-open', url, body: null });
    }
    get url(): string {
      return this.#url;
    }
    get readyState(): number {
      return this.state;
    }
    send(body: unknown): void {
      if (this.state === 0) throw new DOMException('still connecting', 'InvalidStateError');
      sent.push({ via: 'socket', url: this.#url, body });
    }
    close(...given: unknown[]): void {
      sent.push({ via: 'socket-close', url: this.#url, body: given });
    }
  }

  class PageNavigator {
    sendBeacon(url: string, body: unknown): boolean {
      sent.push({ via: 'beacon', url, body });
      return true;
    }
  }

  class PageForm extends EventTarget {
    readonly fields: Record<string, string>;
    constructor(fields: Record<string, string>) {
      super();
      this.fields = fields;
    }
    get action(): string {
      return 'https://chat.example/form';
    }
    get method(): string {
      return 'post';
    }
    submit(): void {
      sent.push({ via: 'form', url: this.action, body: { ...this.fields } });
    }
  }

  class PageDestination {
    #url: string;
    constructor(url: string) {
      this.#url = url;
    }
    get url(): string {
      return this.#url;
    }
    get sameDocument(): boolean {
      return this.#url.endsWith('#same');
    }
  }

  class PageNavigateEvent extends Event {
    #destination: PageDestination;
    #form: FormData | null;
    constructor(url: string, form: FormData | null) {
      super('navigate', { cancelable: true });
      this.#destination = new PageDestination(url);
      this.#form = form;
    }
    get destination(): PageDestination {
      return this.#destination;
    }
    get formData(): FormData | null {
      return this.#form;
    }
  }

  class PageDocument {
    open(): void {
      sent.push({ via: 'document-open', url: '', body: null });
    }
    write(): void {}
    writeln(): void {}
  }

  /** What is inserted is a frame, and `window[0]` its window. */
  class PageNode extends EventTarget {
    appendChild(frame: { readonly contentWindow: PageGlobal }): void {
      Object.assign(window, { [frames]: frame.contentWindow });
      frames += 1;
    }
  }

  class PageFormData extends FormData {
    constructor(form?: PageForm) {
      super();
      for (const [name, value] of Object.entries(form?.fields ?? {})) this.append(name, value);
    }
  }

  const own = {
    ...pick([
      'Reflect',
      'Function',
      'Object',
      'Promise',
      'TypeError',
      'DOMException',
      'URL',
      'Request',
      'Response',
      'Blob',
      'File',
    ]),
    ...pick([
      'URLSearchParams',
      'Uint8Array',
      'CustomEvent',
      'Event',
      'EventTarget',
      'WeakMap',
      'RegExp',
      'Symbol',
      'TextDecoder',
    ]),
    ...pick(['TextEncoder', 'Proxy', 'JSON', 'Array', 'Headers', 'String', 'ArrayBuffer', 'DataView']),
    ...pick(['AbortSignal', 'ReadableStream', 'SharedArrayBuffer', 'setTimeout']),
    FormData: PageFormData,
    MouseEvent: PageMouseEvent,
    XMLHttpRequest: PageXhr,
    WebSocket: PageSocket,
    Navigator: PageNavigator,
    HTMLFormElement: PageForm,
    NavigateEvent: PageNavigateEvent,
    NavigationDestination: PageDestination,
    navigation: new EventTarget(),
    Document: PageDocument,
    Node: PageNode,
    fetchLater: (url: string, init?: RequestInit) => void sent.push({ via: 'later', url, body: init?.body }),
    navigator: new PageNavigator(),
    location: { href: 'https://chat.example/c/1' },
    fetch(input: RequestInfo | URL, ...[init]: [RequestInit?]): Promise<Response> {
      last = (async () => {
        const request = new Request(typeof input === 'string' ? new URL(input, 'https://chat.example/') : input, init);
        request.signal.throwIfAborted();
        sent.push({ via: 'fetch', url: request.url, body: await request.text() });
        return new Response('ok');
      })();
      return last;
    },
  };
  const window = Object.assign(new EventTarget(), own) as unknown as PageGlobal;
  Object.defineProperty(window, 'length', { get: () => frames });
  return { window, sent, lastResponse: () => last };
}

/** What hooks get, without a guard. */
export function gateOf(global: PageGlobal): Gate {
  const native = capture(global);
  return { ...native, ...createCheck(native, () => null), pageWindow: global, isAdopted: false };
}

function pick(names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, (globalThis as unknown as Record<string, unknown>)[name]]));
}

export interface TestGuard {
  readonly questions: Question[];
  readonly stopped: ToGuard[];
  tell(message: ToGate): void;
  offer(): void;
  /** From now on nobody answers. */
  die(): void;
}

export interface TestGuardOptions {
  readonly rule?: (question: Question) => Ruling;
  readonly endpoints?: string;
  readonly entered?: boolean;
}

/** The other end of the line. Uses functions captured now, because a hostile page replaces them later. */
export function connectGuard(window: PageGlobal, options: TestGuardOptions = {}): TestGuard {
  const native = capture(window);
  const { parse, stringify } = JSON;
  const node = new EventTarget();
  const questions: Question[] = [];
  const stopped: ToGuard[] = [];
  const add = (to: unknown[], item: unknown) =>
    native.defineProperty(to, to.length, { value: item, writable: true, enumerable: true, configurable: true });
  let isAlive = true;

  function tell(message: ToGate): void {
    native.dispatch(node, new native.make.CustomEvent(TO_GATE, { detail: stringify(message) }));
  }
  function offer(): void {
    native.dispatch(window, new window.MouseEvent(HANDSHAKE_OFFER, { relatedTarget: node }));
  }
  native.listen(
    node,
    TO_GUARD,
    (event) => {
      if (!isAlive) return;
      const message = parse(native.CustomEvent.detail(event as CustomEvent) as string) as ToGuard;
      if (message.t === 'hello') {
        tell({ t: 'arm', endpoints: options.endpoints ?? '' });
        tell({ t: 'entered', entered: options.entered ?? true });
      } else if (message.t === 'judge') {
        // Without a URL and parts: the gate wants to know whether anyone is there.
        if (message.url !== null || message.parts.length > 0) add(questions, message);
        tell({ t: 'ruling', id: message.id, ruling: options.rule ? options.rule(message) : { r: 'pass' } });
      } else add(stopped, message);
    },
    false,
  );
  native.listen(window, HANDSHAKE_READY, offer, true);
  offer();
  return {
    questions,
    stopped,
    tell,
    offer,
    die() {
      isAlive = false;
    },
  };
}

/** Stops what holds SECRET, rewrites DRAFT, lets everything else go. */
export function ruleByContent({ url, parts }: Question): Ruling {
  const all = [url ?? '', ...parts.map(({ text }) => text)].join('\n');
  if (all.includes('SECRET')) return { r: 'stop' };
  if (!all.includes('DRAFT')) return { r: 'pass' };
  return {
    r: 'rewrite',
    url: url?.includes('DRAFT') ? url.replaceAll('DRAFT', '%5BNAME_1%5D') : null,
    texts: parts.map(({ text }) => text.replaceAll('DRAFT', '[NAME_1]')),
  };
}

/** As the guard arms the gate: a regular expression over method and path. */
export const PROMPT_ENDPOINT = '^POST /api/chat/[^/]+$';
