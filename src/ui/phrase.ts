export const LOCALE = 'en';

export interface PluralForms {
  readonly one: string;
  readonly other: string;
}

const plurals = new Intl.PluralRules(LOCALE);
const numbers = new Intl.NumberFormat(LOCALE);

/** Fills in the `{name}`s of a text. A name without a value stays as it is, where a test and an eye will see it. */
export function phrase(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return typeof value === 'number' ? numbers.format(value) : (value ?? place);
  });
}

export function plural(n: number, forms: PluralForms): string {
  return phrase(plurals.select(n) === 'one' ? forms.one : forms.other, { n });
}
