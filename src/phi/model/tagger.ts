import type { Analysis } from './analysis.ts';
import { sumScores, transitionFactors, type Lattice } from './lattice.ts';
import type { Model } from './model.ts';
import { createTokenScores } from './token-scores.ts';

export interface Tagger {
  tag(analysis: Analysis): Lattice;
}

export function createTagger(model: Model): Tagger {
  const factors = transitionFactors(model.transitions);
  const scores = createTokenScores(model.weights);

  function tag(analysis: Analysis): Lattice {
    scores.begin(analysis);
    return sumScores(analysis.tokens.count, scores, factors);
  }

  return { tag };
}
