import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { capture } from '../../src/gate/captured.ts';
import { openLine as openGateLine, type GateRuling, type Line as GateLine } from '../../src/gate/line.ts';
import {
  HANDSHAKE_OFFER,
  HANDSHAKE_READY,
  TO_GATE,
  TO_GUARD,
  type MediaQuestion,
  type Question,
  type Ruling,
  type ToGuard,
  type WireEndpoint,
} from '../../src/gate/wire.ts';
import { openLine as openGuardLine, type Line as GuardLine } from '../../src/guard/line.ts';
import { createPage, PROMPT_ENDPOINT, type Page } from '../gate/page.ts';

const ORDERS = ['the guard starts first', 'the gate starts first'] as const;

let page: Page;
/** What listens on the window, in either world. */
let listeners: { type: string; listener: EventListenerOrEventListenerObject | null }[];
let leaving: AbortController;
let heard: string[];
let asked: Question[];
let rule: (question: Question) => Ruling;
let media: MediaQuestion[];
let mediaRuling: Ruling;
let armed: (readonly WireEndpoint[])[];
let entered: boolean[];
let gate: GateLine | null;
let guard: GuardLine;

/** The guard's view of the window: the same event target, in a world that the page's scripts do not reach. */
function guardWindow(): Window {
  const { window } = page;
  return {
    document: { createElement: () => new EventTarget() },
    addEventListener(...given: Parameters<EventTarget['addEventListener']>) {
      listeners.push({ type: given[0], listener: given[1] });
      window.addEventListener(...(given as Parameters<Window['addEventListener']>));
    },
    dispatchEvent: window.dispatchEvent.bind(window),
  } as unknown as Window;
}

function startGuardLine(): GuardLine {
  return openGuardLine(guardWindow(), leaving.signal, {
    judge(question) {
      asked.push(question);
      return rule(question);
    },
    media(question) {
      media.push(question);
      return mediaRuling;
    },
    stopped: ({ reason }) => void heard.push(reason),
    reopened: () => void heard.push('reopened'),
    connected: () => void heard.push('connected'),
  });
}

function startGateLine(): GateLine | null {
  return openGateLine(capture(page.window), page.window, {
    armed: (endpoints) => void armed.push(Array.from(endpoints)),
    entered: (is) => void entered.push(is),
  });
}

function start(order: (typeof ORDERS)[number]): void {
  if (order === 'the gate starts first') gate = startGateLine();
  guard = startGuardLine();
  if (order === 'the guard starts first') gate = startGateLine();
}

function ask(later: (ruling: GateRuling) => void = () => undefined): GateRuling | 'gone' | undefined {
  const leaves = capture(page.window).list<Question['leaves'][number]>();
  leaves[0] = { text: 'SECRET', at: 'prompt' };
  return gate?.ask({ channel: 'fetch', canWait: true, purpose: 'prompt', action: 'judge', leaves }, later);
}

/** A script of the page: takes whatever node it is offered and listens on it. */
function pageListens(type: string): { caught: Event[]; overheard: string[] } {
  const caught: Event[] = [];
  const overheard: string[] = [];
  page.window.addEventListener(
    type,
    (event) => {
      caught.push(event);
      const { relatedTarget } = event as MouseEvent;
      relatedTarget?.addEventListener(TO_GUARD, (told) => void overheard.push((told as CustomEvent<string>).detail));
    },
    true,
  );
  return { caught, overheard };
}

/** A node of the page that would let everything go. */
function pageOffers(): { asked: string[] } {
  const forged = { asked: [] as string[] };
  const node = new EventTarget();
  node.addEventListener(TO_GUARD, (event) => {
    const message = JSON.parse((event as CustomEvent<string>).detail) as ToGuard;
    forged.asked.push(message.t);
    if (message.t !== 'judge') return;
    const detail = JSON.stringify({ t: 'ruling', id: message.id, ruling: { r: 'pass' } });
    node.dispatchEvent(new CustomEvent(TO_GATE, { detail }));
  });
  page.window.dispatchEvent(new page.window.MouseEvent(HANDSHAKE_OFFER, { relatedTarget: node }));
  return forged;
}

function pageSaysReady(): boolean {
  return page.window.dispatchEvent(new CustomEvent(HANDSHAKE_READY, { cancelable: true }));
}

/** `document.open()` takes every listener off the window, in both worlds. */
function reopen(): void {
  // As an option: Node overlooks a bare `true` here.
  for (const { type, listener } of listeners)
    page.window.removeEventListener(type, listener as EventListener, { capture: true });
  listeners = [];
  gate?.rearm();
}

beforeEach(() => {
  page = createPage();
  listeners = [];
  class ListedTarget extends EventTarget {
    override addEventListener(...given: Parameters<EventTarget['addEventListener']>): void {
      if ((this as EventTarget) === page.window) listeners.push({ type: given[0], listener: given[1] });
      super.addEventListener(...given);
    }
  }
  page.window.EventTarget = ListedTarget;
  vi.stubGlobal('MouseEvent', page.window.MouseEvent);
  leaving = new AbortController();
  heard = [];
  asked = [];
  armed = [];
  entered = [];
  rule = () => ({ r: 'stop' });
  media = [];
  mediaRuling = { r: 'stop' };
  gate = null;
});

afterEach(() => vi.unstubAllGlobals());

describe.each(ORDERS)('the line, when %s', (order) => {
  it('is taken once, and carries questions and rulings within one call', () => {
    start(order);
    expect(gate?.isTaken()).toBe(true);
    expect(heard).toEqual(['connected']);
    expect(ask()).toEqual({ r: 'stop' });
    rule = () => ({ r: 'rewrite', texts: ['[NAME-1]'] });
    expect(ask()).toEqual({ r: 'rewrite', texts: ['[NAME-1]'] });
    expect(asked.map(({ id, leaves }) => [id, leaves])).toEqual([
      [1, [{ text: 'SECRET', at: 'prompt' }]],
      [2, [{ text: 'SECRET', at: 'prompt' }]],
    ]);
  });

  it('carries what the gate must know', () => {
    start(order);
    guard.tell({ t: 'arm', endpoints: [PROMPT_ENDPOINT] });
    guard.tell({ t: 'entered', entered: true });
    expect(armed).toEqual([[PROMPT_ENDPOINT]]);
    expect(entered).toEqual([true]);
    gate?.report('fetch', 'too-late');
    expect(heard.at(-1)).toBe('too-late');
  });

  it('brings the ruling that a question waited for', () => {
    start(order);
    const later: GateRuling[] = [];
    rule = () => ({ r: 'wait' });
    expect(ask((ruling) => void later.push(ruling))).toEqual({ r: 'wait' });
    expect(later).toEqual([]);
    guard.tell({ t: 'ruling', id: 1, ruling: { r: 'pass' } });
    guard.tell({ t: 'ruling', id: 1, ruling: { r: 'stop' } });
    expect(later).toEqual([{ r: 'pass' }]);
  });

  it('carries questions for media, whose answer may take its time', () => {
    start(order);
    const later: boolean[] = [];
    const want = (isWaiting: boolean) =>
      gate?.askMedia('voice screen ', isWaiting ? (isAllowed) => void later.push(isAllowed) : null);
    expect([want(true), want(false)]).toEqual([false, false]);
    mediaRuling = { r: 'pass' };
    expect([want(true), want(false)]).toEqual([true, true]);
    mediaRuling = { r: 'wait' };
    expect([want(true), want(false)]).toEqual([null, false]);
    expect(media.map(({ id, kinds, canWait }) => [id, kinds, canWait]).slice(-2)).toEqual([
      [5, 'voice screen ', true],
      [6, 'voice screen ', false],
    ]);
    guard.tell({ t: 'ruling', id: 5, ruling: { r: 'pass' } });
    guard.tell({ t: 'ruling', id: 6, ruling: { r: 'pass' } });
    expect(later).toEqual([true]);
  });

  it('refuses media when nobody answers', () => {
    start(order);
    leaving.abort();
    mediaRuling = { r: 'pass' };
    expect([gate?.askMedia('voice ', () => undefined), gate?.askMedia('voice ', null)]).toEqual([false, false]);
    expect(media).toEqual([]);
  });

  it('gives nothing to a page that says it were a gate', () => {
    start(order);
    const offers = pageListens(HANDSHAKE_OFFER);
    expect(pageSaysReady()).toBe(false);
    ask();
    expect(offers).toEqual({ caught: [], overheard: [] });
    expect(heard).toEqual(['connected']);
  });

  it('takes nothing from a page that says it were the guard', () => {
    start(order);
    const { asked: forged } = pageOffers();
    expect(ask()).toEqual({ r: 'stop' });
    expect(forged).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it('shows a page no offer of a second guard', () => {
    start(order);
    const offers = pageListens(HANDSHAKE_OFFER);
    startGuardLine();
    pageSaysReady();
    expect(offers).toEqual({ caught: [], overheard: [] });
    expect(heard).toEqual(['connected']);
  });

  it('has one gate: a second one does nothing, and nobody hears of it', () => {
    start(order);
    const ready = pageListens(HANDSHAKE_READY);
    expect(startGateLine()).toBe(null);
    expect(ready.caught).toEqual([]);
    expect(heard).toEqual(['connected']);
    pageOffers();
    expect(ask()).toEqual({ r: 'stop' });
    expect(asked).toHaveLength(1);
  });

  it('stops what a guard that throws was asked about', () => {
    start(order);
    rule = () => {
      throw new Error('broken');
    };
    expect(ask()).toEqual({ r: 'stop' });
    rule = () => ({ r: 'pass' });
    expect(ask()).toEqual({ r: 'pass' });
  });

  it('tells the gate apart a guard that is gone', () => {
    start(order);
    rule = () => ({ r: 'pass' });
    leaving.abort();
    expect(ask()).toBe('gone');
    expect(asked).toEqual([]);
    expect(gate?.isTaken()).toBe(true);
    const offers = pageListens(HANDSHAKE_OFFER);
    pageSaysReady();
    pageOffers();
    expect(offers.caught).toEqual([]);
    expect(ask()).toBe('gone');
  });

  it('outlives document.open(), and is still closed to the page', () => {
    start(order);
    reopen();
    expect(heard).toEqual(['connected', 'reopened']);
    const offers = pageListens(HANDSHAKE_OFFER);
    const { asked: forged } = pageOffers();
    expect(pageSaysReady()).toBe(false);
    expect(startGateLine()).toBe(null);
    expect(ask()).toEqual({ r: 'stop' });
    expect(forged).toEqual([]);
    expect(offers.caught).toEqual([]);
  });
});

describe('a gate without a guard', () => {
  it('waits, refuses a second gate and takes the guard that comes', () => {
    gate = startGateLine();
    expect(startGateLine()).toBe(null);
    expect(gate?.isTaken()).toBe(false);
    expect(ask()).toBe('gone');
    guard = startGuardLine();
    expect(gate?.isTaken()).toBe(true);
    expect(ask()).toEqual({ r: 'stop' });
  });

  it('still takes the guard after document.open()', () => {
    gate = startGateLine();
    reopen();
    guard = startGuardLine();
    expect(heard).toEqual(['connected']);
    expect(ask()).toEqual({ r: 'stop' });
  });
});

describe('a guard without a gate', () => {
  it('offers its line again when a gate says that it is ready, until one has taken it', () => {
    const offers = pageListens(HANDSHAKE_OFFER);
    guard = startGuardLine();
    expect(offers.caught).toHaveLength(1);
    pageSaysReady();
    expect(offers.caught).toHaveLength(2);
    const { relatedTarget } = offers.caught[0] as MouseEvent;
    relatedTarget?.dispatchEvent(
      new CustomEvent(TO_GUARD, { detail: JSON.stringify({ t: 'hello' } satisfies ToGuard) }),
    );
    expect(heard).toEqual(['connected']);
    pageSaysReady();
    expect(offers.caught).toHaveLength(2);
  });
});
