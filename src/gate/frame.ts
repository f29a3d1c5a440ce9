import type { Captured, PageGlobal } from './captured.ts';
import { replaceResult } from './hook.ts';
import { isA } from './payload.ts';

const CLASSES = ['HTMLIFrameElement', 'HTMLFrameElement', 'HTMLObjectElement', 'HTMLEmbedElement'] as const;
const MEMBERS = ['contentWindow', 'contentDocument', 'getSVGDocument'] as const;

/** Gives each window to `adopt` before a page can reach it through the element of its frame. */
export function hookFrames(native: Captured, global: PageGlobal, adopt: (child: Window | null) => void): void {
  function pass(found: unknown): unknown {
    adopt(
      isA(native.document.defaultView, found)
        ? native.document.defaultView(found as Document)
        : (found as Window | null),
    );
    return found;
  }
  for (let i = 0; i < CLASSES.length; i += 1)
    for (let j = 0; j < MEMBERS.length; j += 1)
      replaceResult(native, global, CLASSES[i] as string, MEMBERS[j] as string, pass);
}
