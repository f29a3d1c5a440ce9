import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import type { Rearmed } from './form.ts';
import { replaceMethod } from './hook.ts';
import { mayRequest } from './own-request.ts';
import { isA } from './payload.ts';

/**
 * Links that lead into another window or a frame, are downloaded, or ping: the Navigation API shows none of these. They
 * are judged before the page hears of the click, because a page may keep it from coming up again. One that holds nothing
 * goes on untouched, and a stopped one still reaches the page's own handlers.
 */
export function hookLinks(native: Captured, global: PageGlobal, check: Check): Rearmed {
  function mayFollow(node: unknown): boolean {
    return (
      mayRequest(native, check, 'navigation', native.attribute(node, 'href') ?? '') &&
      mayRequest(native, check, 'ping', native.attribute(node, 'ping') ?? '')
    );
  }

  function judgeClick(event: Event): void {
    if (!check.concerns('GET', null)) return;
    const path = native.path(event);
    for (let i = 0; i < path.length; i += 1)
      if (isLink(native, path[i]) && !mayFollow(path[i])) native.preventDefault(event);
  }

  // The click of a link that stands in no document comes by nobody.
  const prototype = global.HTMLElement?.prototype;
  const original = prototype?.click;
  if (original) {
    const { click } = {
      click(this: HTMLElement): void {
        if (!check.concerns('GET', null) || !isLink(native, this) || mayFollow(this)) native.apply(original, this, []);
      },
    };
    replaceMethod(native, prototype, 'click', click);
  }
  function rearm(): void {
    native.listen(global, 'click', judgeClick, true);
    native.listen(global, 'auxclick', judgeClick, true);
  }
  rearm();
  return { rearm };
}

/** `a` of HTML or SVG, or `area`: their addresses are only followed, never loaded. */
export function isLink(native: Captured, node: unknown): boolean {
  return isElement(native, node, /^a(?:rea)?$/);
}

export function isElement(native: Captured, node: unknown, names: RegExp): boolean {
  return isA(native.localName, node) && native.exec(names, native.localName(node)) !== null;
}
