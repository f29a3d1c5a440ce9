import { CATEGORY_TEXT } from '../category-text.ts';
import type { OverrideReason, PanelChoice, PanelItem, PanelModel } from '../model/panel.ts';
import { asksReason } from '../model/panel.ts';

/** Every word of the review panel. Plain, short, without blame. */

export const PANEL_TEXT = {
  deidentify: 'Send de-identified',
  edit: 'Edit',
  override: 'Send as written',
  overrideAll: 'Send all as written',
  back: 'Back',
  keep: 'Keep',
  kept: 'Kept',
  instead: 'Approved here:',
  newTab: 'opens in a new tab',
  items: 'Identifiers and what replaces them',
  becomes: 'is replaced by',
  asWritten: 'is sent as written',
  mentions: 'mentions',
  reasonsNote: 'Choose a reason. It is recorded; your text is not.',
} as const;

const ROLE_TEXT: Readonly<Record<PanelItem['role'], string | null>> = {
  patient: 'patient',
  relative: 'relative',
  clinician: 'clinician',
  unknown: null,
};

export const REASON_TEXT: Readonly<Record<OverrideReason, string>> = {
  'not-a-patient': 'Not about a patient',
  'already-de-identified': 'Already de-identified',
  'test-data': 'Test data',
  'approved-agreement': 'Covered by an agreement',
  emergency: 'Emergency',
};

export function headline(model: PanelModel, { step, keep }: PanelChoice): string {
  const count = model.items.length;
  if (step === 'reasons-all') return `Send ${identifiers(count)} as written?`;
  if (step === 'reasons-kept') return `Send ${identifiers(keep.length)} as written?`;
  switch (model.action) {
    case 'redact':
      return `${identifiers(count)} in this prompt`;
    case 'warn':
      return count === 1 ? '1 detail could identify a patient' : `${count} details could identify a patient`;
    case 'block':
      return 'This prompt stays here';
  }
}

export function explanation(model: PanelModel, { step, keep }: PanelChoice): string {
  const who = model.institution ?? 'Your institution’s policy';
  const replaced = model.items.length - keep.length;
  if (step === 'reasons-all') return PANEL_TEXT.reasonsNote;
  if (step === 'reasons-kept')
    return `${PANEL_TEXT.reasonsNote} The other ${replaced === 1 ? 'one is' : `${replaced} are`} replaced.`;
  if (model.action === 'block') {
    return model.items.length === 0
      ? `${who} does not allow prompts on ${model.siteName}.`
      : `${who} does not allow these identifiers on ${model.siteName}. Take them out, or use an approved tool.`;
  }
  if (keep.length > 0) {
    return replaced === 0
      ? `Nothing has been sent. Nothing is replaced: ${model.siteName} gets your text as written.`
      : `Nothing has been sent. To ${model.siteName}: ${replaced} replaced, ${keep.length} sent as written.`;
  }
  return model.action === 'warn'
    ? `Nothing has been sent yet. A safer wording is ready for ${model.siteName}.`
    : `Nothing has been sent. The replacements go to ${model.siteName} instead.`;
}

export function itemKind({ category, role }: PanelItem): string {
  const { label } = CATEGORY_TEXT[category];
  const who = category === 'name' ? ROLE_TEXT[role] : null;
  return who ? `${label}, ${who}` : label;
}

/** Three dots: a reason is asked for first. */
export function defaultLabel(model: PanelModel, keptCount: number): string {
  if (keptCount === 0) return PANEL_TEXT.deidentify;
  const dots = asksReason(model) ? '…' : '';
  return keptCount < model.items.length ? `Send with ${keptCount} as written${dots}` : `${PANEL_TEXT.override}${dots}`;
}

/** Everything as written, as against what was kept. */
export function overrideLabel(model: PanelModel, keptCount: number): string {
  return (keptCount === 0 ? PANEL_TEXT.override : PANEL_TEXT.overrideAll) + (asksReason(model) ? '…' : '');
}

function identifiers(count: number): string {
  return count === 1 ? '1 identifier' : `${count} identifiers`;
}
