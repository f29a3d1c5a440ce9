import { NotSent } from '../network-failure.ts';
import type { Channel } from '../outgoing.ts';
import { absolute, frame, post, windowOf, type FrameWindow } from './frame.ts';

/** Settles as the request does; `send` is called once its listeners stand. */
function settled(request: XMLHttpRequest, send: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    request.addEventListener('load', () => resolve());
    request.addEventListener('error', () => reject(new NotSent()));
    send();
  });
}

/** A window as a page finds it that keeps no element: by its number or its name. */
function found(name: string | number): FrameWindow {
  return (window as unknown as Record<string | number, FrameWindow>)[name] as FrameWindow;
}

let named = 0;

/** Methods and windows of another realm of the same page, taken in the very task in which it came to be. */
export const FOREIGN = {
  'xhr-foreign-open': () => (out) => {
    const request = new XMLHttpRequest();
    windowOf(frame()).XMLHttpRequest.prototype.open.call(request, 'POST', absolute(out.path), true);
    return settled(request, () => request.send(out.body));
  },
  'xhr-foreign-open-query': () => (out) => {
    const request = new XMLHttpRequest();
    const { open } = windowOf(frame()).XMLHttpRequest.prototype;
    open.call(request, 'GET', absolute(`${out.path}?q=${out.inUrl}`), true);
    return settled(request, () => request.send());
  },
  'xhr-foreign-send': () => (out) => {
    const request = new XMLHttpRequest();
    request.open('POST', absolute(out.path));
    return settled(request, () => windowOf(frame()).XMLHttpRequest.prototype.send.call(request, out.body));
  },
  'window-index-frame': () => (out) => {
    const index = window.length;
    frame();
    return found(index).fetch(absolute(out.path), post(out));
  },
  'window-name-frame': () => (out) => {
    named += 1;
    frame({ name: `aside${named}` });
    return found(`aside${named}`).fetch(absolute(out.path), post(out));
  },
  'cross-frame-popup': () => (out) =>
    (windowOf(frame()).open.call(window, '') as FrameWindow).fetch(absolute(out.path), post(out)),
} satisfies Record<string, Channel>;
