import { partAt } from './blob.ts';
import { cloneParts } from './clone-parts.ts';
import type { Gate } from './gate.ts';
import { replaceClass, replaceMember } from './hook.ts';
import { listOf, type List } from './list.ts';
import { mayRequest } from './may-request.ts';
import { mayTell } from './outgoing.ts';
import { asText, isObject } from './object.ts';
import { part, tryRead } from './payload.ts';
import { refuse } from './refuse.ts';
import { viewOf } from './view.ts';
import { eachWord } from './words.ts';

const POSTERS = 'Worker MessagePort ServiceWorker BroadcastChannel RTCPeerConnection ';

/**
 * What goes to another thread or window, from where no gate sees it leave: `postMessage` (not between windows, which
 * have gates of their own or a way of posting that no script can replace), the label of a data channel, and the source
 * of a worker that a page wrote itself. None of these can wait or be rewritten. A stopped message is lost; anything else
 * throws. What is judged is a copy, and the copy is what goes, because a page's getters may answer twice differently.
 */
export function hookMessages(gate: Gate): void {
  function readSource(given: List<unknown>, make: (given: ArrayLike<unknown>) => object): object {
    if (!gate.concerns('GET', null)) return make(given);
    const url = tryRead(gate.TrustedScriptURL.toString, given[0]) ?? (given[0] = '' + (given[0] as string));
    const options = given[1];
    const name = asText(isObject(options) ? (options as WorkerOptions).name : (options ?? undefined));
    if (isObject(options)) given[1] = viewOf(gate, options, { __proto__: null, name });
    const parts = listOf(gate, name ? [part('message', '', name)] : []);
    if (gate.findIn(/^\s*(blob|data):/i, url)) parts[parts.length] = partAt(gate, url);
    if (!mayRequest(gate, 'element', url) || !mayTell(gate, 'message', parts)) refuse(gate, 'SecurityError');
    return make(given);
  }

  eachWord(gate.findIn, POSTERS, (owner) => {
    const isPost = owner !== 'RTCPeerConnection';
    replaceMember(
      gate,
      owner,
      isPost ? 'postMessage' : 'createDataChannel',
      (given, run) => {
        const { 0: first, 1: second } = given;
        const mayHoldText = typeof first === 'string' || isObject(first);
        if (!mayHoldText || !gate.concerns('POST', null)) return run(given);
        const transfer = gate.isArray(second) ? second : (second as { transfer?: unknown } | undefined)?.transfer;
        const copy = gate.clone([first, second], transfer ?? []);
        if (mayTell(gate, isPost ? 'message' : 'rtc', cloneParts(gate, copy))) return run(copy);
        if (!isPost) refuse(gate, 'SecurityError');
      },
      true,
    );
  });
  replaceClass(gate, 'Worker', readSource);
  replaceClass(gate, 'SharedWorker', readSource);
}
