import { browser, type Browser } from 'wxt/browser';

type Rule = Browser.declarativeNetRequest.Rule;

/** Hosts that are closed with everything below them, except the open ones. */
export interface Closed {
  readonly closed: readonly string[];
  readonly open: readonly string[];
}

const STOPPED_PAGE = '/stopped.html';
/** One redirect for each closed host; both blocking rules come before. */
const FIRST_REDIRECT = 10;

function below(hosts: readonly string[], base: string): string[] {
  return hosts.filter((host) => host.endsWith(`.${base}`));
}

/**
 * Navigation to a closed host ends on the extension's own page; every other request to it or from it is blocked.
 * Types are given by exclusion: a list would miss those that one browser alone has (Firefox's `beacon`).
 */
export function closingRules({ closed, open }: Closed): Rule[] {
  if (closed.length === 0) return [];
  const to = { requestDomains: [...closed], ...(open.length > 0 ? { excludedRequestDomains: [...open] } : {}) };
  const from = { initiatorDomains: [...closed], ...(open.length > 0 ? { excludedInitiatorDomains: [...open] } : {}) };
  const block = { type: 'block' } as const;
  return [
    { id: 1, priority: 1, action: block, condition: { ...to, excludedResourceTypes: ['main_frame', 'sub_frame'] } },
    { id: 2, priority: 1, action: block, condition: { ...from, excludedResourceTypes: ['main_frame'] } },
    ...closed.map((host, index): Rule => {
      const excluded = below(open, host);
      return {
        id: FIRST_REDIRECT + index,
        priority: 2,
        action: { type: 'redirect', redirect: { extensionPath: `${STOPPED_PAGE}?site=${encodeURIComponent(host)}` } },
        condition: {
          requestDomains: [host],
          ...(excluded.length > 0 ? { excludedRequestDomains: excluded } : {}),
          resourceTypes: ['main_frame', 'sub_frame'],
        },
      };
    }),
  ];
}

function fingerprint(rules: readonly Rule[]): string {
  const parts = rules.map(({ id, action, condition }) => [
    id,
    action.redirect?.extensionPath ?? action.type,
    condition.requestDomains ?? [],
    condition.excludedRequestDomains ?? [],
    condition.initiatorDomains ?? [],
    condition.excludedInitiatorDomains ?? [],
    (condition.resourceTypes ?? []).toSorted(),
    (condition.excludedResourceTypes ?? []).toSorted(),
  ]);
  return JSON.stringify(parts.toSorted((a, b) => Number(a[0]) - Number(b[0])));
}

/** Replaces the browser's dynamic rules in one step; they outlive the background and the browser. */
export async function closeHosts(hosts: Closed): Promise<void> {
  const wanted = closingRules(hosts);
  const current = await browser.declarativeNetRequest.getDynamicRules();
  if (fingerprint(current) === fingerprint(wanted)) return;
  await browser.declarativeNetRequest.updateDynamicRules({
    removeRuleIds: current.map(({ id }) => id),
    addRules: wanted,
  });
}
