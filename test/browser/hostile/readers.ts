/** Reads what a page can see of its own document. Runs in the page. */
export function readDocument(): void {
  const { hostile } = window;
  const mine = new WeakSet<Node>(document.querySelectorAll('*'));
  const attributes = (element: Element) =>
    [...element.attributes].map(({ name, value }) => `${name}=${value}`).join(' ');

  new MutationObserver((changes) => {
    for (const { addedNodes, target, attributeName } of changes) {
      for (const node of addedNodes)
        if (!mine.has(node))
          hostile.learn(
            'nodes',
            `${node.nodeName} ${node.textContent} ${node instanceof Element ? node.outerHTML : ''}`,
          );
      if (attributeName !== null && target instanceof Element)
        hostile.learn('nodes', `${target.nodeName} ${attributes(target)}`);
    }
  }).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });

  hostile.rounds.push(() => {
    for (const element of document.querySelectorAll('*')) {
      if (mine.has(element)) continue;
      const inside = element.shadowRoot?.textContent ?? '';
      hostile.learn(
        'tree',
        `${element.nodeName} ${attributes(element)} ${inside} ${getComputedStyle(element).cssText.length}`,
      );
    }
    hostile.learn('tree', document.documentElement.innerText);
    for (const sheet of [...document.adoptedStyleSheets, ...document.styleSheets])
      for (const rule of sheet.cssRules) hostile.learn('styles', rule.cssText);
    CSS.highlights.forEach((highlight, name) => {
      hostile.learn('highlights', `${name} ${[...highlight].map(String).join('|')}`);
    });
    for (const entry of performance.getEntries()) hostile.learn('timeline', `${entry.entryType} ${entry.name}`);
    hostile.learn('frames', `${window.length} frames, active ${document.activeElement?.nodeName}`);
    for (const frame of document.querySelectorAll('iframe')) hostile.learn('frames', frame.src);
    for (let index = 0; index < window.length; index += 1) hostile.learn('frames', addressOf(window[index]));
    hostile.learn('selection', String(getSelection()));
  });

  function addressOf(frame: Window | undefined): string {
    try {
      return `${frame?.location.href} ${frame?.document.body.innerText}`;
    } catch {
      return 'another origin';
    }
  }
}

/** Words that stand in nothing of the page's own: what `window.find` finds of them the extension has put there. */
export function findWords(words: readonly string[]): void {
  const { hostile } = window;
  const find = (window as unknown as { find(text: string, ...how: boolean[]): boolean }).find.bind(window);
  hostile.rounds.push(() => {
    // It moves the selection, and with it the caret: only where nobody is writing.
    const active = document.activeElement;
    if (active?.id === 'prompt-textarea') return;
    // By index: an iterator would hand the words to this page's own spies.
    for (let index = 0; index < words.length; index += 1) {
      const word = words[index] ?? '';
      getSelection()?.removeAllRanges();
      if (find(word, false, false, true, false, true)) hostile.learn('find', `${word}: ${String(getSelection())}`);
    }
  });
}

/** Hears every key and input of the window before the page's own elements do. Runs in the page. */
export function hearKeys(): void {
  for (const type of [
    'keydown',
    'keypress',
    'keyup',
    'beforeinput',
    'input',
    'focusin',
    'click',
    'copy',
    'selectionchange',
  ])
    window.addEventListener(
      type,
      (event) => {
        const { key, data } = event as Partial<KeyboardEvent & InputEvent>;
        const [at] = event.composedPath() as Node[];
        window.hostile.learn('keys', `${type} ${key ?? ''} ${data ?? ''} ${at?.nodeName ?? ''} ${event.isTrusted}`);
      },
      true,
    );
}

/** Lets the functions that the page calls convert its objects, and looks at who asks for that. Runs in the page. */
export function readStacks(): void {
  const look = () => {
    window.hostile.learn('stacks', new Error('asked by').stack ?? '');
    return '/stack';
  };
  const asked = { toString: look, [Symbol.toPrimitive]: look, valueOf: look };
  window.hostile.rounds.push(() => {
    void fetch(asked as unknown as string, { method: 'POST', body: asked as unknown as string }).catch((error: Error) =>
      window.hostile.learn('stacks', String(error.stack)),
    );
    const request = new XMLHttpRequest();
    request.open('POST', asked as unknown as string);
    request.send(asked as unknown as string);
    navigator.sendBeacon(asked as unknown as string, asked as unknown as string);
    new Image().src = asked as unknown as string;
  });
}
