import type { CategoryId } from '../phi/category.ts';
import type { Site } from '../sites/schema.ts';

export const SITE_STATUSES = ['approved', 'restricted', 'prohibited', 'unlisted'] as const;
export type SiteStatus = (typeof SITE_STATUSES)[number];

/** What happens to a prompt with findings, mildest first; of several findings the strictest action holds. */
export const ACTIONS = ['monitor', 'allow', 'warn', 'redact', 'block'] as const;
export type Action = (typeof ACTIONS)[number];

/** Why a person sends as it is; one key each, no free text. */
export const OVERRIDE_REASONS = [
  'not-a-patient',
  'already-de-identified',
  'test-data',
  'approved-agreement',
  'emergency',
] as const;
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

/**
 * default: no policy is configured, the embedded default is in force. waiting: one is configured and none has been
 * verified yet. current: the last fetch was verified. stale: the last good policy stays because the last fetch
 * failed. expired: the last good policy is past its expiry; `allow` is read as `redact`.
 */
export const POLICY_STATES = ['default', 'waiting', 'current', 'stale', 'expired'] as const;
export type PolicyState = (typeof POLICY_STATES)[number];

/** Why the last fetch of the policy did not give a new one. */
export const POLICY_FAULTS = [
  'unreachable',
  'http-status',
  'too-large',
  'not-json',
  'bad-envelope',
  'unknown-key',
  'wrong-signature',
  'invalid-policy',
  'wrong-organisation',
  'older-serial',
  'same-serial-other-content',
  'not-yet-valid',
  'expired',
] as const;
export type PolicyFault = (typeof POLICY_FAULTS)[number];

/** What a page takes in and sends before any text exists that could be read. */
export const MEDIA_KINDS = ['voice', 'camera', 'screen'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** Mildest first. warn: the person is told once a conversation that it cannot be read, and decides. */
export const MEDIA_ACTIONS = ['allow', 'warn', 'block'] as const;
export type MediaAction = (typeof MEDIA_ACTIONS)[number];

export interface Alternative {
  readonly name: string;
  readonly url: string;
}

/**
 * Everything a guarded page needs to know of the policy: one host's answer, JSON-serialisable, made by
 * `siteContext()` in the background and sent to the guard at start and after each change.
 */
export interface SiteContext {
  /** The site entry in force, with a policy's corrections; null for a chat that no list knows. */
  readonly site: Site | null;
  readonly status: SiteStatus;
  /** A category that is missing is redacted. */
  readonly actions: Readonly<Partial<Record<CategoryId, Action>>>;
  /** Null: not allowed. */
  readonly overrideReasons: readonly OverrideReason[] | null;
  /** What happens to bodies that cannot be read once text was entered. */
  readonly unreadable: 'allow' | 'block';
  /** What happens when the page wants to use the microphone, the camera, or to share the screen. */
  readonly media: Readonly<Record<MediaKind, MediaAction>>;
  readonly alternatives: readonly Alternative[];
  readonly institution: { readonly name: string; readonly contact?: string; readonly help?: string } | null;
  readonly policy: { readonly serial: number; readonly state: PolicyState; readonly fault: PolicyFault | null };
  /** late: injected into a page that was already running. */
  readonly coverage: 'full' | 'late';
}
