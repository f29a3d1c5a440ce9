import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { startGate } from '../../src/gate/start.ts';
import { WAIT_LIMIT_MS, type Question, type Ruling } from '../../src/gate/wire.ts';
import { connectGuard, createPage, PROMPT_ENDPOINT, ruleByContent, type TestGuardOptions } from './page.ts';

const URL_ = 'https://chat.example/other';
const PROMPT_URL = 'https://chat.example/api/chat/7';

function open(options: TestGuardOptions = {}) {
  const page = createPage();
  startGate(page.window);
  const guard = connectGuard(page.window, { rule: ruleByContent, endpoints: PROMPT_ENDPOINT, ...options });
  return { ...page, guard, fetch: page.window.fetch };
}

function post(body: BodyInit): RequestInit {
  return { method: 'POST', body };
}

describe('a page into which nothing was entered', () => {
  it('pays nothing: the platform gets the very arguments and the page its very promise', () => {
    const { fetch, guard, lastResponse } = open({ entered: false });
    expect(fetch(URL_, post('SECRET'))).toBe(lastResponse());
    expect(guard.questions).toEqual([]);
  });

  it('is still asked about prompt endpoints', async () => {
    const { fetch, guard, sent } = open({ entered: false });
    await expect(fetch(PROMPT_URL, post('{"messages":[{"content":"SECRET"}]}'))).rejects.toThrow('Failed to fetch');
    expect(guard.questions[0]).toMatchObject({
      channel: 'fetch',
      method: 'POST',
      url: PROMPT_URL,
      parts: [{ kind: 'text', in: 'body', text: '{"messages":[{"content":"SECRET"}]}' }],
    });
    expect(sent).toEqual([]);
  });
});

describe('fetch', () => {
  it('passes a clean string at once, once, unchanged, with the promise of the platform', async () => {
    const { fetch, lastResponse, sent } = open();
    const promise = fetch(URL_, post('{"a": "clean"}'));
    expect(promise).toBe(lastResponse());
    await promise;
    expect(sent).toEqual([{ via: 'fetch', url: URL_, body: '{"a": "clean"}' }]);
  });

  it('asks about every URL, header and body, each as it will leave', async () => {
    const { fetch, guard } = open();
    await fetch('/c/abc', { headers: { 'X-Note': 'a note' } });
    await fetch(new Request(URL_, { method: 'PUT', headers: { 'x-a': '1' } }));
    expect(guard.questions).toMatchObject([
      {
        url: 'https://chat.example/c/abc',
        parts: [{ kind: 'text', in: 'header', name: 'x-note', text: 'a note' }],
      },
      {
        method: 'PUT',
        parts: [
          { in: 'body', text: '' },
          { in: 'header', name: 'x-a' },
        ],
      },
    ]);
  });

  it('sends the headers that it judged, also where they can be read but once', async () => {
    const { fetch, guard } = open();
    function* once(): Generator<[string, string]> {
      yield ['x-note', 'clean'];
    }
    await fetch('/c/abc', { headers: once() as unknown as HeadersInit });
    await expect(fetch('/c/abc', { headers: [['x-note', 'SECRET']] })).rejects.toThrow(TypeError);
    expect(guard.questions).toHaveLength(2);
  });

  const form = (text: string) => {
    const made = new FormData();
    made.append('note', text);
    made.append('file', new File(['in the file: ' + text], `about ${text}.txt`, { type: 'text/plain' }));
    return made;
  };
  const bodies: [string, (text: string) => BodyInit][] = [
    ['a string', (text) => text],
    ['JSON', (text) => JSON.stringify({ a: [text] })],
    ['a Blob', (text) => new Blob([text], { type: 'application/json' })],
    ['an ArrayBuffer', (text) => new TextEncoder().encode(text).buffer],
    ['a view', (text) => new DataView(new TextEncoder().encode('..' + text).buffer, 2)],
    ['URLSearchParams', (text) => new URLSearchParams({ q: text })],
    ['a form', form],
    ['a stream', (text) => new Blob([text]).stream()],
  ];
  it.each(bodies)('stops and rewrites %s', async (_, make) => {
    const { fetch, sent } = open();
    const send = (text: string) => fetch(URL_, { ...post(make(text)), duplex: 'half' } as RequestInit);
    await expect(send('a SECRET b')).rejects.toThrow(TypeError);
    expect(sent).toEqual([]);
    await send('a DRAFT b');
    await send('a clean b');
    const [rewritten, clean] = sent.map(({ body }) => decodeURIComponent(String(body)));
    expect(rewritten).toContain('[NAME_1]');
    expect(rewritten).not.toContain('DRAFT');
    expect(clean).toContain('clean');
  });

  it('stops and rewrites the body of a Request, which the page may use no more', async () => {
    const { fetch, sent } = open();
    const request = (text: string) => new Request(URL_, post(JSON.stringify({ a: text })));
    await expect(fetch(request('SECRET'))).rejects.toThrow(TypeError);
    await fetch(request('DRAFT'));
    const clean = request('clean');
    await fetch(clean);
    expect(clean.bodyUsed).toBe(true);
    expect(sent.map(({ body }) => body)).toEqual(['{"a":"[NAME_1]"}', '{"a":"clean"}']);
  });

  it('judges at once what the page wrote into a Request: it leaves before what is sent after it', async () => {
    const { window, fetch, sent, lastResponse } = open();
    const request = (text: string) => new window.Request(URL_, post(JSON.stringify({ a: text })));
    const texts = ['clean', 'DRAFT'];
    const going = texts.map((text) => [fetch(request(text)), lastResponse()] as const);
    for (const [given, last] of going) expect(given).toBe(last);
    await Promise.all(going.map(([given]) => given));
    await expect(fetch(request('SECRET'))).rejects.toThrow(TypeError);
    expect(sent.map(({ body }) => body).toSorted()).toEqual(['{"a":"[NAME_1]"}', '{"a":"clean"}']);
  });

  it('knows what a page wrote into a Blob, whatever else it makes meanwhile', async () => {
    const { window, fetch, sent } = open();
    const meanwhile = () => new window.Blob(['clean']);
    const type = { toString: () => (meanwhile(), 'text/plain') } as unknown as string;
    const inner = new window.Blob(['SEC', 'RET'], { type });
    expect(inner.size).toBe(6);
    expect(window.navigator.sendBeacon(URL_, new window.Blob(['a ', inner]))).toBe(false);
    expect(window.navigator.sendBeacon(URL_, new window.File(['clean'], 'note.txt'))).toBe(true);
    await expect(fetch(URL_, post(inner))).rejects.toThrow(TypeError);
    expect(sent.map(({ via }) => via)).toEqual(['beacon']);
  });

  it('asks an object with private fields, and one that is frozen, for what it holds', async () => {
    const { fetch, sent } = open();
    class Options {
      #body = 'a question';
      get body(): string {
        return this.#body;
      }
      get method(): string {
        return this.#body && 'POST';
      }
    }
    await fetch(URL_, new Options());
    await fetch(URL_, Object.freeze(post('a frozen one')));
    expect(sent.map(({ body }) => body)).toEqual(['a question', 'a frozen one']);
  });

  it('takes a Request as the second argument, too', async () => {
    const { fetch, sent } = open();
    const request = (text: string) => new Request('https://chat.example/other', post(text));
    await fetch(URL_, request('clean'));
    await expect(fetch(URL_, request('SECRET'))).rejects.toThrow(TypeError);
    expect(sent.map(({ url, body }) => [url, body])).toEqual([[URL_, 'clean']]);
  });

  it('reads and rewrites the query of a URL', async () => {
    const { fetch, guard, sent } = open();
    await expect(fetch('/suggest?q=a+SECRET')).rejects.toThrow(TypeError);
    await fetch('/suggest?q=a+DRAFT&l=en');
    expect(guard.questions[0]?.url).toBe('https://chat.example/suggest?q=a+SECRET');
    expect(sent[0]?.url).toBe('https://chat.example/suggest?q=a+%5BNAME_1%5D&l=en');
  });

  it('hands over bytes that are no text one by one, and calls what is too long opaque', async () => {
    const { fetch, guard } = open();
    await fetch(URL_, post(new Uint8Array([0x1f, 0x8b, 0xff, 0])));
    await fetch(URL_, post('x'.repeat(8 * 1024 * 1024 + 1)));
    await fetch(URL_, post(new Uint8Array(1024 * 1024 + 1).fill(255)));
    expect(guard.questions.map(({ parts }) => parts)).toEqual([
      [{ kind: 'bytes', in: 'body', name: '', text: '\x1f\uf78b\uf7ff\0' }],
      [{ kind: 'opaque', in: 'body', name: '', text: '' }],
      [{ kind: 'opaque', in: 'body', name: '', text: '' }],
    ]);
  });

  it('stops what cannot be rewritten exactly, and says so', async () => {
    const other = (question: Question): Ruling => ({
      r: 'rewrite',
      url: null,
      texts: question.parts.map(({ text }) => text + '!'),
    });
    const { fetch, guard, sent } = open({ rule: other });
    await expect(fetch(URL_, post(new Uint8Array([255, 254, 253])))).rejects.toThrow(TypeError);
    await expect(fetch(URL_, { headers: { 'x-a': '1' } })).rejects.toThrow(TypeError);
    expect(guard.stopped).toEqual([{ t: 'stopped' }, { t: 'stopped' }]);
    expect(sent).toEqual([]);
  });

  it('stops when a rewrite has too few texts or texts that are none', async () => {
    for (const texts of [[], ['x', 'y'], [7]] as unknown as string[][]) {
      const { fetch, sent } = open({ rule: () => ({ r: 'rewrite', url: null, texts }) });
      await expect(fetch(URL_, post('["a","b"]'))).rejects.toThrow(TypeError);
      expect(sent).toEqual([]);
    }
  });

  it('sends what it judged when an argument answers differently each time', async () => {
    const { fetch, sent } = open();
    let reads = 0;
    const init = {
      method: 'POST',
      get body() {
        reads += 1;
        return reads === 1 ? 'clean' : 'SECRET';
      },
    };
    let urls = 0;
    const url = { toString: () => ((urls += 1), urls === 1 ? URL_ : URL_ + '?q=SECRET') };
    await fetch(url as unknown as URL, init);
    expect(sent).toEqual([{ via: 'fetch', url: URL_, body: 'clean' }]);
  });

  it('rejects what the platform would reject', async () => {
    const { fetch } = open();
    await expect(fetch('http://:bad', post('x'))).rejects.toThrow(TypeError);
    await expect(fetch(URL_, { method: 'GET', body: 'x' })).rejects.toThrow(TypeError);
    await expect((fetch as (...given: unknown[]) => Promise<Response>)()).rejects.toThrow();
  });
});

describe('waiting', () => {
  const wait = (): Ruling => ({ r: 'wait' });
  const idOf = (questions: Question[]) => questions.at(-1)?.id ?? -1;

  it('holds until the ruling, then sends the body as it was at the call', async () => {
    const { fetch, guard, sent } = open({ rule: wait });
    const bytes = new TextEncoder().encode('as it was');
    const headers = new Headers({ 'x-a': '1' });
    const promise = fetch(URL_, { ...post(bytes), headers });
    bytes.fill(65);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(sent).toEqual([]);
    guard.tell({ t: 'ruling', id: idOf(guard.questions), ruling: { r: 'pass' } });
    await promise;
    expect(sent).toEqual([{ via: 'fetch', url: URL_, body: 'as it was' }]);
  });

  it('rewrites when the later ruling says so', async () => {
    const { fetch, guard, sent } = open({ rule: wait });
    const promise = fetch(URL_, post('{"a":"x y"}'));
    guard.tell({ t: 'ruling', id: idOf(guard.questions), ruling: { r: 'rewrite', url: null, texts: ['{"a":"z"}'] } });
    await promise;
    expect(sent[0]?.body).toBe('{"a":"z"}');
  });

  it('fails as when offline after the limit, and a ruling that comes later releases nothing', async () => {
    const { fetch, guard, sent } = open({ rule: wait });
    const start = performance.now();
    await expect(fetch(URL_, post('text'))).rejects.toThrow('Failed to fetch');
    expect(performance.now() - start).toBeGreaterThan(WAIT_LIMIT_MS - 20);
    guard.tell({ t: 'ruling', id: idOf(guard.questions), ruling: { r: 'pass' } });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(sent).toEqual([]);
    expect(guard.stopped).toEqual([{ t: 'stopped' }]);
  });

  it('waits for as long as the ruling says', async () => {
    const { fetch, guard, sent } = open({ rule: () => ({ r: 'wait', ms: WAIT_LIMIT_MS + 200 }) });
    const promise = fetch(URL_, post('text'));
    await new Promise((resolve) => setTimeout(resolve, WAIT_LIMIT_MS + 50));
    guard.tell({ t: 'ruling', id: idOf(guard.questions), ruling: { r: 'pass' } });
    await promise;
    expect(sent).toHaveLength(1);
    await expect(fetch(URL_, post('text'))).rejects.toThrow('Failed to fetch');
  });

  it('sends a request with the referrer that it was held with, its body rewritten or not', async () => {
    const page = createPage();
    const requests: Request[] = [];
    Object.assign(page.window, {
      fetch(...given: ConstructorParameters<typeof Request>) {
        requests.push(new Request(...given));
        return Promise.resolve(new Response('ok'));
      },
    });
    startGate(page.window);
    const guard = connectGuard(page.window, { rule: wait });
    const from = { referrer: 'https://chat.example/c/own', referrerPolicy: 'no-referrer-when-downgrade' } as const;
    const given = [
      [URL_, { ...post('a'), ...from }],
      [new Request(URL_, post('a')), from],
    ] as const;
    for (const text of ['a', 'b'])
      for (const [input, init] of given) {
        const answer = page.window.fetch(input instanceof Request ? input.clone() : input, init);
        await new Promise((resolve) => setTimeout(resolve, 5));
        const { id = -1, parts = [] } = guard.questions.at(-1) ?? {};
        const texts = parts.map((part) => (part.in === 'body' ? text : part.text));
        guard.tell({ t: 'ruling', id, ruling: { r: 'rewrite', url: null, texts } });
        await answer;
      }
    expect(requests.map(({ referrer, referrerPolicy }) => ({ referrer, referrerPolicy }))).toEqual([
      from,
      from,
      from,
      from,
    ]);
    expect(await Promise.all(requests.map((request) => request.text()))).toEqual(['a', 'a', 'b', 'b']);
  });

  it('listens to the signal no longer than it holds', async () => {
    const page = createPage();
    const signals: AbortSignal[] = [];
    class PageRequest extends Request {
      constructor(...given: ConstructorParameters<typeof Request>) {
        super(...given);
        signals.push(this.signal);
      }
    }
    Object.assign(page.window, { Request: PageRequest });
    startGate(page.window);
    const guard = connectGuard(page.window, { rule: wait });
    const heard = () => signals.flatMap((signal) => getEventListeners(signal, 'abort'));
    const promise = page.window.fetch(URL_, { ...post('text'), signal: new AbortController().signal });
    const [listener] = heard();
    expect(listener).toBeDefined();
    guard.tell({ t: 'ruling', id: idOf(guard.questions), ruling: { r: 'pass' } });
    await promise;
    expect(heard()).not.toContain(listener);
  });

  it('sends nothing that it could not take over', async () => {
    const { fetch, guard, sent } = open({ rule: wait });
    let reads = 0;
    const init = {
      ...post('text'),
      get mode(): RequestMode {
        reads += 1;
        if (reads > 1) return 'cors';
        throw new RangeError('the page is at fault');
      },
    };
    await expect(fetch(URL_, init)).rejects.toThrow(RangeError);
    guard.tell({ t: 'ruling', id: idOf(guard.questions), ruling: { r: 'pass' } });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(sent).toEqual([]);
  });

  it('can be aborted', async () => {
    const { fetch, guard, sent } = open({ rule: wait });
    const abort = new AbortController();
    const promise = fetch(URL_, { ...post('text'), signal: abort.signal });
    abort.abort(new Error('the page changed its mind'));
    await expect(promise).rejects.toThrow('the page changed its mind');
    guard.tell({ t: 'ruling', id: idOf(guard.questions), ruling: { r: 'pass' } });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(sent).toEqual([]);
  });
});
