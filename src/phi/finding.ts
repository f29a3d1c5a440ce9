import type { CategoryId } from './category.ts';

/** Whom an identifier belongs to, as far as the text says. */
export const ROLES = ['patient', 'relative', 'clinician', 'unknown'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Why a finding is one: a code of the rule's own data ("cue:mrn", "checksum:luhn") or of the model ("model:tagger"), never
 * text of the document.
 */
export type Reason = `${'pattern' | 'cue' | 'checksum' | 'lexicon' | 'context' | 'model'}:${string}`;

/**
 * One identifier. It has no text field on purpose: the value is reachable only where the text already lives.
 * `start` and `end` are UTF-16 code unit offsets into the text as the user sees it; `end` is exclusive.
 */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly category: CategoryId;
  readonly role: Role;
  readonly rule: string;
  /** 0 to 1. */
  readonly score: number;
  readonly because: readonly Reason[];
}

export const QUASI_KINDS = ['age', 'occupation', 'condition', 'place'] as const;

/** A fact that identifies nobody alone but may in combination. */
export interface QuasiIdentifier {
  readonly start: number;
  readonly end: number;
  readonly kind: (typeof QUASI_KINDS)[number];
  readonly rule: string;
  readonly score: number;
}

/**
 * What one text holds. `findings` reach the threshold at which the default policy interrupts a send,
 * `possible` are only underlined, `quasi` feed the risk estimate. Each list is sorted by start; findings do
 * not overlap one another.
 */
export interface Detection {
  readonly findings: readonly Finding[];
  readonly possible: readonly Finding[];
  readonly quasi: readonly QuasiIdentifier[];
}

export const UNSCANNED_REASONS = [
  'detector-silent',
  'detector-failed',
  'detector-unreachable',
  'too-long',
  'unreadable',
  'extension-gone',
] as const;
export type UnscannedReason = (typeof UNSCANNED_REASONS)[number];

/** The judgement on one exact text. Unscanned is never treated as clear. */
export type Verdict =
  | { readonly kind: 'clear'; readonly detection: Detection }
  | { readonly kind: 'findings'; readonly detection: Detection }
  | { readonly kind: 'unscanned'; readonly reason: UnscannedReason };

export function verdictOf(detection: Detection): Verdict {
  return { kind: detection.findings.length > 0 ? 'findings' : 'clear', detection };
}
