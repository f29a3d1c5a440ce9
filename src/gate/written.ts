import type { Gate } from './gate.ts';
import { replaceClass } from './hook.ts';
import { iterable } from './iterable.ts';
import type { List } from './list.ts';
import { isObject } from './object.ts';
import { viewOf } from './view.ts';

/** What is under way as a page goes away is at most so long (https://fetch.spec.whatwg.org/#http-network-or-cache-fetch). */
const MOST_KEPT = 65_536;

/**
 * The platform gives the content of a Blob or of a Request later, and a page that goes away has no later. So what a page
 * writes into one is noted as it is made, while it is short: it can be judged at once.
 */
export function noteWritten(gate: Gate): void {
  function textOf(value: unknown): string | undefined {
    return typeof value === 'string' ? value : gate.WeakMap.get(gate.written, value as object);
  }

  function hook(name: string, read: (given: List<unknown>) => string | undefined): void {
    replaceClass(gate, name, (given, make) => {
      const text = read(given);
      const made = make(given);
      if (text !== undefined && text.length <= MOST_KEPT) gate.WeakMap.set(gate.written, made, text);
      return made;
    });
  }

  function readPieces(given: List<unknown>): string | undefined {
    if (!isObject(given[0])) return undefined;
    const pieces = gate.from(given[0] as Iterable<unknown>) as unknown as List<unknown>;
    given[0] = iterable(gate, pieces);
    let text = '';
    for (let i = 0; i < pieces.length; i += 1) {
      const piece = textOf(pieces[i]);
      if (piece === undefined) return undefined;
      text += piece;
    }
    return text;
  }

  hook('Blob', readPieces);
  hook('File', readPieces);
  hook('Request', (given) => {
    const init = given[1] as RequestInit | undefined;
    if (!isObject(init)) return undefined;
    const { body } = init;
    given[1] = viewOf(gate, init, { __proto__: null, body } as RequestInit);
    return textOf(body);
  });
}
