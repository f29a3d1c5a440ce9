import { browser, type Browser } from 'wxt/browser';

type Rule = Browser.declarativeNetRequest.Rule;

/** Hosts that are closed with everything below them, except the open ones. */
export interface Closed {
  readonly closed: readonly string[];
  readonly open: readonly string[];
}

const STOPPED_PAGE = '/stopped.html';
/** Three rules for each closed host. */
const RULES_PER_HOST = 3;

function below(hosts: readonly string[], base: string): string[] {
  return hosts.filter((host) => host.endsWith(`.${base}`));
}

/**
 * Navigation to a closed host ends on the extension's own page; every other request to it or from it is blocked.
 * Types are given by exclusion: a list would miss those that one browser alone has (Firefox's `beacon`).
 */
export function closingRules({ closed, open }: Closed): Rule[] {
  const block = { type: 'block' } as const;
  return closed.flatMap((host, index): Rule[] => {
    // Exceptions belong to the host above them: one list for all would open hosts that lie below an exception.
    const excluded = below(open, host);
    const to = { requestDomains: [host], ...(excluded.length > 0 ? { excludedRequestDomains: excluded } : {}) };
    const from = { initiatorDomains: [host], ...(excluded.length > 0 ? { excludedInitiatorDomains: excluded } : {}) };
    const id = 1 + index * RULES_PER_HOST;
    const extensionPath = `${STOPPED_PAGE}?site=${encodeURIComponent(host)}`;
    return [
      { id, priority: 1, action: block, condition: { ...to, excludedResourceTypes: ['main_frame', 'sub_frame'] } },
      { id: id + 1, priority: 1, action: block, condition: { ...from, excludedResourceTypes: ['main_frame'] } },
      {
        id: id + 2,
        priority: 2,
        action: { type: 'redirect', redirect: { extensionPath } },
        condition: { ...to, resourceTypes: ['main_frame', 'sub_frame'] },
      },
    ];
  });
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
