import type { Lexicon } from '../lexicon/lexicon.ts';
import { RULES } from '../rules/index.ts';
import { documentOf, type Document } from '../text/document.ts';
import { normalise, type Normalised } from '../text/normalise.ts';
import { blankPlaceholders } from '../text/placeholder.ts';
import { clip } from './clip.ts';
import { gate } from './gate.ts';
import { labelIndexOf } from './label-index.ts';
import { match } from './match.ts';
import { resolve, type Resolved } from './resolve.ts';
import { score } from './score.ts';
import type { Scored } from './sighting.ts';

/** A text and all that the rules make of it, before the model is asked. Offsets are those of the normalised text. */
export interface Examined {
  readonly normal: Normalised;
  readonly document: Document;
  readonly scored: readonly Scored[];
  readonly resolved: Resolved;
}

export function createExaminer(lexicon: Lexicon): (text: string) => Examined {
  const labels = labelIndexOf(RULES);

  return (text) => {
    const normal = normalise(text, lexicon);
    const blanked = blankPlaceholders(normal.text);
    const document = documentOf(blanked.text, lexicon);
    const sightings = clip(document, match(document, gate(document.text, RULES), labels), blanked.spans);
    const scored = score(document, sightings);
    return { normal, document, scored, resolved: resolve(scored) };
  };
}
