/** What is asked of a likely identifier. */
export interface Likely {
  readonly probability: number;
  readonly presence: number;
  readonly nearby: number;
  /** True when a rule that is sure of itself saw the same. */
  readonly isBacked: boolean;
}

/** How much each clue counts. */
export interface Weights {
  /** The tagger's own log-odds. */
  readonly tag: number;
  /** Those that the page of text around holds any identifier. */
  readonly page: number;
  /** Those of the sentences around. */
  readonly sentences: number;
  /** How many sure identifiers are near. */
  readonly evidence: number;
  /** Identifiers are rare without any of these. */
  readonly bias: number;
}

/** Chosen by `node tools/calibrate.ts` on held-out texts; see docs/MODEL.md. */
export const CERTAINTY: Weights = { tag: 0.7, page: 1.2, sentences: 0.4, evidence: 1.2, bias: -1.5 };

/** Where a clue stops to say more: no tag is surer than sure, and a page of names is no surer than a list. */
const MOST = { odds: 7, presence: 5, evidence: 3 };
/** All that a page and its sentences can take away: less than a sure tag gives, or they could hide a patient's line. */
const ABSENCE = -3.3;
/** Where a rule and a tag of this probability agree, a page of guidelines around them says nothing. */
const LIKELY = 0.9;

/** How likely it is an identifier, all things considered: 0 to 1. */
export function certaintyOf(
  { probability, presence, nearby, isBacked }: Likely,
  evidence: number,
  weights: Weights,
): number {
  const sum =
    weights.tag * clamped(Math.log(probability / Math.max(1 - probability, 1e-9)), -MOST.odds, MOST.odds) +
    Math.max(
      isBacked && probability >= LIKELY ? 0 : ABSENCE,
      weights.page * Math.min(presence, MOST.presence) + weights.sentences * Math.min(nearby, MOST.presence),
    ) +
    weights.evidence * Math.min(evidence, MOST.evidence) +
    weights.bias;
  return 1 / (1 + Math.exp(-sum));
}

function clamped(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
