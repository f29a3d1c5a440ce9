/** What the tests of early frames keep in the page. */
interface Early {
  readonly window: Window & typeof globalThis;
  readonly heard: string[];
  /** From now on the page answers in the guard's place. */
  isLying: boolean;
}

declare global {
  interface Window {
    early: Early;
  }
}

/**
 * A frame whose address is set before it is put into the page keeps its first window, with every listener, for the
 * document that comes: the page can be there before gate and guard are. Runs in the page.
 * @param how how the page comes by the window
 */
export function reachFrameFirst(how: 'contentWindow' | 'index', address: 'srcdoc' | 'none'): void {
  const frame = document.createElement('iframe');
  if (address === 'srcdoc') frame.srcdoc = '<textarea></textarea>';
  document.body.append(frame);
  const inner = (how === 'index' ? window[window.length - 1] : frame.contentWindow) as Window & typeof globalThis;
  const early: Early = { window: inner, heard: [], isLying: false };
  window.early = early;
  let isMine = false;
  inner.addEventListener(
    'chaperone:offer',
    (event) => {
      const { relatedTarget: node } = event as MouseEvent;
      if (!node) return;
      const say = (type: string, message: object) => {
        isMine = true;
        node.dispatchEvent(new CustomEvent(type, { detail: JSON.stringify(message) }));
        isMine = false;
      };
      node.addEventListener('p', (told) => {
        if (early.isLying && !isMine) told.stopImmediatePropagation();
        else if (!isMine) early.heard.push(String((told as CustomEvent).detail));
      });
      node.addEventListener('g', (asked) => {
        const { t, id } = JSON.parse(String((asked as CustomEvent).detail)) as { t: string; id: number };
        if (early.isLying && (t === 'judge' || t === 'media')) say('p', { t: 'ruling', id, ruling: { r: 'pass' } });
        if (t === 'hello') setTimeout(() => say('g', { t: 'replaced' }), 500);
      });
    },
    true,
  );
}

/** Sends what stands in the frame's box, else in the page's, by the frame's own function. Runs in the page. */
export function sendFromFrame(): void {
  const { early } = window;
  early.isLying = true;
  const box = early.window.document.querySelector('textarea');
  const text = box?.value ?? document.querySelector<HTMLElement>('#prompt-textarea')?.innerText ?? '';
  void early.window.fetch('https://chatgpt.com/x', { method: 'POST', body: text }).catch(() => undefined);
}
