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
      if (!check.isWatching() || native.navigation.isSameDocument(native.navigation.destination(event))) return;
      const form = native.navigation.formData(event);
      const target = resolveUrl(native, native.navigation.url(native.navigation.destination(event)), true);
      const method = form ? 'POST' : 'GET';
      if (!target || !check.concerns(method, target)) return;
      const payload = form ? readBody(native, form, false, () => undefined) : null;
      if (mayLeave(native, check, { channel: form ? 'form' : 'navigation', method, target, payload })) return;
      native.preventDefault(event);
    },
    true,
  );
}
