// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fingerprints } from '../../src/guard/entered.ts';
import type { Guard } from '../../src/guard/start.ts';
import type { SiteContext } from '../../src/policy/context.ts';
import { chatgpt } from '../../src/sites/builtin/chatgpt.ts';
import { at, trusted } from './person.ts';
import { body, playGate, type PlayedGate } from './played-gate.ts';
import { playGuard } from './played-guard.ts';
import { createRecordingSurface } from './recording-surface.ts';
import { scanByPattern } from './scan-by-pattern.ts';
import { siteContextFor } from './site-context-for.ts';

const KEPT = 'Summarise for the referral please: Maria Gonzales, MRN 00482913, has had a cough for weeks.';
const CLEAN = 'Which antibiotic is the usual first choice for a community acquired pneumonia in adults?';
/** Nothing that the site's data know. */
const OUTBOX = 'https://chatgpt.com/outbox';

let leaving: AbortController;
let gate: PlayedGate;
let guard: Guard;
let scanned: string[];
let taken: string[];
let unreadable: SiteContext['unreadable'];

beforeEach(() => {
  vi.useFakeTimers();
  at('/');
  leaving = new AbortController();
  scanned = [];
  taken = [];
  unreadable = 'block';
  guard = playGuard({
    surface: createRecordingSurface(),
    leaving,
    isPastUnknown: true,
    ports: {
      context: () => siteContextFor({ site: chatgpt, status: 'approved', unreadable }),
      taken: (text) => void taken.push(text),
      scan: async (text) => {
        scanned.push(text);
        return scanByPattern(text);
      },
    },
  });
  gate = playGate(window, leaving.signal);
});

afterEach(() => {
  leaving.abort();
  vi.useRealTimers();
});

function send(text: string, canWait = true) {
  return gate.ask({ url: OUTBOX, canWait, channel: canWait ? 'fetch' : 'beacon', parts: body(text) });
}

/** Bytes that may be anything: packed, encrypted. */
function sendBytes(canWait = true) {
  const parts = [{ kind: 'opaque', in: 'body', name: '', text: '' }] as const;
  return gate.ask({ url: OUTBOX, canWait, channel: canWait ? 'fetch' : 'beacon', parts });
}

async function ruledIn(milliseconds: number): Promise<unknown> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  return gate.ruled().at(-1);
}

describe('what was entered before the page came', () => {
  it('is read when the page sends it, before it is known what that was', async () => {
    expect(send(KEPT)).toMatchObject({ r: 'wait' });
    expect(await ruledIn(20)).toMatchObject({ r: 'wait' });
    guard.recall([...fingerprints(KEPT)]);
    expect(await ruledIn(20)).toEqual({ r: 'stop' });
    expect(scanned).toEqual([KEPT]);
  });

  it('is read when the page sends it later, and stopped where nothing can wait', async () => {
    guard.recall([...fingerprints(KEPT)]);
    expect(gate.isEntered()).toBe(true);
    expect(send(KEPT, false)).toEqual({ r: 'stop' });
    send(KEPT);
    expect(await ruledIn(20)).toEqual({ r: 'stop' });
  });

  it('may have been said in another tab meanwhile', async () => {
    guard.recall([]);
    expect(gate.isEntered()).toBe(false);
    guard.recall([...fingerprints(KEPT)]);
    expect(gate.isEntered()).toBe(true);
    send(KEPT);
    expect(await ruledIn(20)).toEqual({ r: 'stop' });
  });

  it('goes as it is when it is clear', async () => {
    guard.recall([...fingerprints(CLEAN)]);
    send(CLEAN);
    expect(await ruledIn(20)).toEqual({ r: 'pass' });
  });

  it('keeps nothing else back: the rest of the traffic goes at once', () => {
    guard.recall([...fingerprints(KEPT)]);
    expect(send('The page was shown to somebody in the second column of the experiment.')).toEqual({ r: 'pass' });
  });
});

describe('what cannot be read', () => {
  it('waits for the word too, and is stopped when something was entered', async () => {
    expect(sendBytes()).toMatchObject({ r: 'wait' });
    guard.recall([...fingerprints(KEPT)]);
    expect(await ruledIn(0)).toEqual({ r: 'stop' });
  });

  it('is stopped as well when something is entered here before the word', async () => {
    document.body.innerHTML = '<textarea name="prompt-textarea"></textarea>';
    expect(sendBytes()).toMatchObject({ r: 'wait' });
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', KEPT);
    const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData });
    document.querySelector('textarea')?.dispatchEvent(trusted(paste));
    guard.recall([]);
    expect(await ruledIn(0)).toEqual({ r: 'stop' });
  });

  it('goes when nothing was', async () => {
    sendBytes();
    guard.recall([]);
    expect(await ruledIn(0)).toEqual({ r: 'pass' });
  });

  it('goes at once where policy lets it go, or where nothing can wait', () => {
    expect(sendBytes(false)).toEqual({ r: 'pass' });
    unreadable = 'allow';
    expect(sendBytes()).toEqual({ r: 'pass' });
  });
});

describe('a paste that a page may take for itself', () => {
  it('is told to be remembered, before it stands in any box', () => {
    document.body.innerHTML = '<textarea name="prompt-textarea"></textarea>';
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', KEPT);
    const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData });
    document.querySelector('textarea')?.dispatchEvent(trusted(paste));
    expect(taken).toEqual([KEPT]);
  });
});

describe('a page into which nothing was entered before', () => {
  it('waits for that word with what is text, and for nothing else', async () => {
    expect(send('{"id":"4f1c","n":3}')).toEqual({ r: 'pass' });
    expect(send(CLEAN, false)).toEqual({ r: 'pass' });
    expect(send(CLEAN)).toMatchObject({ r: 'wait' });
    guard.recall([]);
    expect(await ruledIn(0)).toEqual({ r: 'pass' });
    expect(gate.isEntered()).toBe(false);
    expect(scanned).toEqual([]);
  });

  it('has time for an extension that is only starting, and none of it releases anything', async () => {
    const ruling = send(CLEAN);
    expect(ruling).toEqual({ r: 'wait', ms: 5000 });
    expect(await ruledIn(60_000)).toEqual(ruling);
    expect(gate.isEntered()).toBe(true);
  });
});
