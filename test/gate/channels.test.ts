import { describe, expect, it } from 'vitest';
import { startGate } from '../../src/gate/start.ts';
import type { Question, Ruling } from '../../src/gate/wire.ts';
import { connectGuard, createPage, ruleByContent, type TestGuardOptions } from './page.ts';

function open(options: TestGuardOptions = {}) {
  const page = createPage();
  startGate(page.window);
  const guard = connectGuard(page.window, { rule: ruleByContent, ...options });
  return { ...page, guard };
}

/** Waits for what holds LATER, otherwise by content. */
function ruleLater(question: Question): Ruling {
  return question.parts.some(({ text }) => text.includes('LATER')) ? { r: 'wait' } : ruleByContent(question);
}

const tick = (ms = 5) => new Promise((resolve) => setTimeout(resolve, ms));

describe('XMLHttpRequest', () => {
  function send(window: ReturnType<typeof createPage>['window'], body: unknown, isAsync = true) {
    const request = new window.XMLHttpRequest();
    const events: string[] = [];
    for (const type of ['load', 'error', 'abort', 'loadend']) request.addEventListener(type, () => events.push(type));
    request.open('POST', '/x', isAsync);
    request.send(body as XMLHttpRequestBodyInit);
    return { request, events };
  }

  it('passes, rewrites and stops asynchronous requests', async () => {
    const { window, sent } = open();
    const clean = send(window, '{"a":"clean"}');
    send(window, '{"a":"DRAFT"}');
    const stopped = send(window, '{"a":"SECRET"}');
    const blob = send(window, new Blob(['SECRET']));
    await tick();
    expect(sent.map(({ body }) => body)).toEqual(['{"a":"clean"}', '{"a":"[NAME_1]"}']);
    expect(clean.events).toEqual(['load', 'loadend']);
    for (const { request, events } of [stopped, blob]) {
      expect(events).toEqual(['error', 'loadend']);
      expect(request.status).toBe(0);
    }
  });

  it('judges the headers that a page sets', async () => {
    const { window, sent, guard } = open();
    for (const value of ['clean', 'SECRET', 'DRAFT']) {
      const request = new window.XMLHttpRequest();
      request.open('GET', '/x');
      request.setRequestHeader('x-note', value);
      request.send();
    }
    expect(sent.filter(({ via }) => via === 'xhr')).toHaveLength(1);
    expect(guard.questions[0]?.parts).toEqual([{ kind: 'text', in: 'header', name: 'x-note', text: 'clean' }]);
    expect(guard.stopped).toEqual([{ t: 'stopped' }]);
  });

  it('does not send what the function of another frame has opened, once something was entered', async () => {
    const page = createPage();
    const { open: foreign } = page.window.XMLHttpRequest.prototype;
    startGate(page.window);
    const guard = connectGuard(page.window, { entered: false });
    for (const entered of [false, true]) {
      guard.tell({ t: 'entered', entered });
      const request = new page.window.XMLHttpRequest();
      Reflect.apply(foreign, request, ['POST', '/x']);
      request.send(`entered: ${entered}`);
    }
    await tick();
    expect(page.sent.map(({ body }) => body)).toEqual(['entered: false']);
  });

  it('throws for a stopped synchronous request, and never waits', () => {
    const { window, sent, guard } = open({ rule: ruleLater });
    for (const text of ['SECRET', 'LATER']) {
      expect(() => send(window, text, false)).toThrow(expect.objectContaining({ name: 'NetworkError' }));
    }
    expect(guard.questions.map(({ channel, canWait }) => [channel, canWait])).toEqual([
      ['xhr-sync', false],
      ['xhr-sync', false],
    ]);
    send(window, 'clean', false);
    expect(sent.map(({ body }) => body)).toEqual(['clean']);
  });

  it('holds, then sends; a second send or an abort behaves as if it were under way', async () => {
    const { window, sent, guard } = open({ rule: ruleLater });
    const held = send(window, 'LATER one');
    expect(() => held.request.send('x')).toThrow(expect.objectContaining({ name: 'InvalidStateError' }));
    guard.tell({ t: 'ruling', id: 1, ruling: { r: 'pass' } });
    const aborted = send(window, 'LATER two');
    aborted.request.abort();
    guard.tell({ t: 'ruling', id: 2, ruling: { r: 'pass' } });
    const reopened = send(window, 'LATER three');
    reopened.request.open('POST', '/y');
    guard.tell({ t: 'ruling', id: 3, ruling: { r: 'pass' } });
    await tick();
    expect(aborted.events).toEqual(['abort', 'loadend']);
    expect(sent.map(({ body }) => body)).toEqual(['LATER one']);
  });

  it('sends another body after one that could not be read', () => {
    const { window, sent } = open();
    const request = new window.XMLHttpRequest();
    request.open('POST', '/x');
    const unreadable = {
      toString(): string {
        throw new RangeError('the page is at fault');
      },
    };
    expect(() => request.send(unreadable as unknown as string)).toThrow(RangeError);
    request.send('clean');
    expect(sent.map(({ body }) => body)).toEqual(['clean']);
  });
});

describe('WebSocket', () => {
  it('leaves out what is stopped and keeps the order of the rest, closing last', async () => {
    const { window, sent, guard } = open({ rule: ruleLater });
    const socket = new window.WebSocket('wss://chat.example/ws');
    socket.send('{"a":"one"}');
    socket.send('LATER two');
    socket.send('SECRET');
    socket.send(new Blob(['DRAFT four']));
    socket.send(new TextEncoder().encode('five'));
    socket.close();
    await tick();
    expect(sent.map(({ via }) => via)).toEqual(['socket-open', 'socket']);
    const held = guard.questions.find(({ parts }) => parts[0]?.text === 'LATER two');
    guard.tell({ t: 'ruling', id: held?.id ?? -1, ruling: { r: 'pass' } });
    const messages = sent.filter(({ via }) => via === 'socket').map(({ body }) => body);
    const read = await Promise.all(messages.map((body) => new Response(body as BodyInit).text()));
    expect(read).toEqual(['{"a":"one"}', 'LATER two', '[NAME_1] four', 'five']);
    expect(sent.at(-1)?.via).toBe('socket-close');
  });

  it('goes on with the rest in order when the platform refuses a message', () => {
    const page = createPage();
    const { send } = page.window.WebSocket.prototype;
    page.window.WebSocket.prototype.send = function (this: WebSocket, body: string): void {
      if (body === 'too much') throw new DOMException('the buffer is full', 'OperationError');
      Reflect.apply(send, this, [body]);
    };
    startGate(page.window);
    const guard = connectGuard(page.window, { rule: ruleLater });
    const socket = new page.window.WebSocket('wss://chat.example/ws');
    expect(() => socket.send('too much')).toThrow('the buffer is full');
    socket.send('one');
    for (const text of ['LATER two', 'too much', 'three']) socket.send(text);
    socket.close();
    const held = guard.questions.find(({ parts }) => parts[0]?.text === 'LATER two');
    guard.tell({ t: 'ruling', id: held?.id ?? -1, ruling: { r: 'pass' } });
    expect(page.sent.slice(1).map(({ body }) => body)).toEqual(['one', 'LATER two', 'three', []]);
  });

  it('closes without a reason that may not leave', () => {
    const { window, sent, guard } = open();
    const socket = new window.WebSocket('wss://chat.example/ws');
    socket.close(1000, 'clean');
    socket.close(3000, 'SECRET');
    expect(sent.filter(({ via }) => via === 'socket-close').map(({ body }) => body)).toEqual([[1000, 'clean'], [3000]]);
    expect(guard.questions.at(-1)?.parts).toEqual([{ kind: 'text', in: 'message', name: '', text: 'SECRET' }]);
  });

  it('throws for a socket that is not open, and stops nothing behind it', () => {
    const { window, sent } = open();
    const socket = new window.WebSocket('wss://chat.example/ws');
    Object.assign(socket, { state: 0 });
    expect(() => socket.send('SECRET')).toThrow(expect.objectContaining({ name: 'InvalidStateError' }));
    Object.assign(socket, { state: 1 });
    socket.send('clean');
    expect(sent.at(-1)?.body).toBe('clean');
  });

  it('judges the URL of a new socket and stays the class that it was', () => {
    const { window, sent } = open();
    class Own extends window.WebSocket {}
    const socket = new Own('wss://chat.example/ws?q=DRAFT+x');
    expect(socket).toBeInstanceOf(window.WebSocket);
    expect(new window.WebSocket('wss://chat.example/').constructor).toBe(window.WebSocket);
    expect(window.WebSocket.OPEN).toBe(1);
    expect(sent[0]?.url).toBe('wss://chat.example/ws?q=%5BNAME_1%5D+x');
    const refusal = expect.objectContaining({ name: 'SecurityError' }) as Error;
    expect(() => new window.WebSocket('wss://chat.example/ws?q=SECRET')).toThrow(refusal);
    expect(() => new window.WebSocket('wss://chat.example/ws', ['a', 'SECRET'])).toThrow(refusal);
    expect(() => new window.WebSocket('wss://chat.example/ws', 'SECRET')).toThrow(refusal);
  });
});

describe('sendBeacon', () => {
  it('passes, rewrites, stops, and never waits', () => {
    const { window, sent, guard } = open({ rule: ruleLater });
    const beacon = (data: BodyInit) => window.navigator.sendBeacon('/b', data);
    expect([beacon('clean'), beacon('a DRAFT'), beacon('SECRET'), beacon('LATER')]).toEqual([true, true, false, false]);
    expect(sent.map(({ body }) => body)).toEqual(['clean', 'a [NAME_1]']);
    // Without a way to read a Blob at once it is opaque, not clear.
    beacon(new Blob(['SECRET']));
    expect(guard.questions.at(-1)?.parts).toEqual([{ kind: 'opaque', in: 'body', name: '', text: '' }]);
  });
});

describe('forms', () => {
  it('submits a form or not at all', () => {
    const { window, sent, guard } = open();
    const Form = window.HTMLFormElement as unknown as new (fields: Record<string, string>) => HTMLFormElement;
    for (const note of ['clean', 'SECRET', 'DRAFT']) new Form({ note }).submit();
    expect(sent.map(({ body }) => body)).toEqual([{ note: 'clean' }]);
    expect(guard.stopped).toEqual([{ t: 'stopped' }]);
  });
});

describe('submit events', () => {
  it('are cancelled for text that may not leave, unless the page has cancelled them itself', () => {
    const { window, guard } = open();
    function submit(note: string, isCancelled = false): boolean {
      // Node's events do not bubble: the window itself is the form that the event comes from.
      Object.assign(window, { fields: { note } });
      const event = new Event('submit', { cancelable: true });
      if (isCancelled) event.preventDefault();
      return window.dispatchEvent(event);
    }
    expect([submit('clean'), submit('SECRET'), submit('DRAFT')]).toEqual([true, false, false]);
    submit('SECRET', true);
    expect(guard.questions).toHaveLength(3);
  });
});

describe('navigation', () => {
  it('is cancelled for text that may not leave', () => {
    const { window, guard } = open();
    const Navigate = window.NavigateEvent as unknown as new (url: string, form: FormData | null) => Event;
    const go = (url: string, form: FormData | null = null) => window.navigation.dispatchEvent(new Navigate(url, form));
    const form = new FormData();
    form.append('note', 'SECRET');
    const draft = new FormData();
    draft.append('note', 'DRAFT');
    expect(go('https://chat.example/form', draft)).toBe(false);
    expect(go('https://other.example/?q=SECRET')).toBe(false);
    expect(go('https://other.example/?q=DRAFT')).toBe(false);
    expect(go('https://chat.example/form', form)).toBe(false);
    expect(go('https://other.example/?q=clean')).toBe(true);
    expect(go('https://chat.example/?q=SECRET#same')).toBe(true);
    expect(guard.questions.map(({ channel }) => channel)).toEqual([
      'form',
      'navigation',
      'navigation',
      'form',
      'navigation',
    ]);
  });
});

describe('fetchLater', () => {
  it('passes, rewrites or throws, and calls the body of a Request opaque', () => {
    const { window, sent, guard } = open();
    const { fetchLater } = window as unknown as { fetchLater: (input: RequestInfo, init?: RequestInit) => void };
    fetchLater('/l', { method: 'POST', body: 'clean' });
    fetchLater('/l', { method: 'POST', body: 'DRAFT' });
    expect(() => fetchLater('/l', { method: 'POST', body: 'SECRET' })).toThrow('Failed to fetch');
    expect(sent.map(({ body }) => body)).toEqual(['clean', '[NAME_1]']);
    fetchLater(new Request('https://chat.example/l', { method: 'POST', body: 'x' }));
    expect(guard.questions.at(-1)?.parts).toContainEqual({ kind: 'opaque', in: 'body', name: '', text: '' });
  });
});

describe('document.open()', () => {
  it('tells the guard, which loses its listeners without notice', () => {
    const { window, guard, sent } = open();
    new window.Document().open();
    expect(sent.map(({ via }) => via)).toEqual(['document-open']);
    expect(guard.stopped).toEqual([{ t: 'reopened' }]);
  });
});
