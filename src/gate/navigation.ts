import { readBody } from './body.ts';
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
  const navigation = global.navigation;
  if (!navigation) return;
  native.listen(
    navigation,
    'navigate',
    (event) => {
      const to = native.navigateEvent.destination(event as NavigateEvent);
      if (!check.isWatching() || native.destination.sameDocument(to)) return;
      const form = native.navigateEvent.formData(event as NavigateEvent);
      const target = resolveUrl(native, native.destination.url(to), true);
      const method = form ? 'POST' : 'GET';
      if (!target || !check.concerns(method, target)) return;
      const payload = form ? readBody(native, form, false, () => undefined) : null;
      if (mayLeave(native, check, { channel: form ? 'form' : 'navigation', method, target, payload })) return;
      native.event.preventDefault(event);
    },
    true,
  );
}
