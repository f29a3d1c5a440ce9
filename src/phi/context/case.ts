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
  /\b(?:Dr|Mr|Mrs|Ms|Miss|Sra?|Dra|Herr|Frau|Mme)\.? \p{Lu}\p{Ll}/u,
  /\b(?:born|named|attending|surgeon|signed|visit|badge|hosp|chart|subj|plate|serial|ward|clinic|inmate|guardian|daughter|son|wife|husband|mom|mum)\b/i,
  // Values of the day, written as in a handover: "anc 0.9, plt 71"
  /\b(?:cr|k|na|hb|hgb|plt|wbc|anc|inr|lactate|tac|bun|trop|bili|crp|ferritin|bnp) [<>]?\d[\d.]*,? (?:\w+ ){0,2}(?:cr|k|na|hb|hgb|plt|wbc|anc|inr|lactate|tac|bun|trop|bili|crp|ferritin|bnp) [<>]?\d/i,
  // A number that looks like a record's
  /(?<!(?:PMID|NDC|REF|LOT|ISBN|RxCUI|SNOMED|LOINC|CPT|ref|lot)[: #]{0,2})(?<![\w./-])(?:\d{2,4}-\d{2,4}-\d{2,6}|(?!NCT|PMC|VCV)[A-Z]{1,4}-?\d{5,8})(?![\w./-])/,
];

export function isAboutSomeone(text: string): boolean {
  return !isVignette(text) && SIGNS.some((sign) => sign.test(text));
}

/** Signs that a text is about nobody: papers, teaching, software, quizzes, templates. */
const GENERAL =
  /\b(?:guidelines?|guidance|consensus|editions?|trials?|stud(?:y|ies)|journal|published|citations?|references?|vancouver|slides?|lectures?|teaching|quiz|trivia|timeline|history of|poem|novel|movie|film|recipe|regex|schema|specification|template|placeholders?|dummy|example|synthetic|fake|made[- ]up|invented|compare|comparison|versus|vs|deadlines?|registration|countdown|server|log|stats|statistics|eponyms?|explain|define|difference between|tabla comparativa|plantilla|gu[ií]as?)\b/i;

/** True only where something says so and nothing says the contrary: doubt is for the patient. */
export function isGeneral(text: string): boolean {
  return !isAboutSomeone(text) && (GENERAL.test(text) || isVignette(text));
}
