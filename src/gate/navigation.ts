import type { Gate } from './gate.ts';
import { mayLeave } from './outgoing.ts';
import { resolveUrl } from './url.ts';

/**
 * Leaving the page: links, `location`, `form.submit()` and form submission in one event, which can be cancelled
 * (Navigation API, https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigate-event). A change of the
 * address without a request (`pushState`, fragments) is none of the gate's business. A new window is not seen here.
 */
export function hookNavigation(gate: Gate): void {
  function judgeLeaving(event: Event): void {
    const to = gate.NavigateEvent.destination(event as NavigateEvent);
    if (gate.NavigationDestination.sameDocument(to)) return;
    const body = gate.NavigateEvent.formData(event as NavigateEvent);
    const target = resolveUrl(gate, gate.NavigationDestination.url(to), true);
    const method = body ? 'POST' : 'GET';
    if (!mayLeave(gate, { channel: body ? 'form' : 'navigation', method, target, body }))
      gate.Event.preventDefault(event);
  }
  if (gate.pageWindow.navigation) gate.listen(gate.pageWindow.navigation, 'navigate', judgeLeaving, true);
}
