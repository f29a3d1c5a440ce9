import type { Rule } from '../rules/rule.ts';

const DIGIT = /\d/;

/** First step: which rules can find anything in this text at all. */
export function gate(text: string, rules: readonly Rule[]): readonly Rule[] {
  const has: Record<NonNullable<Rule['needs']>, boolean> = {
    digit: DIGIT.test(text),
    '@': text.includes('@'),
    '.': text.includes('.'),
  };
  return rules.filter((rule) => rule.needs === undefined || has[rule.needs]);
}
