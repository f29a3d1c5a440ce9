import type { Site } from '../sites/schema.ts';
import { isExpired } from './accept.ts';
import type { Action, PolicyFault, PolicyState, SiteContext } from './context.ts';
import { DEFAULT_TERMS, type PolicyTerms } from './default.ts';
import type { ManagedReading, ManagedSettings } from './managed.ts';
import type { Policy, SiteRule } from './schema.ts';
import type { SiteTerms } from './site-rule.ts';

/** What is in force on this device: the signed policy or the embedded default, under the managed settings. */
export interface EffectivePolicy extends SiteTerms {
  readonly terms: PolicyTerms;
  /** No action for a finding is milder than this. */
  readonly floor: Action;
  readonly institution: SiteContext['institution'];
  readonly status: { readonly serial: number; readonly state: PolicyState; readonly fault: PolicyFault | null };
}

export interface PolicyInputs {
  readonly managed: ManagedReading;
  /** The last good policy, verified; null when there is none. */
  readonly policy: Policy | null;
  /** What the last fetch met; null when it was good or none was made. */
  readonly fault: PolicyFault | null;
  readonly builtIn: readonly Site[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

function stateOf({ managed, policy, fault, now }: PolicyInputs): PolicyState {
  if (!managed.configured) return 'default';
  if (policy === null) return 'waiting';
  if (isExpired(policy, now)) return 'expired';
  return fault === null ? 'current' : 'stale';
}

/** Running out while nothing was fetched is a fault, too. */
function faultOf(state: PolicyState, fault: PolicyFault | null): PolicyFault | null {
  if (state === 'default') return null;
  return state === 'expired' ? (fault ?? 'expired') : fault;
}

/** Managed names as rules of their own tier; a name in both lists is blocked. */
function managedRules({ siteAllow = [], siteBlock = [] }: ManagedSettings): SiteRule[] {
  const allowed = siteAllow.filter((name) => !siteBlock.includes(name));
  return [
    ...(siteBlock.length > 0 ? [{ match: siteBlock, status: 'prohibited' as const }] : []),
    ...(allowed.length > 0 ? [{ match: allowed, status: 'approved' as const }] : []),
  ];
}

/** A policy's entries before the built-in ones; the same id stands for a correction. */
function sitesInForce(rules: readonly SiteRule[], builtIn: readonly Site[]): Site[] {
  const entries = rules.flatMap((rule) => (rule.entry === undefined ? [] : [rule.entry]));
  const corrected = new Set(entries.map((entry) => entry.id));
  return [...entries, ...builtIn.filter((site) => !corrected.has(site.id))];
}

function institutionOf(policy: Policy | null, managed: ManagedSettings): SiteContext['institution'] {
  const name = managed.organisationName ?? policy?.institution.name;
  if (name === undefined) return null;
  const contact = managed.organisationContact ?? policy?.institution.contact;
  const help = policy?.institution.help;
  return { name, ...(contact === undefined ? {} : { contact }), ...(help === undefined ? {} : { help }) };
}

export function effectivePolicy(inputs: PolicyInputs): EffectivePolicy {
  const { settings, configured } = inputs.managed;
  const state = stateOf(inputs);
  const policy = configured ? inputs.policy : null;
  const signed: PolicyTerms = policy ?? DEFAULT_TERMS;
  const terms: PolicyTerms = {
    ...signed,
    refreshMinutes: settings.refreshMinutes ?? signed.refreshMinutes,
    recognise: settings.recognise ?? signed.recognise,
    overrides: settings.allowOverrides === false ? { allowed: false, reasons: [] } : signed.overrides,
  };
  return {
    terms,
    sites: sitesInForce(terms.sites, inputs.builtIn),
    tiers: [managedRules(settings), terms.sites],
    listed: terms.defaults.listed.status,
    floor: settings.enforcement ?? 'monitor',
    institution: institutionOf(policy, settings),
    status: { serial: policy?.serial ?? 0, state, fault: faultOf(state, inputs.fault) },
  };
}
