/** Embeds the extension's own pages, talks to them as the guard does, and fetches its files. Runs in the page. */
export function embedExtension(): void {
  const { hostile } = window;
  const { extensionUrl } = hostile;
  if (extensionUrl === '') return;
  const nonce = '0123456789abcdef'.repeat(2);
  const pages = [
    `panel.html#${nonce}`,
    'panel.html',
    'stopped.html?site=chatgpt.com',
    'popup.html',
    'dashboard.html',
    'offscreen.html',
  ];
  for (const page of pages) {
    const frame = document.createElement('iframe');
    frame.className = 'mine';
    frame.src = `${extensionUrl}${page}`;
    frame.style.cssText = 'width:200px;height:80px';
    frame.addEventListener('load', () => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => hostile.learn('messages', `${page} ${JSON.stringify(data)}`);
      frame.contentWindow?.postMessage(nonce, '*', [port2]);
    });
    document.body.append(frame);
  }
  const files = [
    'manifest.json',
    'managed.json',
    'guard.js',
    'content-scripts/gate.js',
    'sites/chatgpt.js',
    'background.js',
    'panel.html',
    'stopped.html',
    'dashboard.html',
    'lexicon/words.bin',
    'model/tagger.bin',
  ];
  for (const file of files)
    void fetch(`${extensionUrl}${file}`)
      .then((response) => response.text())
      .then(
        (text) => hostile.learn('resources', `${file} ${text.slice(0, 200)}`),
        () => undefined,
      );
  const { chrome } = window as unknown as {
    chrome?: { runtime?: { sendMessage?(id: string, message: unknown, hear: (answer: unknown) => void): void } };
  };
  try {
    chrome?.runtime?.sendMessage?.(new URL(extensionUrl).hostname, { type: 'overview', data: {} }, (answer) =>
      hostile.learn('messages', `runtime ${JSON.stringify(answer)}`),
    );
  } catch {
    // No line to the extension is what there should be.
  }
}

/** Takes away every element that is none of the page's own, as long as it is told to. Runs in the page. */
export function removeStrangers(): void {
  const mine = new WeakSet<Node>(document.querySelectorAll('*'));
  window.hostile.rounds.push(() => {
    for (const element of document.querySelectorAll('*'))
      if (!mine.has(element) && !element.classList.contains('mine')) element.remove();
  });
}

/** What a page does to have a held text sent after all: gestures of its own, and requests. Runs in the page. */
export function forgeSends(): void {
  window.hostile.rounds.push(() => {
    const box = document.querySelector<HTMLElement>('#prompt-textarea');
    if (!box) return;
    const init = { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, cancelable: true, composed: true };
    for (const type of ['keydown', 'keypress', 'keyup']) box.dispatchEvent(new KeyboardEvent(type, init));
    document.querySelector<HTMLElement>('#send')?.click();
    window.sendNow(box.innerText);
    void fetch('/x', { method: 'POST', body: box.innerText }).catch(() => undefined);
    navigator.sendBeacon('/x', box.innerText);
    new Image().src = `/x?${encodeURIComponent(box.innerText)}`;
  });
}
