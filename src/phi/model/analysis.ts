import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Scored } from '../pipeline/sighting.ts';
import { featuresOf, type Features } from './features.ts';
import { sightsOf } from './sights.ts';
import { traitsOf } from './text-traits.ts';
import { tokensOf, type Tokens } from './tokens.ts';

/** A piece of a text as the model sees it. */
export interface Analysis {
  readonly tokens: Tokens;
  readonly features: Features;
}

/** Same for training and for use: whatever differs here is lost there. */
export function analyse(
  text: string,
  from: number,
  to: number,
  scored: readonly Scored[],
  resolved: readonly Scored[],
  lexicon: Lexicon,
): Analysis {
  const tokens = tokensOf(text, from, to, lexicon);
  const sights = sightsOf(tokens, scored, resolved);
  return { tokens, features: featuresOf(text, tokens, sights, traitsOf(text, tokens), lexicon) };
}
