import type { Overview } from '../../platform/messages.ts';
import type { Alternative } from '../../policy/context.ts';
import { safeLink } from './contact.ts';

/**
 * prohibited: the policy says so. neutral: it does not, so the page was opened by hand or by a link. unknown: the
 * policy could not be asked.
 */
export type StoppedModel =
  | {
      readonly kind: 'prohibited';
      readonly site: string;
      readonly institution: string | null;
      readonly contact: string | null;
      readonly alternatives: readonly Alternative[];
    }
  | { readonly kind: 'neutral' | 'unknown' };

const HOST = /^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,8}$/;

/** Any page may link to the stopped page, so only a host is taken from its address, and nothing else is shown of it. */
export function stoppedHost(search: string): string | null {
  const host = new URLSearchParams(search).get('site')?.toLowerCase() ?? '';
  return HOST.test(host) ? host : null;
}

export function stoppedModel(host: string | null, overview: Overview | null): StoppedModel {
  if (host === null) return { kind: 'neutral' };
  if (overview === null) return { kind: 'unknown' };
  if (overview.status !== 'prohibited') return { kind: 'neutral' };
  return {
    kind: 'prohibited',
    site: overview.siteName ?? host,
    institution: overview.institution,
    contact: overview.contact,
    alternatives: overview.alternatives.filter(({ url }) => safeLink(url) !== null),
  };
}
