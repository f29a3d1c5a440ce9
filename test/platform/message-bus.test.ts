import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Browser } from 'wxt/browser';
import { NoReply, onMessage, sendMessage, type Handlers } from '../../src/platform/message-bus.ts';
import { faultyMember } from '../../src/platform/message-schemas.ts';
import type { Sender } from '../../src/platform/sender.ts';

type From = Partial<Browser.runtime.MessageSender>;
type Answer = { readonly reply: unknown } | { readonly refused: string };
type Listener = (message: unknown, from: From, respond: (answer: Answer) => void) => true | undefined;

const PAGE: From = { url: 'https://chatgpt.com/c/1', tab: { id: 3 } as Browser.tabs.Tab, frameId: 0 };
let popup: From;

beforeEach(() => {
  fakeBrowser.reset();
  popup = { url: fakeBrowser.runtime.getURL('/popup.html') };
});

afterEach(() => vi.restoreAllMocks());

/** What the listener answers that the bus has put into the browser, to whomever the test says. */
async function answerTo(handlers: Handlers, message: unknown, from: From): Promise<Answer | undefined> {
  const listeners: Listener[] = [];
  const { addListener } = fakeBrowser.runtime.onMessage;
  fakeBrowser.runtime.onMessage.addListener = (listener: unknown) => void listeners.push(listener as Listener);
  try {
    onMessage(handlers);
  } finally {
    fakeBrowser.runtime.onMessage.addListener = addListener;
  }
  return await new Promise((resolve) => {
    if (listeners[0]?.(message, from, resolve) !== true) resolve(undefined);
  });
}

async function arrive(handlers: Handlers, message: unknown, from: From): Promise<unknown> {
  const answer = await answerTo(handlers, message, from);
  if (answer && 'refused' in answer) throw new Error(answer.refused);
  return answer?.reply;
}

const STORED: Handlers = { record: async () => ({ stored: true }) };
const EVENT = { channel: 'type' };

/** Joins both ends as the browser does: copies arrive. */
function join(handlers: Handlers, from: From): void {
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async (message: unknown) =>
    structuredClone(await answerTo(handlers, structuredClone(message), from)),
  );
}

describe('a message', () => {
  it('gets its reply', async () => {
    join({ 'refresh-policy': async () => ({ state: 'current', fault: null }) }, popup);
    expect(await sendMessage('refresh-policy', {})).toEqual({ state: 'current', fault: null });
  });

  it('gets the reason of a refusal', async () => {
    join({ recognised: async () => ({ injected: true }) }, popup);
    await expect(sendMessage('recognised', {})).rejects.toThrow('refused: recognised from this sender');
  });

  it('that nobody answers is an error, never an empty reply', async () => {
    join({}, popup);
    await expect(sendMessage('refresh-policy', {})).rejects.toThrow(NoReply);
  });

  it('is left to another context that handles it', async () => {
    expect(await arrive({}, { name: 'record', request: { event: EVENT } }, PAGE)).toBeUndefined();
  });
});

describe('at the door', () => {
  it.each([
    undefined,
    null,
    7,
    'record',
    {},
    { name: 'nope' },
    { name: '__proto__' },
    { name: 'constructor', request: {} },
    [],
  ])('%j is refused', async (message) => {
    await expect(arrive(STORED, message, PAGE)).rejects.toThrow('refused: not a message of this extension');
  });

  it.each([
    [undefined, 'request'],
    [{}, 'event'],
    [{ event: 'Jane Roe' }, 'event'],
    [{ event: EVENT, note: 'Jane Roe' }, 'request'],
    [{ event: EVENT, 'Jane Roe': 1 }, 'request'],
  ])('a request %j is refused by the name of its member, never its value', async (request, member) => {
    const refusal = arrive(STORED, { name: 'record', request }, PAGE);
    await expect(refusal).rejects.toThrow(new Error(`refused: record with a bad member: ${member}`));
  });

  it.each([
    ['context', { coverage: 'full' }, null],
    ['context', { coverage: 'none' }, 'coverage'],
    ['overview', { host: null }, null],
    ['overview', { host: 'chatgpt.com' }, null],
    ['overview', { host: '' }, 'host'],
    ['overview', { host: 'a'.repeat(254) }, 'host'],
    ['overview', [], 'request'],
    ['seal', {}, null],
    ['seal', { seal: 'x' }, 'request'],
  ] as const)('%s with %j: the faulty member is %j', (name, request, member) => {
    expect(faultyMember(name, request)).toBe(member);
  });

  it('pages cannot send what only the extension may, nor the other way round', async () => {
    const handlers: Handlers = { ...STORED, 'refresh-policy': async () => ({ state: 'current', fault: null }) };
    await expect(arrive(handlers, { name: 'refresh-policy', request: {} }, PAGE)).rejects.toThrow('from this sender');
    await expect(arrive(handlers, { name: 'record', request: { event: EVENT } }, popup)).rejects.toThrow(
      'from this sender',
    );
    expect(await arrive(handlers, { name: 'refresh-policy', request: {} }, popup)).toEqual({
      state: 'current',
      fault: null,
    });
  });

  it('the handler learns who sent it from the browser alone', async () => {
    const senders: Sender[] = [];
    const handlers: Handlers = {
      record: async (_, sender) => {
        senders.push(sender);
        return { stored: true };
      },
    };
    await arrive(handlers, { name: 'record', request: { event: { ...EVENT, host: 'forged.example' } } }, PAGE);
    const address = 'https://chatgpt.com/c/1';
    expect(senders).toEqual([{ tabId: 3, frameId: 0, documentId: null, host: 'chatgpt.com', address, origin: 'page' }]);
  });
});
