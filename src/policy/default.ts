import { OVERRIDE_REASONS } from './context.ts';
import type { Policy } from './schema.ts';

/** The part of a policy that decides; the rest says who issued it and for how long. */
export type PolicyTerms = Pick<
  Policy,
  | 'sites'
  | 'alternatives'
  | 'defaults'
  | 'overrides'
  | 'unreadable'
  | 'voice'
  | 'camera'
  | 'screen'
  | 'recognise'
  | 'refreshMinutes'
>;

/**
 * What holds where no institution has spoken: nothing is approved and nothing prohibited, identifiers are replaced,
 * and a person may override with a reason. Serial 0 stands for it in events.
 */
export const DEFAULT_TERMS: PolicyTerms = {
  refreshMinutes: 60,
  sites: [],
  defaults: {
    listed: { status: 'restricted', actions: { '*': 'redact' } },
    unlisted: { status: 'unlisted', actions: { '*': 'redact' } },
  },
  overrides: { allowed: true, reasons: [...OVERRIDE_REASONS] },
  unreadable: 'block',
  voice: 'warn',
  camera: 'warn',
  screen: 'warn',
  recognise: true,
};
