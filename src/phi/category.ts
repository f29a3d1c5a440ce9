/** Safe Harbor letter of 45 CFR 164.514(b)(2)(i). */
export type SafeHarborLetter =
  | 'A'
  | 'B'
  | 'C'
  | 'D'
  | 'E'
  | 'F'
  | 'G'
  | 'H'
  | 'I'
  | 'J'
  | 'K'
  | 'L'
  | 'M'
  | 'N'
  | 'O'
  | 'P'
  | 'Q'
  | 'R';

/**
 * Every kind of identifier that a finding can have, with its Safe Harbor letter and the label of the
 * annotation scheme. Policy and events name categories by these ids and by nothing else.
 */
export const CATEGORIES = {
  name: { letter: 'A', label: 'NAME' },
  address: { letter: 'B', label: 'ADDRESS' },
  city: { letter: 'B', label: 'CITY' },
  zip: { letter: 'B', label: 'ZIP' },
  facility: { letter: 'B', label: 'FACILITY' },
  date: { letter: 'C', label: 'DATE' },
  'age-over-89': { letter: 'C', label: 'AGE90' },
  phone: { letter: 'D', label: 'PHONE' },
  fax: { letter: 'E', label: 'FAX' },
  email: { letter: 'F', label: 'EMAIL' },
  ssn: { letter: 'G', label: 'SSN' },
  mrn: { letter: 'H', label: 'MRN' },
  'health-plan': { letter: 'I', label: 'HEALTHPLAN' },
  account: { letter: 'J', label: 'ACCOUNT' },
  license: { letter: 'K', label: 'LICENSE' },
  'national-id': { letter: 'R', label: 'NATIONALID' },
  vehicle: { letter: 'L', label: 'VEHICLE' },
  device: { letter: 'M', label: 'DEVICE' },
  url: { letter: 'N', label: 'URL' },
  ip: { letter: 'O', label: 'IP' },
  biometric: { letter: 'P', label: 'BIOMETRIC' },
  photo: { letter: 'Q', label: 'PHOTO' },
  handle: { letter: 'R', label: 'HANDLE' },
  'other-id': { letter: 'R', label: 'OTHERID' },
} as const satisfies Record<string, { letter: SafeHarborLetter; label: string }>;

export type CategoryId = keyof typeof CATEGORIES;

export const CATEGORY_IDS = Object.keys(CATEGORIES) as readonly CategoryId[];
