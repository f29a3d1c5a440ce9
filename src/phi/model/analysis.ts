import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Scored } from '../pipeline/sighting.ts';
import { featuresOf, type Features } from './features.ts';
import { sightsOf, type Sights } from './sights.ts';
import { traitsOf, type TextTraits } from './text-traits.ts';
import { tokensOf, type Tokens } from './tokens.ts';

/** A piece of a text as the model sees it. */
export interface Analysis {
  readonly tokens: Tokens;
  readonly features: Features;
  readonly sights: Sights;
  readonly traits: TextTraits;
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
  const traits = traitsOf(text, tokens);
  return { tokens, sights, traits, features: featuresOf(text, tokens, sights, traits, lexicon) };
}
