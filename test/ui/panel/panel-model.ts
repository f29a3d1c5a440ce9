import type { PanelModel } from '../../../src/ui/model/panel.ts';

/** A model with three identifiers of a fictitious patient. */
export function panelModel(change: Partial<PanelModel> = {}): PanelModel {
  return {
    action: 'redact',
    siteName: 'ChatGPT',
    status: 'restricted',
    institution: 'Riverside Health',
    items: [
      { key: 1, category: 'name', role: 'patient', value: 'Maria Lopez', replacement: '[NAME 1]', mentions: 2 },
      { key: 2, category: 'date', role: 'patient', value: '03/14/1962', replacement: '[DATE 1]', mentions: 1 },
      { key: 3, category: 'mrn', role: 'patient', value: '00482915', replacement: '[MRN 1]', mentions: 1 },
    ],
    overrideReasons: ['not-a-patient', 'already-de-identified', 'emergency'],
    alternatives: [{ name: 'Riverside Assistant', url: 'https://assistant.riverside.example/' }],
    ...change,
  };
}
