import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { mayLeave } from './outgoing.ts';
import { resolveUrl } from './url.ts';

/**
 * Leaving the page: links, `location`, `form.submit()` and form submission in one event, which can be cancelled
 * (Navigation API, https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigate-event). A change of the
 * address without a request (`pushState`, fragments) is none of the gate's business. A new window is not seen here.
 */
export function hookNavigation(native: Captured, global: PageGlobal, check: Check): void {
  function judgeLeaving(event: Event): void {
    const to = native.NavigateEvent.destination(event as NavigateEvent);
    if (native.NavigationDestination.sameDocument(to)) return;
    const body = native.NavigateEvent.formData(event as NavigateEvent);
    const target = resolveUrl(native, native.NavigationDestination.url(to), true);
    const method = body ? 'POST' : 'GET';
    if (!target || !check.concerns(method, target)) return;
    if (!mayLeave(native, check, { channel: body ? 'form' : 'navigation', method, target, body }))
      native.Event.preventDefault(event);
  }
  if (global.navigation) native.listen(global.navigation, 'navigate', judgeLeaving, true);
}
