import { describe, expect, it } from 'vitest';
import { startGate } from '../../src/gate/start.ts';
import type { Part } from '../../src/gate/wire.ts';
import { connectGuard, createPage, ruleByContent, type TestGuardOptions } from './page.ts';

/** Ways to another thread; the wire between is the only thing that is not real. */
function open(options: TestGuardOptions = {}) {
  const page = createPage();
  const posted: unknown[] = [];
  function post(message: unknown, second?: Transferable[] | StructuredSerializeOptions): void {
    const transfer = Array.isArray(second) ? second : second?.transfer;
    posted.push(structuredClone(message, transfer ? { transfer } : {}));
  }
  class PageWorker {
    readonly given: unknown[];
    constructor(...given: unknown[]) {
      this.given = given;
      posted.push({ made: given[0] });
    }
  }
  /** Each class has a method of its own. */
  function poster<T extends { readonly prototype: object }>(named: T): T {
    Object.defineProperty(named.prototype, 'postMessage', { value: post, configurable: true, writable: true });
    return named;
  }
  Object.assign(page.window, {
    structuredClone,
    Map,
    Set,
    Worker: poster(PageWorker),
    SharedWorker: class extends PageWorker {},
    MessagePort: poster(class extends EventTarget {}),
    ServiceWorker: poster(class extends EventTarget {}),
    BroadcastChannel: poster(class extends EventTarget {}),
  });
  startGate(page.window);
  const guard = connectGuard(page.window, { rule: ruleByContent, ...options });
  const worker = new page.window.Worker('/w.js');
  posted.length = 0;
  guard.questions.length = 0;
  return { ...page, guard, posted, worker };
}

const texts = (parts: readonly Part[] | undefined) => parts?.map(({ text }) => text);

/** Puts the page's function in the place of the platform's; gives what undoes it. */
function takeOver(owner: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name) as PropertyDescriptor;
  Object.defineProperty(owner, name, { ...before, value });
  return () => void Object.defineProperty(owner, name, before);
}

class Named extends Error {
  override readonly cause: unknown;
  constructor(cause: unknown) {
    super('failed');
    this.cause = cause;
  }
}

const CARRIERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['a string', (text) => text],
  ['an object in an array', (text) => [{ a: { b: [1, text] } }]],
  ['the name of a property', (text) => ({ a: { [text]: 1 } })],
  ['the key of a map', (text) => new Map([[{ a: text }, 1]])],
  ['the value of a map', (text) => new Map([[1, { a: text }]])],
  ['a set', (text) => new Set([[text]])],
  ['a buffer', (text) => new TextEncoder().encode(text).buffer],
  ['a view', (text) => ({ a: new DataView(new TextEncoder().encode(text).buffer) })],
  ['the message of an error', (text) => new Error(text)],
  ['the cause of an error', (text) => new Named(text)],
  ['a regular expression', (text) => new RegExp(text)],
  ['a boxed string', (text) => Object(text) as unknown],
  ['a getter', (text) => Object.defineProperty({}, 'a', { get: () => text, enumerable: true })],
  [
    'a cycle',
    (text) => {
      const ring: Record<string, unknown> = {};
      ring['a'] = [ring, text];
      return ring;
    },
  ],
];

describe('a message to another thread', () => {
  it.each(CARRIERS)('with %s is judged, lost when stopped, and else posted once as it was', (_, make) => {
    const { worker, posted, guard } = open();
    worker.postMessage(make('a SECRET'));
    expect(posted).toEqual([]);
    expect(guard.questions.map(({ channel, canWait }) => [channel, canWait])).toEqual([['message', false]]);
    expect(texts(guard.questions[0]?.parts)?.join('\n')).toContain('SECRET');
    worker.postMessage(make('clean'));
    expect(posted).toEqual([structuredClone(make('clean'))]);
  });

  it.each(['Worker', 'MessagePort', 'ServiceWorker', 'BroadcastChannel'] as const)('%s: is judged', (name) => {
    const { window, posted, guard } = open();
    const port = Object.create(window[name].prototype) as MessagePort;
    port.postMessage('SECRET');
    port.postMessage({ a: 'clean' });
    expect(posted).toEqual([{ a: 'clean' }]);
    expect(guard.questions).toHaveLength(2);
  });

  it('is never rewritten', () => {
    const { worker, posted, guard } = open();
    worker.postMessage('a DRAFT');
    expect(posted).toEqual([]);
    expect(guard.stopped).toEqual([{ t: 'stopped' }]);
  });

  it('that is a number or nothing goes at once, and every message before anything was entered', () => {
    const { worker, posted, guard } = open();
    for (const value of [null, undefined, 5, true, 5n]) worker.postMessage(value);
    expect(posted).toEqual([null, undefined, 5, true, 5n]);
    guard.tell({ t: 'entered', entered: false });
    worker.postMessage({ a: 'SECRET' });
    expect(posted).toHaveLength(6);
    expect(guard.questions).toEqual([]);
  });

  it('hands over what it transfers, in either form of the call', () => {
    const { worker, posted } = open();
    const buffers = [new TextEncoder().encode('clean').buffer, new TextEncoder().encode('clean too').buffer];
    worker.postMessage({ a: buffers[0] }, [buffers[0] as ArrayBuffer]);
    worker.postMessage({ a: buffers[1] }, { transfer: [buffers[1] as ArrayBuffer] });
    expect(posted).toEqual([
      { a: new TextEncoder().encode('clean').buffer },
      { a: new TextEncoder().encode('clean too').buffer },
    ]);
    expect(buffers.map(({ byteLength }) => byteLength)).toEqual([0, 0]);
  });

  it('gives the page the error of a value that cannot be cloned', () => {
    const { worker, posted } = open();
    expect(() => worker.postMessage({ run: () => undefined })).toThrow('could not be cloned');
    expect(posted).toEqual([]);
  });

  it('says that it could not read what goes on flowing, and what is too long', () => {
    const { worker, guard } = open();
    const stream = new ReadableStream();
    worker.postMessage({ stream }, [stream]);
    worker.postMessage(Array.from({ length: 100_001 }, (_, i) => i));
    worker.postMessage({ long: 'x'.repeat(9_000_000), after: 1 });
    const kinds = guard.questions.map(({ parts }) => parts.some(({ kind }) => kind === 'opaque'));
    expect(kinds).toEqual([true, true, true]);
  });

  it('cannot be bent by a page that replaces what reads it', () => {
    const { window, worker, posted } = open();
    let reads = 0;
    const twoFaced = Object.defineProperty({}, 'a', {
      get: () => (++reads === 1 ? 'SECRET' : 'clean'),
      enumerable: true,
    });
    const giveBack = [
      takeOver(Map.prototype, 'forEach', () => undefined),
      takeOver(Reflect, 'ownKeys', () => []),
      takeOver(Array, 'isArray', () => true),
      takeOver(WeakMap.prototype, 'get', () => true),
      takeOver(window, 'structuredClone', () => ['clean', undefined]),
    ];
    try {
      worker.postMessage(new Map([['a', 'SECRET']]));
      worker.postMessage({ a: 'SECRET' });
      worker.postMessage(twoFaced);
    } finally {
      for (const restore of giveBack) restore();
    }
    expect(posted).toEqual([]);
    expect(reads).toBe(1);
  });
});

describe('a worker', () => {
  it('whose name holds text is not made; a clean one is made with what the page gave', () => {
    const { window, posted } = open();
    expect(() => new window.Worker('/w.js', { name: 'SECRET' })).toThrow(
      expect.objectContaining({ name: 'SecurityError' }),
    );
    expect(posted).toEqual([]);
    const made = new window.SharedWorker('/w.js', { name: 'clean' }) as unknown as { given: unknown[] };
    expect(made.given).toEqual(['/w.js', { name: 'clean' }]);
    expect(made).toBeInstanceOf(window.SharedWorker);
  });

  it('whose source the page wrote is asked about, and says so where it cannot be read', () => {
    const { window, guard } = open();
    void new window.Worker('blob:https://chat.example/1');
    void new window.Worker('/w.js');
    expect(guard.questions.map(({ url, parts }) => [url, ...parts.map(({ kind }) => kind)])).toEqual([
      [null, 'opaque'],
      ['https://chat.example/w.js'],
    ]);
    expect(() => new window.Worker('/w.js?q=SECRET')).toThrow(expect.objectContaining({ name: 'SecurityError' }));
  });
});
