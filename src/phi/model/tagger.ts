import type { Analysis } from './analysis.ts';
import { sumScores, transitionFactors, type Lattice } from './lattice.ts';
import type { Model } from './model.ts';
import { presenceFeatures, presenceOdds } from './presence.ts';
import { createTokenScores } from './token-scores.ts';

export interface Tagger {
  tag(analysis: Analysis): Lattice;
  /** Logarithm of the odds that the tokens from `first` to `last`, this one excluded, hold any identifier. */
  presence(analysis: Analysis, first: number, last: number): number;
}

export function createTagger(model: Model): Tagger {
  const factors = transitionFactors(model.transitions);
  const scores = createTokenScores(model.weights);

  function tag(analysis: Analysis): Lattice {
    scores.begin(analysis);
    const lattice = sumScores(analysis.tokens.count, scores, factors);
    scores.end();
    return lattice;
  }

  function presence({ tokens, sights, traits }: Analysis, first: number, last: number): number {
    return presenceOdds(presenceFeatures(tokens, sights, traits, first, last), model.weights);
  }

  return { tag, presence };
}
