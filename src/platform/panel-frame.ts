import { browser } from 'wxt/browser';

/** The address of the review panel, for a frame in a page. */
export function panelUrl(): string {
  return browser.runtime.getURL('/panel.html');
}

/** A word nobody can guess: 128 random bits as hexadecimal digits. */
export function newNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const NONCE = /^[\da-f]{32}$/;

/**
 * The panel's end of its private line. Any page may put the panel into a frame of its own, so the first message
 * that carries the nonce of this frame's address, and a port, is taken; every other one is ignored. Without a nonce
 * in the address the promise is never settled and the panel stays empty.
 */
export function acceptPort(view: Window): Promise<MessagePort> {
  const nonce = view.location.hash.slice(1);
  return new Promise((resolve) => {
    if (!NONCE.test(nonce)) return;
    const done = new AbortController();
    view.addEventListener(
      'message',
      (event) => {
        const [port] = event.ports;
        if (event.data !== nonce || !port) return;
        done.abort();
        resolve(port);
      },
      { signal: done.signal },
    );
  });
}
