import type { Detection, Finding, QuasiIdentifier } from './finding.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { roleOf } from './context/role.ts';
import { clip } from './pipeline/clip.ts';
import { gate } from './pipeline/gate.ts';
import { labelIndexOf } from './pipeline/label-index.ts';
import { match } from './pipeline/match.ts';
import { resolve } from './pipeline/resolve.ts';
import { score } from './pipeline/score.ts';
import type { Scored } from './pipeline/sighting.ts';
import { RULES } from './rules/index.ts';
import { documentOf, type Document } from './text/document.ts';
import { normalise, type Normalised } from './text/normalise.ts';
import { blankPlaceholders } from './text/placeholder.ts';

/** The only door of this folder. */
export interface Detector {
  /**
   * Everything in `text` that identifies a person. Total: no text makes it throw, and its time is linear in the
   * length. Offsets are UTF-16 code units of `text` itself.
   */
  detect(text: string): Detection;
}

/** @param lexicon what readLexicon made of assets/lexicon/words.bin */
export function createDetector(lexicon: Lexicon): Detector {
  const labels = labelIndexOf(RULES);

  function detect(text: string): Detection {
    const normal = normalise(text);
    const blanked = blankPlaceholders(normal.text);
    const document = documentOf(blanked.text, lexicon);
    const sightings = clip(document, match(document, gate(document.text, RULES), labels), blanked.spans);
    const { findings, possible, quasi } = resolve(score(document, sightings));
    return {
      findings: findings.map((one) => findingOf(one, document, normal)),
      possible: possible.map((one) => findingOf(one, document, normal)),
      quasi: quasi.map((one) => quasiOf(one, normal)),
    };
  }

  return { detect };
}

function findingOf(
  { rule, candidate, score: total, because }: Scored,
  document: Document,
  normal: Normalised,
): Finding {
  return {
    start: normal.sourceStart(candidate.start),
    end: normal.sourceEnd(candidate.end),
    category: candidate.category ?? rule.category,
    role: candidate.role ?? rule.role ?? roleOf(document, candidate.start),
    rule: rule.id,
    score: total,
    because,
  };
}

function quasiOf({ rule, candidate, score: total }: Scored, normal: Normalised): QuasiIdentifier {
  return {
    start: normal.sourceStart(candidate.start),
    end: normal.sourceEnd(candidate.end),
    kind: candidate.quasi ?? 'age',
    rule: rule.id,
    score: total,
  };
}
