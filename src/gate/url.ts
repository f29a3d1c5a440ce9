import type { Captured } from './captured.ts';

export interface Target {
  readonly href: string;
  readonly path: string;
  /** The URL cannot be exchanged any more: it can be judged but not rewritten. */
  readonly isFixed: boolean;
}

/** The absolute URL of a request that leaves the machine, otherwise null (invalid, `data:`, `blob:`, `javascript:`). */
export function resolveUrl(native: Captured, raw: string, isFixed: boolean): Target | null {
  let url: URL;
  try {
    url = new native.make.URL(raw, native.baseUrl());
  } catch {
    return null;
  }
  if (!native.exec(/^(?:http|ws)s?:$/, native.URL.protocol(url))) return null;
  return { href: native.URL.href(url), path: native.URL.pathname(url), isFixed };
}
