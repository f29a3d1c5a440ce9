import { isVignette } from './vignette.ts';

/** Signs that a text is about one living person: an age with a sex, a bed, a record number, "my patient", kin. */
const SIGNS: readonly RegExp[] = [
  /\b\d{1,3} ?(?:\/ ?[MF]\b|[MFmf]\b|y\/?o\b|yrs?\b|y\.o\.|[- ]?year[- ]?old)/,
  /\b(?:mrn|dob|csn|nhs no|mbi|npi|acct)\b/i,
  /\b(?:my|our|this|the) (?:pt|patient|client|resident)\b|\bpt\b|\b(?:bed|rm|room) \d/i,
  /\b(?:his|her|their|my|pt's) (?:wife|husband|mother|mom|mum|father|dad|daughter|son|sister|brother|partner|gp|pcp|family|chart|labs?|meds)\b/i,
  /\b(?:she|he)(?:'s| is| was| has| had| needs| wants| says| came| lives| works| takes)\b/i,
  /\b(?:cell|phone|fax|call back|callback|address|lives|appt|appointment|admitted|discharged|transfer(?:red)?|referral|seen (?:by|in|at))\b/i,
  /\b\d{1,2}\/\d{1,2}\/(?:19|20)?\d\d\b/,
];

export function isAboutSomeone(text: string): boolean {
  return !isVignette(text) && SIGNS.some((sign) => sign.test(text));
}
