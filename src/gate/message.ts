import { partAt } from './blob.ts';
import { cloneParts } from './clone-parts.ts';
import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceClass, replaceMember } from './hook.ts';
import { mayRequest } from './may-request.ts';
import { mayTell } from './outgoing.ts';
import { isA } from './payload.ts';
import { refuse } from './refuse.ts';
import { eachWord } from './words.ts';

const POSTERS = 'Worker MessagePort ServiceWorker BroadcastChannel RTCPeerConnection ';

/**
 * What goes to another thread or window, from where no gate sees it leave: `postMessage` (not between windows, which
 * have gates of their own or a way of posting that no script can replace), the label of a data channel, and the source
 * of a worker that a page wrote itself. None of these can wait or be rewritten. A stopped message is lost; anything else
 * throws. What is judged is a copy, and the copy is what goes, because a page's getters may answer twice differently.
 */
export function hookMessages(native: Captured, global: PageGlobal, check: Check): void {
  function readSource(given: ArrayLike<unknown>): ArrayLike<unknown> {
    if (given.length === 0 || !check.concerns('GET', null)) return given;
    const args = native.list<unknown>();
    args[0] = given[0];
    const isTrusted = isA(native.TrustedScriptURL.toString, given[0]);
    const url = isTrusted
      ? native.TrustedScriptURL.toString(given[0] as object)
      : (args[0] = '' + (given[0] as string));
    args[1] = native.clone(given[1], []);
    const parts = cloneParts(native, args[1]);
    if (native.exec(/^\s*(?:blob|data):/i, url)) parts[parts.length] = partAt(native, url);
    if (!mayRequest(native, check, 'element', url) || !mayTell(native, check, 'message', parts))
      refuse(native, 'SecurityError');
    return args;
  }

  eachWord(native.exec, POSTERS, (owner) => {
    const isPost = owner !== 'RTCPeerConnection';
    replaceMember(
      native,
      global[owner as 'Worker']?.prototype,
      isPost ? 'postMessage' : 'createDataChannel',
      (given, run) => {
        const { 0: first, 1: second } = given;
        const isText = typeof first === 'string' || (typeof first === 'object' && first !== null);
        if (!isText || !check.concerns('POST', null)) return run(given);
        const transfer = native.isArray(second) ? second : (second as { transfer?: unknown } | undefined)?.transfer;
        const copy = native.clone([first, second], transfer ?? []);
        if (mayTell(native, check, isPost ? 'message' : 'rtc', cloneParts(native, copy))) return run(copy);
        if (!isPost) refuse(native, 'SecurityError');
      },
      check,
    );
  });
  replaceClass(native, global, 'Worker', readSource);
  replaceClass(native, global, 'SharedWorker', readSource);
}
