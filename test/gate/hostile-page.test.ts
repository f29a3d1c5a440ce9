import { buildSync } from 'esbuild';
import { createContext, runInContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import type { PageGlobal } from '../../src/gate/captured.ts';
import { connectGuard, createPage, ruleByContent } from './page.ts';

const bundle = buildSync({
  entryPoints: ['src/gate/start.ts'],
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'gate',
  define: { 'import.meta.env.BROWSER': '"chrome"' },
}).outputFiles[0]?.text;

/** The page's script: from here on every function of the language and every accessor in reach is the page's own. */
const TAKE_OVER = `
  var seen = '';
  (() => {
    const { defineProperty, getOwnPropertyDescriptor, ownKeys } = Reflect;
    const note = (value, depth) => {
      if (typeof value === 'string') seen += '|' + value;
      else if (typeof value === 'object' && value !== null && depth > 0) for (const key in value) note(value[key], depth - 1);
    };
    const spy = () => function () {
      note(this, 3);
      for (let i = 0; i < arguments.length; i += 1) note(arguments[i], 3);
      return 'forged';
    };
    const names = ['0', '1', 'text', 'texts', 'r', 'ruling', 'then', 'value', 'done', 'get', 'set', 'body', 'method', 'length', 'parts', 'kind', 'in', 'name', 'url', 'target', 'texts'];
    const owners = [...intrinsics.values, ...hosts];
    const plans = [];
    for (const owner of owners) for (const key of ownKeys(owner)) {
      const descriptor = getOwnPropertyDescriptor(owner, key);
      if (!descriptor.configurable || key === 'constructor' || (hosts.includes(owner) && !hostNames.includes(key))) continue;
      if (typeof descriptor.value === 'function') plans.push([owner, key, { ...descriptor, value: spy() }, descriptor]);
      else if (descriptor.get) plans.push([owner, key, { ...descriptor, get: spy() }, descriptor]);
    }
    for (const name of names) plans.push([Object.prototype, name, { get: spy(), set: spy(), configurable: true, enumerable: false }, null]);
    plans.push([Object.prototype, 'toJSON', { value: spy(), configurable: true }, null]);
    for (const name of ['Promise', 'TypeError', 'URL', 'Request', 'Headers', 'Blob', 'setTimeout', 'RegExp', 'JSON', 'FormData']) {
      const before = getOwnPropertyDescriptor(window, name);
      plans.push([window, name, { value: spy(), configurable: true, writable: true }, before]);
    }
    const count = plans.length;
    // Descriptors that inherit nothing: this script must survive its own changes of Object.prototype.
    const bare = (descriptor) => descriptor && Object.assign(Object.create(null), descriptor);
    const list = plans.map(([owner, key, after, before]) => [owner, key, bare(after), bare(before)]);
    takeOver = () => {
      for (let i = 0; i < count; i += 1) defineProperty(list[i][0], list[i][1], list[i][2]);
    };
    giveBack = () => {
      for (let i = 0; i < count; i += 1) {
        const p = list[i];
        if (p[3]) defineProperty(p[0], p[1], p[3]); else delete p[0][p[1]];
      }
    };
  })();
`;

const INTRINSICS = [
  'Object',
  'Function',
  'Reflect',
  'JSON',
  'Promise',
  'String',
  'RegExp',
  'WeakMap',
  'Proxy',
  'Symbol',
  'Uint8Array',
  'TypeError',
];

let giveBack = (): void => undefined;
afterEach(() => giveBack());

function openHostile() {
  const page = createPage();
  // The platform's own fetch is no script of the page, so it touches nothing that the page replaced.
  const bodies: unknown[] = [];
  const answer = Promise.resolve(new Response('ok'));
  Object.assign(page.window, { fetch: (_: unknown, init?: RequestInit) => (bodies.push(init?.body), answer) });
  const context = createContext({
    window: page.window,
    hosts: [
      CustomEvent.prototype,
      Event.prototype,
      EventTarget.prototype,
      page.window.MouseEvent.prototype,
      URL.prototype,
      Request.prototype,
      Blob.prototype,
      FormData.prototype,
    ],
    // Without `arrayBuffer` and `decode`, through which Node (no browser) implements `Blob.text`.
    hostNames: [
      'detail',
      'dispatchEvent',
      'addEventListener',
      'stopImmediatePropagation',
      'preventDefault',
      'relatedTarget',
      'href',
      'pathname',
      'search',
      'protocol',
      'clone',
      'text',
      'forEach',
      'has',
    ],
    takeOver: () => undefined,
    giveBack: () => undefined,
  }) as { takeOver(): void; giveBack(): void; seen: string };
  for (const name of INTRINSICS) Object.assign(page.window, { [name]: runInContext(name, context) as unknown });
  const then = runInContext('Promise.prototype.then', context) as PromiseLike<unknown>['then'];
  runInContext(
    'var intrinsics = { values: [Array.prototype, String.prototype, RegExp.prototype, Promise.prototype, Map.prototype, WeakMap.prototype, Function.prototype, Uint8Array.prototype, Object.getPrototypeOf(Uint8Array.prototype), JSON, Reflect, Object, Promise, Array] };',
    context,
  );
  runInContext(`${bundle ?? ''}; gate.startGate(window);`, context);
  const guard = connectGuard(page.window, { rule: ruleByContent });
  runInContext(TAKE_OVER, context);
  giveBack = context.giveBack;
  return { page, guard, context, then, bodies };
}

/** Calls `fetch` on a page that owns everything, gives the page back, and tells what came out. */
async function fetchHostile(init: (window: PageGlobal) => RequestInit) {
  const { page, guard, context, then, bodies } = openHostile();
  const { fetch } = page.window;
  const given = init(page.window);
  context.takeOver();
  let result = 'pending';
  try {
    const settled = (how: string) => [() => (result = how), () => (result = 'failed')];
    const promise = fetch('https://chat.example/a', given);
    // The page owns `Promise[Symbol.species]` too; this test looks past it.
    void Object.defineProperty(promise, 'constructor', { value: undefined });
    Reflect.apply(then, promise, settled('sent'));
    await new Promise((resolve) => setTimeout(resolve, 30));
  } finally {
    context.giveBack();
  }
  const sent = await Promise.all(bodies.map((body) => new Response(body as BodyInit).text()));
  return { result, sent, seen: context.seen, questions: guard.questions };
}

describe('a page that replaces every prototype after the start', () => {
  it('really sees and forges what does not use captured functions', () => {
    const { context } = openHostile();
    context.takeOver();
    runInContext('var forged = JSON.stringify({ text: "SECRET" })', context);
    context.giveBack();
    expect(context.seen).toContain('SECRET');
    expect(runInContext('forged', context)).toBe('forged');
  });

  it.each([
    ['a string', (text: string) => JSON.stringify({ a: [{ b: text }], f: JSON.stringify([text]) })],
    ['a form', (text: string) => 'a=' + encodeURIComponent(text)],
    ['frames', (text: string) => JSON.stringify({ a: text }) + '\x1e'],
    ['bytes', (text: string) => new TextEncoder().encode(text)],
    ['a Blob', (text: string) => new Blob([text])],
  ])('cannot see, forge or disable the check of %s', async (_, make) => {
    const stopped = await fetchHostile(() => ({ method: 'POST', body: make('SECRET') }));
    expect(stopped).toMatchObject({ result: 'failed', sent: [] });
    expect(stopped.questions).toHaveLength(1);
    expect(stopped.seen).not.toContain('SECRET');

    const rewritten = await fetchHostile(() => ({ method: 'POST', body: make('a DRAFT') }));
    expect(rewritten.result).toBe('sent');
    const expected = await new Response(make('a [NAME_1]')).text();
    expect(decodeURIComponent(String(rewritten.sent[0]))).toBe(decodeURIComponent(expected));
    expect(rewritten.seen).not.toContain('NAME_1');
  });

  it('cannot offer a second line', async () => {
    const { page } = openHostile();
    const node = new EventTarget();
    node.addEventListener('g', (event) => {
      const { id } = JSON.parse((event as CustomEvent<string>).detail) as { id: number };
      node.dispatchEvent(new CustomEvent('p', { detail: JSON.stringify({ t: 'ruling', id, ruling: { r: 'pass' } }) }));
    });
    page.window.dispatchEvent(new page.window.MouseEvent('chaperone:offer', { relatedTarget: node }));
    await expect(page.window.fetch('/a', { method: 'POST', body: 'SECRET' })).rejects.toThrow('Failed to fetch');
  });
});
