// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPanelFrame } from '../../../src/guard/surface/panel-frame.ts';
import type { PanelFrame } from '../../../src/guard/surface/panel-frame.ts';
import type { FromPanel, ToPanel } from '../../../src/ui/model/panel.ts';
import { panelModel } from '../../ui/panel/panel-model.ts';

const panelUrl = 'chrome-extension://abcdefghijklmnop/panel.html';
const nonce = 'c3'.repeat(16);

let frame: PanelFrame;
let far: MessagePort | undefined;
let heard: ToPanel[];
let handed: { data: unknown; origin: unknown }[];
let isSeen: boolean;
let returns: number;

beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>';
  heard = [];
  handed = [];
  isSeen = true;
  returns = 0;
  far = undefined;
  // happy-dom loads no frames here and reports each one as an error.
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  // The other end is a real port; only the window between the two is stood in for, since no page is loaded here.
  const contentWindow = {
    postMessage(data: unknown, origin: unknown, [port]: MessagePort[]) {
      handed.push({ data, origin });
      far = port;
      if (port) port.onmessage = (event: MessageEvent<ToPanel>) => heard.push(event.data);
    },
  };
  vi.spyOn(HTMLIFrameElement.prototype, 'contentWindow', 'get').mockReturnValue(contentWindow as unknown as null);
  frame = createPanelFrame({
    document,
    root: document.querySelector<HTMLElement>('#root') ?? document.body,
    panelUrl,
    nonce: () => nonce,
    onChange: () => undefined,
    isSeen: () => isSeen,
    putBack: () => void (returns += 1),
  });
});

afterEach(() => {
  frame.drop();
  vi.restoreAllMocks();
});

function say(message: FromPanel): void {
  far?.postMessage(message);
}

async function open(change = {}): Promise<Promise<unknown>[]> {
  const reply = frame.show(panelModel(change), 'dark', true);
  frame.element?.dispatchEvent(new Event('load'));
  say({ t: 'ready' });
  await vi.waitFor(() => expect(heard.some(({ t }) => t === 'show')).toBe(true));
  say({ t: 'size', heightPx: 333 });
  await vi.waitFor(() => expect(frame.heightPx).toBe(333));
  return [reply];
}

describe('the panel frame', () => {
  it('hands the port to the extension’s own origin only, with the nonce of the frame’s address', async () => {
    void (await open());
    expect(handed).toEqual([{ data: nonce, origin: 'chrome-extension://abcdefghijklmnop' }]);
    expect(frame.element?.src).toBe(`${panelUrl}#${nonce}`);
  });

  it('keeps values out of the page’s document', async () => {
    void (await open());
    expect(document.documentElement.outerHTML).not.toContain('Maria');
    expect(heard).toEqual([{ t: 'show', model: panelModel(), theme: 'dark', takesFocus: true }]);
  });

  it('gives the person’s reply, clears the panel, and serves the next send with the same frame', async () => {
    const [reply] = await open();
    const element = frame.element;
    say({ t: 'reply', reply: { reply: 'deidentify', keep: [1], reason: 'emergency' } });
    expect(await reply).toEqual({ reply: 'deidentify', keep: [1], reason: 'emergency' });
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ t: 'hide' }));
    const next = frame.show(panelModel(), 'light', true);
    await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ t: 'show', theme: 'light' }));
    expect(frame.element).toBe(element);
    say({ t: 'reply', reply: { reply: 'edit' } });
    expect(await next).toEqual({ reply: 'edit' });
  });

  it('reads a reply that was not offered as edit', async () => {
    const [reply] = await open({ action: 'block' });
    say({ t: 'reply', reply: { reply: 'deidentify', keep: [], reason: null } });
    expect(await reply).toEqual({ reply: 'edit' });
  });

  it('passes on an Enter pressed in the composer', async () => {
    void (await open());
    frame.press();
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ t: 'press' }));
  });

  it('ignores a reply that comes when nothing is asked', async () => {
    const [reply] = await open();
    frame.settle({ reply: 'edit' });
    expect(await reply).toEqual({ reply: 'edit' });
    say({ t: 'reply', reply: { reply: 'override', reason: 'emergency' } });
    const next = frame.show(panelModel(), 'light', true);
    frame.drop();
    expect(await next).toEqual({ reply: 'edit', shown: false });
  });
});

describe('a panel that the page hides', () => {
  /** From here on only this test's own clock runs; messages between ports go their own way. */
  async function openWithClock(): Promise<unknown[]> {
    const [reply] = await open();
    const settled: unknown[] = [];
    void reply?.then((given) => settled.push(given));
    return settled;
  }

  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearInterval', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('is put back once a second at most, and given up after five seconds', async () => {
    const settled = await openWithClock();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(returns).toBe(0);
    isSeen = false;
    const counts: number[] = [];
    for (let second = 0; second < 5; second += 1) {
      await vi.advanceTimersByTimeAsync(1_000);
      counts.push(returns);
    }
    expect(counts).toEqual([1, 2, 3, 4, 5]);
    expect(settled).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(settled).toEqual([{ reply: 'edit', shown: 'hidden' }]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(returns).toBe(5);
  });

  it('goes on when it is seen again', async () => {
    const settled = await openWithClock();
    isSeen = false;
    await vi.advanceTimersByTimeAsync(2_000);
    isSeen = true;
    await vi.advanceTimersByTimeAsync(20_000);
    expect([settled, returns]).toEqual([[], 2]);
  });

  it('comes back in a new frame when its frame is lost', async () => {
    const settled = await openWithClock();
    const first = frame.element;
    frame.lost();
    expect(frame.isOpen).toBe(true);
    await vi.advanceTimersByTimeAsync(250);
    expect(returns).toBe(1);
    expect(frame.element).not.toBe(first);
    expect(frame.element?.isConnected).toBe(true);
    expect(settled).toEqual([]);
  });

  it('takes no answer that lets text out while it is covered, or was a moment ago', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(10_000);
    const settled = await openWithClock();
    const answer = async (reply: Extract<FromPanel, { t: 'reply' }>['reply']): Promise<number> => {
      say({ t: 'reply', reply });
      // A later message of the same port has arrived: so has this one.
      say({ t: 'size', heightPx: (height += 1) });
      await vi.waitFor(() => expect(frame.heightPx).toBe(height));
      return settled.length;
    };
    let height = 400;
    const goes = { reply: 'deidentify', keep: [], reason: null } as const;
    isSeen = false;
    expect(await answer(goes)).toBe(0);
    await vi.advanceTimersByTimeAsync(250);
    isSeen = true;
    expect(await answer(goes)).toBe(0);
    now.mockReturnValue(11_000);
    say({ t: 'reply', reply: goes });
    await vi.waitFor(() => expect(settled).toEqual([goes]));
  });

  it('is not seen either when the panel itself is told so by the browser', async () => {
    const settled = await openWithClock();
    say({ t: 'cover', isCovered: true });
    say({ t: 'size', heightPx: 401 });
    await vi.waitFor(() => expect(frame.heightPx).toBe(401));
    await vi.advanceTimersByTimeAsync(250);
    expect(returns).toBe(1);
    say({ t: 'cover', isCovered: false });
    say({ t: 'size', heightPx: 402 });
    await vi.waitFor(() => expect(frame.heightPx).toBe(402));
    await vi.advanceTimersByTimeAsync(20_000);
    expect([settled, returns]).toEqual([[], 1]);
  });

  it('can be left for the text at any time', async () => {
    const settled = await openWithClock();
    isSeen = false;
    say({ t: 'reply', reply: { reply: 'edit' } });
    await vi.waitFor(() => expect(settled).toEqual([{ reply: 'edit' }]));
  });
});
