import { bytesAt } from './blob.ts';
import { cloneParts } from './clone-parts.ts';
import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceClass, replaceMethod } from './hook.ts';
import type { List } from './list.ts';
import { mayRequest } from './may-request.ts';
import { mayLeave } from './outgoing.ts';
import { isA, ofBytes, part } from './payload.ts';
import type { Part } from './wire.ts';

type Method = (...given: unknown[]) => unknown;

const POSTERS = ['Worker', 'MessagePort', 'ServiceWorker', 'BroadcastChannel', 'RTCPeerConnection'] as const;

/**
 * What goes to another thread or window, from where no gate sees it leave: `postMessage` (not between windows, which
 * have gates of their own or a way of posting that no script can replace), the label of a data channel, and the source
 * of a worker that a page wrote itself. None of these can wait or be rewritten. A stopped message is lost; anything else
 * throws. What is judged is a copy, and the copy is what goes, because a page's getters may answer twice differently.
 */
export function hookMessages(native: Captured, global: PageGlobal, check: Check): void {
  function mayPost(isPost: boolean, parts: List<Part>): boolean {
    const channel = isPost ? 'message' : 'rtc';
    return mayLeave(native, check, { channel, method: 'POST', target: null, payload: null, beside: parts });
  }

  function hookMethod(owner: (typeof POSTERS)[number]): void {
    const name = owner === 'RTCPeerConnection' ? 'createDataChannel' : 'postMessage';
    const prototype = global[owner]?.prototype as unknown as Record<string, Method> | undefined;
    const original = prototype?.[name];
    if (!prototype || !original) return;
    const isPost = name === 'postMessage';
    const hooks = {
      [name](this: unknown, first: unknown): unknown {
        const isText = typeof first === 'string' || (typeof first === 'object' && first !== null);
        if (!isText || !check.concerns('POST', null)) return native.apply(original, this, arguments);
        const second = arguments[1] as { transfer?: unknown } | undefined;
        const transfer = native.isArray(second) ? second : second?.transfer;
        const copy = native.clone([first, second], transfer ?? []);
        if (mayPost(isPost, cloneParts(native, copy))) return native.apply(original, this, copy);
        if (!isPost) refuse();
      },
    };
    replaceMethod(native, prototype, name, hooks[name]);
  }

  function refuse(): never {
    throw new native.make.DOMException('The connection was refused.', 'SecurityError');
  }

  function readSource(given: ArrayLike<unknown>): ArrayLike<unknown> {
    if (given.length === 0 || !check.concerns('GET', null)) return given;
    const args = native.list<unknown>();
    args[0] = given[0];
    const isTrusted = isA(native.trustedUrl.toString, given[0]);
    const url = isTrusted ? native.trustedUrl.toString(given[0] as object) : (args[0] = '' + (given[0] as string));
    args[1] = native.clone(given[1], []);
    const parts = cloneParts(native, args[1]);
    if (native.exec(/^\s*(?:blob|data):/i, url)) {
      try {
        parts[parts.length] = ofBytes(native, bytesAt(native, url), 'message').parts[0] as Part;
      } catch {
        parts[parts.length] = part('message', '', '', 'opaque');
      }
    }
    if (!mayRequest(native, check, 'element', url) || !mayPost(true, parts)) refuse();
    return args;
  }

  for (let i = 0; i < POSTERS.length; i += 1) hookMethod(POSTERS[i] as (typeof POSTERS)[number]);
  replaceClass(native, global, 'Worker', readSource);
  replaceClass(native, global, 'SharedWorker', readSource);
}
