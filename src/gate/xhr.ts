import { mayHaveBody } from './fetch.ts';
import type { Gate } from './gate.ts';
import { replaceMember } from './hook.ts';
import type { List } from './list.ts';
import { NOWHERE } from './nowhere.ts';
import { judge } from './outgoing.ts';
import { part } from './payload.ts';
import { refuse } from './refuse.ts';
import { resolveUrl, type Target } from './url.ts';
import type { Part } from './wire.ts';

interface Opened {
  readonly method: string;
  readonly target: Target | null;
  readonly isAsync: boolean;
  readonly headers: List<Part>;
  isHeld: boolean;
}

/**
 * `XMLHttpRequest`, asynchronous and synchronous. A stopped asynchronous request is sent nowhere instead, so that the
 * browser itself plays the failure (state, `error`, `loadend`); a stopped synchronous one throws what it throws offline.
 */
export function hookXhr(gate: Gate): void {
  const requests = new gate.make.WeakMap<XMLHttpRequest, Opened>();

  function sendNowhere(request: XMLHttpRequest): void {
    gate.XMLHttpRequest.open(request, 'GET', NOWHERE, true);
    gate.XMLHttpRequest.send(request, null);
  }

  replaceMember(gate, 'XMLHttpRequest', 'open', (given, run, self: XMLHttpRequest) => {
    if (given.length < 2) return run(given);
    const method = (given[0] = '' + (given[0] as string));
    const url = (given[1] = '' + (given[1] as string));
    const isAsync = given.length < 3 || !!given[2];
    run(given);
    gate.WeakMap.set(requests, self, {
      method: gate.String.toUpperCase(method),
      target: resolveUrl(gate, url, true),
      isAsync,
      headers: gate.bareList(),
      isHeld: false,
    });
  });

  replaceMember(gate, 'XMLHttpRequest', 'setRequestHeader', (given, run, self: XMLHttpRequest) => {
    if (given.length < 2) return run(given);
    const name = (given[0] = '' + (given[0] as string));
    const value = (given[1] = '' + (given[1] as string));
    run(given);
    const headers = gate.WeakMap.get(requests, self)?.headers;
    if (headers) headers[headers.length] = part('header', name, value);
  });

  replaceMember(gate, 'XMLHttpRequest', 'send', (given, run, self: XMLHttpRequest) => {
    const opened = gate.WeakMap.get(requests, self);
    if (opened?.isHeld) refuse(gate, 'InvalidStateError');
    if (gate.XMLHttpRequest.readyState(self) !== 1) return run([]);
    if (!opened) {
      // The function of another frame opened it: nobody here knows where it leads.
      if (!gate.concerns('POST', null)) return run(given);
      return sendNowhere(self);
    }
    const { method, target, isAsync, headers: beside } = opened;
    const body = mayHaveBody(method) ? given[0] : null;
    const channel = isAsync ? 'xhr' : 'xhr-sync';
    opened.isHeld = true;
    try {
      judge(gate, { channel, method, target, body, beside }, isAsync, (released) => {
        if (!opened.isHeld || gate.WeakMap.get(requests, self) !== opened) return;
        opened.isHeld = false;
        if (released) run([released.body]);
        else if (isAsync) sendNowhere(self);
        else refuse(gate, 'NetworkError');
      });
    } catch (error) {
      // A body that cannot be read: the page may send another one.
      opened.isHeld = false;
      throw error;
    }
  });

  replaceMember(gate, 'XMLHttpRequest', 'abort', (given, run, self: XMLHttpRequest) => {
    const opened = gate.WeakMap.get(requests, self);
    if (opened?.isHeld) {
      opened.isHeld = false;
      sendNowhere(self);
    }
    run(given);
  });
}
