import type { CategoryId } from '../../phi/category.ts';
import type { Role } from '../../phi/finding.ts';
import type { Action, Alternative, OverrideReason, SiteStatus } from '../../policy/context.ts';

/** One identifier (not one mention) in the held prompt. Values live only here, in an extension-origin frame. */
export interface PanelItem {
  readonly key: number;
  readonly category: CategoryId;
  readonly role: Role;
  readonly value: string;
  readonly replacement: string;
  readonly mentions: number;
}

/** What the review panel shows for one held send. */
export interface PanelModel {
  readonly action: Extract<Action, 'warn' | 'redact' | 'block'>;
  readonly siteName: string;
  readonly status: SiteStatus;
  readonly institution: string | null;
  readonly items: readonly PanelItem[];
  /** Null: an override is not allowed. Empty: allowed without a reason. */
  readonly overrideReasons: readonly OverrideReason[] | null;
  readonly alternatives: readonly Alternative[];
}

/** The clinician's answer. `keep` and `key` are item keys. */
export type PanelReply =
  | { readonly reply: 'deidentify'; readonly keep: readonly number[] }
  | { readonly reply: 'edit' }
  | { readonly reply: 'override'; readonly reason: OverrideReason | null };

/** The frame's side of the private MessagePort: guard to panel, panel to guard. */
export type ToPanel = { readonly t: 'show'; readonly model: PanelModel } | { readonly t: 'hide' };
export type FromPanel =
  | { readonly t: 'ready' }
  | { readonly t: 'reply'; readonly reply: PanelReply }
  | { readonly t: 'size'; readonly heightPx: number };
