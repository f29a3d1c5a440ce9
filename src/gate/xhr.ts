import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { replaceMember } from './hook.ts';
import type { List } from './list.ts';
import { judge } from './outgoing.ts';
import { part } from './payload.ts';
import { refuse } from './refuse.ts';
import { resolveUrl, type Target } from './url.ts';
import type { Part } from './wire.ts';

/** An object URL that nothing stands behind: a request for it fails without touching the network. */
const NOWHERE = 'blob:null/00000000-0000-0000-0000-000000000000';

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
export function hookXhr(native: Captured, global: PageGlobal, check: Check): void {
  const prototype = global.XMLHttpRequest?.prototype;
  const requests = native.map.make<XMLHttpRequest, Opened>();

  function sendNowhere(request: XMLHttpRequest): void {
    native.XMLHttpRequest.open(request, 'GET', NOWHERE, true);
    native.XMLHttpRequest.send(request, null);
  }

  replaceMember(native, prototype, 'open', (given, run, self: XMLHttpRequest) => {
    if (given.length < 2) return run(given);
    const method = (given[0] = '' + (given[0] as string));
    const url = (given[1] = '' + (given[1] as string));
    const isAsync = given.length < 3 || !!given[2];
    run(given);
    native.map.set(requests, self, {
      method: native.String.toUpperCase(method),
      target: resolveUrl(native, url, true),
      isAsync,
      headers: native.list(),
      isHeld: false,
    });
  });

  replaceMember(native, prototype, 'setRequestHeader', (given, run, self: XMLHttpRequest) => {
    if (given.length < 2) return run(given);
    const name = (given[0] = '' + (given[0] as string));
    const value = (given[1] = '' + (given[1] as string));
    run(given);
    const headers = native.map.get(requests, self)?.headers;
    if (headers) headers[headers.length] = part('header', name, value);
  });

  replaceMember(native, prototype, 'send', (given, run, self: XMLHttpRequest) => {
    const opened = native.map.get(requests, self);
    if (opened?.isHeld) refuse(native, 'InvalidStateError');
    if (native.XMLHttpRequest.readyState(self) !== 1) return run(native.list());
    if (!opened) {
      // The function of another frame opened it: nobody here knows where it leads.
      if (!check.concerns('POST', null)) return run(given);
      return sendNowhere(self);
    }
    const { method, target, isAsync, headers: beside } = opened;
    if (!target || !check.concerns(method, target)) return run(given);
    const body = method === 'GET' || method === 'HEAD' ? null : given[0];
    opened.isHeld = true;
    judge(
      native,
      check,
      { channel: isAsync ? 'xhr' : 'xhr-sync', method, target, body, beside },
      isAsync,
      (released) => {
        if (!opened.isHeld || native.map.get(requests, self) !== opened) return;
        opened.isHeld = false;
        if (released) run([released.body]);
        else if (isAsync) sendNowhere(self);
        else refuse(native, 'NetworkError');
      },
    );
  });

  replaceMember(native, prototype, 'abort', (given, run, self: XMLHttpRequest) => {
    const opened = native.map.get(requests, self);
    if (opened?.isHeld) {
      opened.isHeld = false;
      sendNowhere(self);
    }
    run(given);
  });
}
