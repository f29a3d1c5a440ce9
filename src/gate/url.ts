import type { Gate } from './gate.ts';
import { tryRead } from './payload.ts';

export interface Target {
  readonly href: string;
  readonly path: string;
  /** The URL cannot be exchanged any more: it can be judged but not rewritten. */
  readonly isFixed: boolean;
}

/** The absolute URL of a request that leaves the machine, otherwise null (invalid, `data:`, `blob:`, `javascript:`). */
export function resolveUrl(gate: Gate, raw: string, isFixed: boolean): Target | null {
  // No page can replace a window's document.
  const url = tryRead(
    ({ document, location }: Window) => new gate.make.URL(raw, document ? gate.Node.baseURI(document) : location.href),
    gate.pageWindow,
  );
  if (!url || !gate.findIn(/^(http|ws)s?:$/, gate.URL.protocol(url))) return null;
  return { href: gate.URL.href(url), path: gate.URL.pathname(url), isFixed };
}
