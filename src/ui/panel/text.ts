import type { CategoryId, OverrideReason, PanelChoice, PanelItem, PanelModel } from '../model/panel.ts';

/** Every word of the review panel. Plain, short, without blame. */

export const PANEL_TEXT = {
  deidentify: 'Send de-identified',
  edit: 'Edit',
  override: 'Send as written…',
  overrideNow: 'Send as written',
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

const CATEGORY_TEXT: Readonly<Record<CategoryId, string>> = {
  name: 'Name',
  address: 'Address',
  city: 'City',
  zip: 'ZIP code',
  facility: 'Facility',
  date: 'Date',
  'age-over-89': 'Age over 89',
  phone: 'Phone',
  fax: 'Fax',
  email: 'E-mail',
  ssn: 'Social Security number',
  mrn: 'Record number',
  'health-plan': 'Health plan number',
  account: 'Account number',
  license: 'License number',
  'national-id': 'National ID',
  vehicle: 'Vehicle',
  device: 'Device',
  url: 'Web address',
  ip: 'IP address',
  biometric: 'Biometric',
  photo: 'Photo',
  handle: 'User name',
  'other-id': 'Other identifier',
};

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

export function headline(model: PanelModel, step: PanelChoice['step']): string {
  const count = model.items.length;
  const things = count === 1 ? '1 identifier' : `${count} identifiers`;
  if (step === 'reasons') return `Send ${things} as written?`;
  switch (model.action) {
    case 'redact':
      return `${things} in this prompt`;
    case 'warn':
      return count === 1 ? '1 detail could identify a patient' : `${count} details could identify a patient`;
    case 'block':
      return 'This prompt stays here';
  }
}

export function explanation(model: PanelModel, step: PanelChoice['step']): string {
  if (step === 'reasons') return PANEL_TEXT.reasonsNote;
  const who = model.institution ?? 'Your institution’s policy';
  switch (model.action) {
    case 'redact':
      return `Nothing has been sent. The replacements go to ${model.siteName} instead.`;
    case 'warn':
      return `Nothing has been sent yet. A safer wording is ready for ${model.siteName}.`;
    case 'block':
      return model.items.length === 0
        ? `${who} does not allow prompts on ${model.siteName}.`
        : `${who} does not allow these identifiers on ${model.siteName}. Take them out, or use an approved tool.`;
  }
}

export function itemKind(item: PanelItem): string {
  const role = item.category === 'name' ? ROLE_TEXT[item.role] : null;
  return role ? `${CATEGORY_TEXT[item.category]}, ${role}` : CATEGORY_TEXT[item.category];
}

export function defaultLabel(model: PanelModel, keptCount: number): string {
  if (keptCount < model.items.length || model.items.length === 0) return PANEL_TEXT.deidentify;
  return model.overrideReasons?.length === 0 ? PANEL_TEXT.overrideNow : PANEL_TEXT.override;
}
