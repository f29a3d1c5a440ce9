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

/** The page's own look, so that the panel belongs beside the composer. */
export type PanelTheme = 'light' | 'dark';

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

/**
 * The clinician's answer. `keep` holds the keys of the items that go as written, `reason` why they may: null where
 * nothing is kept or policy asks for none. `shown: false`: nobody answered, because the frame could not be shown;
 * `hidden`: because the page covers it or takes it away. The send stays held and the caller says why.
 */
export type PanelReply =
  | { readonly reply: 'deidentify'; readonly keep: readonly number[]; readonly reason: OverrideReason | null }
  | { readonly reply: 'edit'; readonly shown?: false | 'hidden' }
  | { readonly reply: 'override'; readonly reason: OverrideReason | null };

/** The frame's side of the private MessagePort: guard to panel, panel to guard. */
export type ToPanel =
  | {
      readonly t: 'show';
      readonly model: PanelModel;
      readonly theme: PanelTheme;
      /** False: the page made the send by itself, so the person's focus stays where it is. */
      readonly takesFocus: boolean;
    }
  | { readonly t: 'hide' }
  /** Enter was pressed in the composer while the panel is open: the default action, kept items included. */
  | { readonly t: 'press' };
export type FromPanel =
  | { readonly t: 'ready' }
  | { readonly t: 'reply'; readonly reply: PanelReply }
  | { readonly t: 'size'; readonly heightPx: number }
  /** Something of the page has been over the panel for a while, or has gone: the browser told the panel. */
  | { readonly t: 'cover'; readonly isCovered: boolean };

/** What the clinician has chosen so far in an open panel. */
export interface PanelChoice {
  readonly keep: readonly number[];
  /** decide: the three ways on. reasons-all: why everything goes as written. reasons-kept: why the kept items do. */
  readonly step: 'decide' | 'reasons-all' | 'reasons-kept';
}

export const FIRST_CHOICE: PanelChoice = { keep: [], step: 'decide' };

export type { CategoryId } from '../../phi/category.ts';
export type { Alternative, OverrideReason } from '../../policy/context.ts';

export function mayOverride(model: PanelModel): boolean {
  return model.action !== 'block' && model.overrideReasons !== null;
}

/** Keeping one item sends that value, so it needs the same permission as an override. */
export function toggleKeep(model: PanelModel, choice: PanelChoice, key: number): PanelChoice {
  if (!mayOverride(model) || !model.items.some((item) => item.key === key)) return choice;
  const keep = choice.keep.includes(key) ? choice.keep.filter((kept) => kept !== key) : [...choice.keep, key];
  return { ...choice, keep };
}

/** With every item kept nothing would be replaced: that is sending as written, with its reason. */
export function keepsAll(model: PanelModel, choice: PanelChoice): boolean {
  return model.items.length > 0 && model.items.every((item) => choice.keep.includes(item.key));
}

/** The default action: a reply, or the next step of the choice. Of several reasons none is the default. */
export function pressDefault(model: PanelModel, choice: PanelChoice): PanelReply | PanelChoice {
  if (model.action === 'block') return { reply: 'edit' };
  if (choice.step !== 'decide') return choice;
  if (keepsAll(model, choice)) return pressOverride(model, choice);
  if (choice.keep.length > 0 && asksReason(model)) return { ...choice, step: 'reasons-kept' };
  return { reply: 'deidentify', keep: choice.keep, reason: null };
}

/** Send as written: at once where policy asks for no reason, else the reasons first. */
export function pressOverride(model: PanelModel, choice: PanelChoice): PanelReply | PanelChoice {
  if (!mayOverride(model)) return { reply: 'edit' };
  return asksReason(model) ? { ...choice, step: 'reasons-all' } : { reply: 'override', reason: null };
}

/** The reason sends what the step is about: the kept items among replaced ones, or everything as written. */
export function giveReason(choice: PanelChoice, reason: OverrideReason): PanelReply {
  return choice.step === 'reasons-kept'
    ? { reply: 'deidentify', keep: choice.keep, reason }
    : { reply: 'override', reason };
}

/** Whether a value that goes as written needs a reason. */
export function asksReason(model: PanelModel): boolean {
  return model.overrideReasons !== null && model.overrideReasons.length > 0;
}

export function isReply(next: PanelReply | PanelChoice): next is PanelReply {
  return 'reply' in next;
}
