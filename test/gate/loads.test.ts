import { describe, expect, it } from 'vitest';
import { hookLoads } from '../../src/gate/loads.ts';
import { startGate } from '../../src/gate/start.ts';
import { createLoadingPage } from './loaders.ts';
import { connectGuard, gateOf, type TestGuardOptions } from './page.ts';

function open(options: TestGuardOptions = {}) {
  const page = createLoadingPage();
  startGate(page.window);
  const guard = connectGuard(page.window, {
    rule: ({ url, parts }) =>
      [url, ...parts.map(({ text }) => text)].some((text) => text?.includes('SECRET')) ? { r: 'stop' } : { r: 'pass' },
    ...options,
  });
  const bodies = () => page.sent.map(({ body }) => body);
  return { ...page, guard, bodies };
}

const NOWHERE = 'about:invalid';
const img = (text: string) => `<p>Hello</p><img alt="a > b" src="/x?q=${text}">`;
const css = (text: string) => `body { background: url(/x?q=${text}) }`;

/** How a member is used with a text; what reaches the platform in its place when it is stopped, null for no call. */
type Way = readonly [
  path: string,
  given: (text: string) => readonly unknown[],
  stopped: readonly unknown[] | null,
  channel?: string,
];

const url = (text: string) => [`/x?q=${text}`];
const WAYS: readonly Way[] = [
  ['HTMLImageElement.src', url, [NOWHERE]],
  ['HTMLImageElement.srcset', (text) => [`/b?q=${text} 1.5x`], [NOWHERE]],
  ['HTMLScriptElement.src', url, [NOWHERE]],
  ['HTMLIFrameElement.src', url, [NOWHERE]],
  ['HTMLIFrameElement.srcdoc', (text) => [img(text)], null],
  ['HTMLObjectElement.data', url, [NOWHERE]],
  ['HTMLVideoElement.poster', url, [NOWHERE]],
  ['HTMLLinkElement.href', url, [NOWHERE]],
  ['HTMLImageElement.setAttribute', (text) => ['SrcSet', `/x?q=${text} 1x`], ['SrcSet', NOWHERE]],
  ['HTMLImageElement.setAttributeNS', (text) => ['ns', 'xlink:href', `/x?q=${text}`], ['ns', 'xlink:href', NOWHERE]],
  ['HTMLElement.setAttribute', (text) => ['style', css(text)], null],
  ['CSSStyleDeclaration.cssText', (text) => [css(text)], null],
  ['CSSStyleDeclaration.setProperty', (text) => ['background', `url("/x?q=${text}")`], null],
  ['CSSStyleSheet.insertRule', (text) => [css(text)], null],
  ['CSSStyleSheet.replaceSync', (text) => [`@import "/x?q=${text}"`], null],
  ['Element.innerHTML', (text) => [img(text)], null],
  ['Element.outerHTML', (text) => [img(text)], null],
  ['Element.insertAdjacentHTML', (text) => ['beforeend', img(text)], null],
  ['Element.setHTMLUnsafe', (text) => [img(text), {}], null],
  ['ShadowRoot.innerHTML', (text) => [img(text)], null],
  ['Range.createContextualFragment', (text) => [img(text)], null],
  ['HTMLStyleElement.textContent', (text) => [css(text)], null],
  ['HTMLStyleElement.innerText', (text) => [css(text)], null],
  ['Document.write', (text) => [img(text)], null],
  ['ServiceWorkerContainer.register', url, [NOWHERE]],
  ['Audio.new', url, [NOWHERE]],
  ['Cache.add', url, [NOWHERE]],
  ['HTMLIFrameElement.name', (text) => [`note: ${text}`], null, 'message'],
  ['HTMLIFrameElement.setAttribute', (text) => ['name', `note: ${text}`], null, 'message'],
  ['HTMLIFrameElement.src', (text) => [`data:text/html,<p>${text}`], [NOWHERE], 'message'],
  ['History.pushState', (text) => [{ a: 1 }, '', `/c?q=${text}`], [{ a: 1 }, '', null], 'address'],
  ['History.replaceState', (text) => [null, '', `/c?q=${text}`], [null, '', null], 'address'],
  ['window.open', (text) => [`/x?q=${text}`, '_blank'], null, 'window'],
  ['Document.cookie', (text) => [`draft=${text}; path=/`], null, 'cookie'],
  ['CookieStore.set', (text) => ['draft', text], null, 'cookie'],
  ['CookieStore.set', (text) => [{ name: 'draft', value: text }], null, 'cookie'],
];
const JUDGED = WAYS.map(([path, given, stopped, channel]) => ({
  path,
  given,
  stopped,
  channel: channel ?? 'element',
}));
const single = (given: readonly unknown[]) => (given.length === 1 ? given[0] : given);

describe.each(JUDGED)('$path', ({ path, given, stopped, channel }) => {
  it('passes unchanged, once, asked about once', () => {
    const { use, bodies, guard } = open();
    use(path, ...given('clean'));
    expect(bodies()).toEqual([single(given('clean'))]);
    expect(guard.questions.map((question) => [question.channel, question.canWait])).toEqual([[channel, false]]);
  });

  it('is stopped', () => {
    const { use, bodies } = open();
    use(path, ...given('SECRET'));
    expect(bodies()).toEqual(stopped === null ? [] : [single(stopped)]);
  });

  it('is stopped where the guard is gone', () => {
    const { use, bodies, guard } = open();
    guard.die();
    use(path, ...given('12345'));
    expect(bodies()).toEqual(stopped === null ? [] : [single(stopped)]);
  });

  it('is left alone before anything was entered', () => {
    const { use, bodies, guard } = open({ entered: false });
    use(path, ...given('SECRET'));
    expect(bodies()).toEqual([single(given('SECRET'))]);
    expect(guard.questions).toEqual([]);
  });
});

describe('what is not asked about', () => {
  it.each([
    ['Element.innerHTML', '<p>SECRET, and <a href="/x?q=SECRET">a link</a>; the src of it = SECRET</p>'],
    ['Element.innerHTML', null],
    ['HTMLElement.textContent', 'url(/x?q=SECRET)'],
    ['HTMLAnchorElement.href', '/x?q=SECRET'],
    ['HTMLImageElement.src', 'data:image/png;base64,SECRET'],
    ['HTMLImageElement.src', '#SECRET'],
    ['History.replaceState', { text: 'SECRET' }, ''],
    ['HTMLAnchorElement.setAttribute', 'href', '/x?q=SECRET'],
    ['HTMLImageElement.setAttribute', 'alt', 'SECRET'],
    ['window.open'],
    ['CSSStyleDeclaration.setProperty', '--name', 'SECRET'],
  ])('%s(%s)', (path, ...given) => {
    const { use, bodies, guard } = open();
    use(path, ...given);
    expect(bodies()).toEqual([single(given)]);
    expect(guard.questions).toEqual([]);
  });
});

describe('values', () => {
  it('are turned into strings once', () => {
    const { use, bodies } = open();
    let count = 0;
    const changing = { toString: () => (count++ === 0 ? '/x?q=clean' : '/x?q=SECRET') };
    use('HTMLImageElement.src', changing);
    use('Element.innerHTML', { toString: () => img('SECRET') });
    expect(bodies()).toEqual(['/x?q=clean']);
  });

  it('of a type that the page is bound to stay what they are, or are not used', () => {
    const { window, use, bodies } = open();
    const { TrustedHTML } = window as unknown as { TrustedHTML: new (text: string) => object };
    const clean = new TrustedHTML(img('clean'));
    TrustedHTML.prototype.toString = () => img('clean');
    use('Element.innerHTML', clean);
    use('Element.innerHTML', new TrustedHTML(img('SECRET')));
    expect(bodies()).toHaveLength(1);
    expect(bodies()[0]).toBe(clean);
  });

  it('of a srcset are judged one by one, a cookie by its name and value', () => {
    const { use, bodies, guard } = open();
    use('HTMLImageElement.srcset', '/a?q=1,2 640w, data:image/png;base64,x 2x, /b?q=two%20words 3x');
    use('HTMLImageElement.srcset', 'data:image/png;base64,x 1x, /b?q=SECRET 2x');
    use('Document.cookie', 'note=two%20words; path=/');
    use('CookieStore.set', { name: 'note', value: 'two words', path: '/' });
    expect(bodies().slice(1)).toEqual([
      NOWHERE,
      'note=two%20words; path=/',
      { name: 'note', value: 'two words', path: '/' },
    ]);
    const [first, second, third, ...cookies] = guard.questions;
    expect([first, second, third].map((question) => new URL(question?.url ?? '').search)).toEqual([
      '?q=1,2',
      '?q=two%20words',
      '?q=SECRET',
    ]);
    expect(cookies.map(({ url, parts }) => [url, parts])).toEqual(
      ['two%20words', 'two words'].map((text) => [null, [{ kind: 'text', in: 'header', name: 'note', text }]]),
    );
  });

  it('of a cookie are those that were judged, however often they are asked for', () => {
    const { use, bodies, guard } = open();
    let reads = 0;
    const answer = () => ((reads += 1), reads <= 2 ? 'clean' : 'SECRET');
    const text = { toString: answer };
    const members = Object.defineProperties(() => undefined, {
      name: { get: answer, enumerable: true },
      value: { get: answer, enumerable: true },
    });
    use('CookieStore.set', members);
    reads = 0;
    use('CookieStore.set', text, text);
    expect(bodies()).toEqual([{ name: 'clean', value: 'clean' }, ['clean', 'clean']]);
    expect(guard.questions.map(({ parts }) => [parts[0]?.name, parts[0]?.text])).toEqual([
      ['clean', 'clean'],
      ['clean', 'clean'],
    ]);
  });

  it('of a cookie are judged without a name too', () => {
    const { use, bodies } = open();
    use('CookieStore.set', null, 'SECRET');
    use('CookieStore.set', null, 'clean');
    expect(bodies()).toEqual([['null', 'clean']]);
  });

  it('of a cookie that the platform refuses reach it as they are', () => {
    const { use, bodies } = open();
    use('CookieStore.set', { name: 'note' });
    use('CookieStore.set', 'note');
    expect(bodies()).toEqual([{ name: 'note', value: undefined }, 'note']);
  });

  it('of document.write are judged as the one text that they make', () => {
    const { use, bodies } = open();
    use('Document.write', '<img src="', '/x?q=clean', '">');
    use('Document.write', '<img src="', '/x?q=SECRET', '">');
    expect(bodies()).toEqual(['<img src="/x?q=clean">']);
  });
});

describe('several requests for a cache', () => {
  it('are read once, each; a stopped one fails, the others are what they were', () => {
    const { use, sent, guard } = open();
    const request = new Request('https://chat.example/x?q=SECRET');
    use('Cache.addAll', ['/x?q=clean', request, new URL('https://chat.example/y')]);
    const given = sent[0]?.body as Iterable<unknown>;
    expect([...given]).toEqual(['/x?q=clean', NOWHERE, 'https://chat.example/y']);
    expect(guard.questions).toHaveLength(3);
  });
});

describe('a font', () => {
  it('is judged by the addresses in its source; bytes are handed on as they are', () => {
    const { window, sent } = open();
    const { FontFace } = window as unknown as { FontFace: new (name: string, source: unknown) => unknown };
    const bytes = new Uint8Array([0, 1, 0, 0]);
    expect(() => new FontFace('a', 'url(/x?q=SECRET)')).toThrow();
    expect(() => new FontFace('b', bytes)).not.toThrow();
    expect(sent.map(({ body }) => body)).toEqual([['b', bytes]]);
  });
});

describe('the name of a window', () => {
  it('is judged with its address, unless it is one of the platform', () => {
    const { use, bodies, guard } = open();
    use('window.open', '/x', 'note: SECRET');
    use('window.open', undefined, '_SECRET');
    use('window.open', '/x', '_blank');
    expect(bodies()).toEqual([['/x', '_blank']]);
    expect(guard.questions.map(({ channel }) => channel)).toEqual(['message', 'message', 'window']);
  });
});

describe('windows', () => {
  it('are handed over when they open', () => {
    const page = createLoadingPage();
    const gate = gateOf(page.window);
    const opened: unknown[] = [];
    hookLoads(gate, (child) => opened.push(child));
    gate.entered(true);
    expect(page.use('window.open', '/x?q=one+two')).toBeNull();
    expect(opened).toEqual([]);
    const child = page.use('window.open', '/x?q=one');
    expect(opened).toEqual([child]);
    expect(child).toBe('result of open');
  });
});

describe('styles', () => {
  it('are judged where a property is assigned, and read as before', () => {
    const { window, use, bodies } = open();
    use('CSSStyleDeclaration.backgroundImage', 'url("/x?q=SECRET")');
    use('CSSStyleDeclaration.background', 'red url(/x?q=SECRET)');
    use('CSSStyleDeclaration.backgroundImage', 'url("/x?q=clean")');
    use('CSSStyleDeclaration.background-image', 'url("/x?q=SECRET")');
    use('CSSStyleDeclaration.background-image', 'url("/y?q=clean")');
    expect(bodies()).toEqual([
      ['background-image', 'url("/x?q=clean")'],
      ['background-image', 'url("/y?q=clean")'],
    ]);
    expect(new window.CSSStyleDeclaration().background).toBe('result of CSSStyleDeclaration.getPropertyValue');
  });
});

describe('a page that replaces functions after the start', () => {
  it('cannot bend the check', () => {
    const { window, use, bodies, guard } = open();
    const replaced: [object, PropertyKey, PropertyDescriptor][] = [];
    const forge = (owner: object, ...keys: PropertyKey[]) => {
      for (const key of keys) {
        const before = Object.getOwnPropertyDescriptor(owner, key);
        if (before) replaced.push([owner, key, before]);
      }
    };
    forge(RegExp.prototype, 'exec', 'test');
    forge(String.prototype, 'slice', 'indexOf', 'charCodeAt', 'toUpperCase');
    forge(URL.prototype, 'href', 'protocol', 'pathname');
    forge(Function.prototype, 'apply', 'call', 'bind');
    forge((window as unknown as { Element: { prototype: object } }).Element.prototype, 'localName');
    const defineProperty = Reflect.defineProperty;
    const calls = JUDGED.map(({ path, given }) => [path, given('SECRET')] as const);
    try {
      for (let i = 0; i < replaced.length; i += 1) {
        const [owner, key, before] = replaced[i] as (typeof replaced)[number];
        const forged = before.get ? { get: () => 'forged' } : { value: () => null };
        defineProperty(owner, key, { configurable: true, ...forged });
      }
      for (let i = 0; i < calls.length; i += 1) {
        const [path, given] = calls[i] as (typeof calls)[number];
        if (path !== 'window.open') use(path, ...given);
      }
    } finally {
      for (const [owner, key, before] of replaced) defineProperty(owner, key, before);
    }
    expect(JSON.stringify(bodies())).not.toContain('SECRET');
    expect(guard.questions.length).toBeGreaterThan(20);
  });
});
