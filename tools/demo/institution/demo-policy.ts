import { OVERRIDE_REASONS } from '../../../src/policy/context.ts';
import type { Policy } from '../../../src/policy/schema.ts';

export const ORGANISATION = 'riverbend';

/** The demo institution's policy: one approved site, one prohibited, the others without identifiers. */
export function demoPolicy(serial: number, nowMs = Date.now()): Policy {
  return {
    schema: 1,
    organisation: ORGANISATION,
    serial,
    issuedAt: new Date(nowMs - 60_000).toISOString(),
    expiresAt: new Date(nowMs + 7 * 86_400_000).toISOString(),
    refreshMinutes: 1,
    institution: { name: 'Riverbend Clinic', contact: 'privacy@riverbend.example' },
    sites: [
      { match: ['openevidence'], status: 'approved', actions: { '*': 'redact' } },
      { match: ['chatgpt', 'claude', 'perplexity'], status: 'restricted', actions: { '*': 'redact' } },
      { match: ['deepseek'], status: 'prohibited' },
    ],
    alternatives: [{ name: 'OpenEvidence', url: 'https://www.openevidence.com/' }],
    defaults: {
      listed: { status: 'restricted', actions: { '*': 'redact' } },
      unlisted: { status: 'unlisted', actions: { '*': 'redact' } },
    },
    overrides: { allowed: true, reasons: [...OVERRIDE_REASONS] },
    unreadable: 'block',
    voice: 'warn',
    camera: 'block',
    screen: 'block',
    recognise: true,
  };
}
