import type { Captured } from './captured.ts';
import type { Decoded, Slot } from './decoded.ts';
import { addSlot, type Reading } from './decode-json.ts';
import { decodePairs, readEscapes } from './decode-text.ts';
import type { Endpoint } from './endpoint.ts';

export interface Target {
  readonly href: string;
  readonly path: string;
  readonly query: string;
  /** The URL cannot be exchanged any more: it can be judged but not rewritten. */
  readonly isFixed: boolean;
}

/** The absolute URL of a request that leaves the machine, otherwise null (invalid, `data:`, `blob:`, `javascript:`). */
export function resolveUrl(native: Captured, raw: string, isFixed: boolean): Target | null {
  let url: URL;
  try {
    url = new native.URL(raw, native.baseUrl());
  } catch {
    return null;
  }
  if (!native.exec(/^(?:http|ws)s?:$/, native.url.protocol(url))) return null;
  return { href: native.url.href(url), path: native.url.path(url), query: native.url.query(url), isFixed };
}

/** A path says nothing a user typed unless it has an escape or a number of five digits in it. */
export function carriesText(native: Captured, target: Target): boolean {
  return target.query.length > 1 || native.exec(/%|\+|\d{5}/, target.path) !== null;
}

/** The strings of a URL: the path as one fixed leaf, each value of the query. */
export function decodeUrl(native: Captured, target: Target, endpoint: Endpoint | null): Decoded {
  const reading: Reading = { at: endpoint ? endpoint.at : native.list(), otherwise: 'url' };
  const slots = native.list<Slot>();
  const source = target.href;
  const pathStart = native.indexOf(source, '/', native.indexOf(source, '//') + 2);
  if (native.exec(/%|\+|\d{5}/, target.path)) {
    const text = readEscapes(native, target.path) ?? target.path;
    addSlot(slots, pathStart, pathStart + target.path.length, 'fixed', text, 'url', null);
  }
  const start = pathStart + target.path.length + 1;
  const end = start + target.query.length - 1;
  const own = native.list<Slot>();
  if (target.query.length > 1 && !decodePairs(native, source, start, end, reading, own)) {
    addSlot(slots, start, end, 'fixed', target.query, 'url', null);
    return { source, slots, isFixed: target.isFixed };
  }
  for (let i = 0; i < own.length; i += 1) slots[slots.length] = own[i] as Slot;
  return { source, slots, isFixed: target.isFixed };
}
