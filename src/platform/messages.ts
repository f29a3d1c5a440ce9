import type { Alternative, PolicyFault, PolicyState, SiteContext, SiteStatus } from '../policy/context.ts';
import type { EventDraft } from '../events/schema.ts';

/**
 * Every message between the extension's contexts, as one map of signatures: name, request, reply.
 * A receiver validates what comes through its door; senders in pages are not trusted.
 */
export interface Messages {
  /** Content script to background: the policy's answer for the sender's own host. */
  context: { request: { coverage: 'full' | 'late' }; reply: SiteContext };
  /** Content script to background: one event. The background adds id, time, versions and host. */
  record: { request: { event: EventDraft }; reply: { stored: boolean } };
  /** Content script to background (Chrome, Edge): make sure that the detector's document is there. */
  'ensure-detector': { request: Record<string, never>; reply: { ready: boolean } };
  /** Content script to background: the browser's id of the sender's document, which no page knows; '' without one. */
  seal: { request: Record<string, never>; reply: { seal: string } };
  /** Content script to background: open a connection to this frame's guard, which has something to be looked for. */
  watch: { request: Record<string, never>; reply: { isLive: boolean } };
  /** Recogniser to background: the sender's page is an AI chat that no list knows. */
  recognised: { request: Record<string, never>; reply: { injected: boolean } };
  /** Popup and dashboard to background. */
  overview: { request: { host: string | null }; reply: Overview };
  /** Popup to a tab's guard. */
  'guard-status': { request: Record<string, never>; reply: GuardStatus };
  /** Background to a frame's guard: whether text stands in a composer that is not sent yet. */
  'unsent-text': { request: Record<string, never>; reply: { unsent: boolean } };
  /** Background to every guard: the policy may have changed, ask for the context again. */
  'policy-changed': { request: Record<string, never>; reply: { heard: true } };
  /** Popup to background: fetch the policy now. */
  'refresh-policy': { request: Record<string, never>; reply: { state: PolicyState; fault: PolicyFault | null } };
}

export interface GuardStatus {
  readonly state: 'watching' | 'clear' | 'found' | 'holding' | 'covered' | 'not-working';
  readonly findings: number;
  readonly coverage: 'full' | 'late';
}

export interface Overview {
  readonly host: string | null;
  readonly siteName: string | null;
  readonly status: SiteStatus | null;
  readonly institution: string | null;
  readonly contact: string | null;
  /** The approved tools to offer where this host is not approved. */
  readonly alternatives: readonly Alternative[];
  readonly policy: { readonly serial: number; readonly state: PolicyState; readonly fault: PolicyFault | null };
  /** Settings of the administrator that were not understood (`siteBlock[2]`), so that none silently does nothing. */
  readonly ignoredSettings?: readonly string[];
  /** Whether requests of workers, images and styles are seen as well, which not every installation is granted. */
  readonly isNetLive: boolean;
  /** What storage has refused: events that are in no record, and whether policy and settings are not kept. */
  readonly unstored: { readonly events: number; readonly isSettings: boolean };
  readonly today: {
    readonly redacted: number;
    readonly warned: number;
    readonly blocked: number;
    readonly overridden: number;
    readonly held: number;
  };
}
