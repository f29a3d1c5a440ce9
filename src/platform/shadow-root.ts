declare const chrome: { readonly dom?: { openOrClosedShadowRoot(host: HTMLElement): ShadowRoot | null } } | undefined;

/** The shadow root of any host, closed ones included. Firefox has a property on the element for it and needs no call. */
export function shadowRootOf(host: Element): ShadowRoot | null {
  if (!(host instanceof HTMLElement)) return null;
  try {
    const own = (host as HTMLElement & { readonly openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
    return own ?? chrome?.dom?.openOrClosedShadowRoot(host) ?? null;
  } catch {
    // Elements that cannot have a shadow root make Chromium throw.
    return host.shadowRoot;
  }
}
