import type { CategoryId } from './model/vocabulary.ts';
import type { PluralForms } from './phrase.ts';

/** A category by itself, and counted. */
interface CategoryWords extends PluralForms {
  readonly label: string;
}

/** The words of every category, for every surface. */
export const CATEGORY_TEXT: Readonly<Record<CategoryId, CategoryWords>> = {
  name: counted('name'),
  address: counted('address', 'addresses'),
  city: counted('city', 'cities'),
  zip: counted('ZIP code'),
  facility: counted('facility', 'facilities'),
  date: counted('date'),
  'age-over-89': counted('age over 89', 'ages over 89'),
  phone: counted('phone number'),
  fax: counted('fax number'),
  email: counted('e-mail address', 'e-mail addresses'),
  ssn: counted('Social Security number'),
  mrn: counted('MRN'),
  'health-plan': counted('health plan number'),
  account: counted('account number'),
  license: counted('license number'),
  'national-id': counted('national ID'),
  vehicle: counted('vehicle number'),
  device: counted('device number'),
  url: counted('web address', 'web addresses'),
  ip: counted('IP address', 'IP addresses'),
  biometric: counted('biometric identifier'),
  photo: counted('photo'),
  handle: counted('user name'),
  'other-id': counted('other identifier'),
};

function counted(one: string, other = `${one}s`): CategoryWords {
  return { label: one.charAt(0).toUpperCase() + one.slice(1), one: `{n} ${one}`, other: `{n} ${other}` };
}
