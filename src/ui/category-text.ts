import type { CategoryId } from './model/vocabulary.ts';
import type { PluralForms } from './phrase.ts';

/** A category by itself, and counted. */
interface CategoryWords extends PluralForms {
  readonly label: string;
}

/** The words of every category, for every surface. */
export const CATEGORY_TEXT: Readonly<Record<CategoryId, CategoryWords>> = {
  name: { label: 'Name', one: '{n} name', other: '{n} names' },
  address: { label: 'Address', one: '{n} address', other: '{n} addresses' },
  city: { label: 'City', one: '{n} city', other: '{n} cities' },
  zip: { label: 'ZIP code', one: '{n} ZIP code', other: '{n} ZIP codes' },
  facility: { label: 'Facility', one: '{n} facility', other: '{n} facilities' },
  date: { label: 'Date', one: '{n} date', other: '{n} dates' },
  'age-over-89': { label: 'Age over 89', one: '{n} age over 89', other: '{n} ages over 89' },
  phone: { label: 'Phone number', one: '{n} phone number', other: '{n} phone numbers' },
  fax: { label: 'Fax number', one: '{n} fax number', other: '{n} fax numbers' },
  email: { label: 'E-mail address', one: '{n} e-mail address', other: '{n} e-mail addresses' },
  ssn: { label: 'Social Security number', one: '{n} Social Security number', other: '{n} Social Security numbers' },
  mrn: { label: 'MRN', one: '{n} MRN', other: '{n} MRNs' },
  'health-plan': { label: 'Health plan number', one: '{n} health plan number', other: '{n} health plan numbers' },
  account: { label: 'Account number', one: '{n} account number', other: '{n} account numbers' },
  license: { label: 'License number', one: '{n} license number', other: '{n} license numbers' },
  'national-id': { label: 'National ID', one: '{n} national ID', other: '{n} national IDs' },
  vehicle: { label: 'Vehicle number', one: '{n} vehicle number', other: '{n} vehicle numbers' },
  device: { label: 'Device number', one: '{n} device number', other: '{n} device numbers' },
  url: { label: 'Web address', one: '{n} web address', other: '{n} web addresses' },
  ip: { label: 'IP address', one: '{n} IP address', other: '{n} IP addresses' },
  biometric: { label: 'Biometric identifier', one: '{n} biometric identifier', other: '{n} biometric identifiers' },
  photo: { label: 'Photo', one: '{n} photo', other: '{n} photos' },
  handle: { label: 'User name', one: '{n} user name', other: '{n} user names' },
  'other-id': { label: 'Other identifier', one: '{n} other identifier', other: '{n} other identifiers' },
};
