import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { capture } from '../../src/gate/captured.ts';
import { askedAbout, openLine as openGateLine, type Line as GateLine } from '../../src/gate/line.ts';
import {
  HANDSHAKE_OFFER,
  HANDSHAKE_READY,
  TO_GATE,
  TO_GUARD,
  type Part,
  type MediaQuestion,
  type Question,
  type Ruling,
  type ToGuard,
} from '../../src/gate/wire.ts';
import { openLine as openGuardLine, type OpenLine as GuardLine } from '../../src/guard/line.ts';
import { createPage, PROMPT_ENDPOINT, type Page } from '../gate/page.ts';

const SECRET: Part = { kind: 'text', in: 'body', name: '', text: 'say "SECRET"' };
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
let armed: string[];
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
      // Without a URL and parts: the gate wants to know whether anyone is there.
      if (question.parts.length > 0) asked.push(question);
      return rule(question);
    },
    media(question) {
      media.push(question);
      return mediaRuling;
    },
    stopped: () => void heard.push('stopped'),
    reopened: () => void heard.push('reopened'),
    replaced: () => void heard.push('replaced'),
    connected: () => void heard.push('connected'),
  });
}

function startGateLine(): GateLine | null {
  const handlers = {
    armed: (endpoints: string) => void armed.push(endpoints),
    entered: (is: boolean) => void entered.push(is),
  };
  return openGateLine(capture(page.window), page.window, handlers, () => undefined);
}

function start(order: (typeof ORDERS)[number]): void {
  if (order === 'the gate starts first') gate = startGateLine();
  guard = startGuardLine();
  if (order === 'the guard starts first') gate = startGateLine();
}

function ask(later: (ruling: unknown) => void = () => undefined): unknown {
  const parts = capture(page.window).bareList<Part>();
  parts[0] = SECRET;
  return gate?.ask(askedAbout('fetch', 'POST', 'https://chat.example/a', true, parts, true), later);
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
    expect(heard).toEqual(['connected']);
    expect(ask()).toEqual({ r: 'stop' });
    rule = () => ({ r: 'rewrite', url: null, texts: ['[NAME-1]'] });
    expect(ask()).toEqual({ r: 'rewrite', url: null, texts: ['[NAME-1]'] });
    const url = 'https://chat.example/a';
    const question = { t: 'judge', channel: 'fetch', canWait: true, method: 'POST', url, isUrlSent: true } as const;
    expect(asked).toEqual([
      { ...question, id: 1, parts: [SECRET] },
      { ...question, id: 2, parts: [SECRET] },
    ]);
  });

  it('carries what the gate must know', () => {
    start(order);
    guard.tell({ t: 'arm', endpoints: PROMPT_ENDPOINT });
    guard.tell({ t: 'entered', entered: true });
    expect(armed).toEqual([PROMPT_ENDPOINT]);
    expect(entered).toEqual([true]);
    gate?.report();
    expect(heard.at(-1)).toBe('stopped');
  });

  it('brings the ruling that a question waited for', () => {
    start(order);
    const later: unknown[] = [];
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
    expect(ask()).toBe(undefined);
    expect(asked).toEqual([]);
    expect(gate?.isOrphan()).toBe(true);
    const { asked: forged } = pageOffers();
    expect(startGateLine()).toBe(null);
    expect(ask()).toBe(undefined);
    expect(forged).toEqual([]);
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
    expect(gate?.isOrphan()).toBe(false);
    expect(ask()).toBe(undefined);
    guard = startGuardLine();
    expect(gate?.isOrphan()).toBe(false);
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

describe.each(['the old guard is gone', 'the old guard still answers'])(
  'a guard that comes with an update, when %s',
  (how) => {
    beforeEach(() => {
      start('the gate starts first');
      guard.seal('document-1');
      if (how === 'the old guard is gone') {
        leaving.abort();
        leaving = new AbortController();
      }
      heard = [];
    });

    it('takes the line when it knows the seal, and the old one is told to end', () => {
      const asksOfOld = asked;
      asked = [];
      const next = startGuardLine();
      expect(heard).toEqual([]);
      next.seal('document-1');
      expect(heard).toEqual(how === 'the old guard is gone' ? ['connected'] : ['replaced', 'connected']);
      rule = () => ({ r: 'pass' });
      expect(ask()).toEqual({ r: 'pass' });
      expect(asked).toHaveLength(1);
      expect(asksOfOld).toEqual([]);
      guard.tell({ t: 'entered', entered: true });
      expect(entered).toEqual([]);
      next.tell({ t: 'entered', entered: true });
      expect(entered).toEqual([true]);
    });

    it('does not take it with the seal of another document, or of another version of the line', () => {
      startGuardLine().seal('document-2');
      expect(heard).toEqual([]);
      const node = new EventTarget();
      page.window.dispatchEvent(new page.window.MouseEvent(HANDSHAKE_OFFER, { relatedTarget: node }));
      for (const seal of ['document-1', '0 document-1', undefined, ''])
        node.dispatchEvent(new CustomEvent(TO_GATE, { detail: JSON.stringify({ t: 'seal', seal }) }));
      expect(heard).toEqual([]);
      expect(ask()).toEqual(how === 'the old guard is gone' ? undefined : { r: 'stop' });
    });

    it('says the seal to nobody but the gate', () => {
      const offers = pageListens(HANDSHAKE_OFFER);
      startGuardLine().seal('document-1');
      expect(offers).toEqual({ caught: [], overheard: [] });
    });
  },
);

describe('a gate that was never given a seal', () => {
  it('keeps its line, whatever is said to it', () => {
    start('the gate starts first');
    leaving.abort();
    leaving = new AbortController();
    heard = [];
    startGuardLine().seal('');
    const node = new EventTarget();
    page.window.dispatchEvent(new page.window.MouseEvent(HANDSHAKE_OFFER, { relatedTarget: node }));
    for (const seal of [null, undefined, ''])
      node.dispatchEvent(new CustomEvent(TO_GATE, { detail: JSON.stringify({ t: 'seal', seal }) }));
    expect(heard).toEqual([]);
    expect(ask()).toBe(undefined);
  });
});
