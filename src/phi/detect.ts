import type { Detection, Finding, QuasiIdentifier } from './finding.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import type { Model } from './model/model.ts';
import { tagText } from './model/tag-text.ts';
import { createTagger } from './model/tagger.ts';
import { combine, type Settled } from './pipeline/combine.ts';
import { createExaminer } from './pipeline/examine.ts';
import type { Scored } from './pipeline/sighting.ts';
import type { Normalised } from './text/normalise.ts';

/** The only door of this folder. */
export interface Detector {
  /**
   * Everything in `text` that identifies a person. Total: no text makes it throw, and its time is linear in the
   * length. Offsets are UTF-16 code units of `text` itself.
   */
  detect(text: string): Detection;
}

/**
 * @param lexicon what readLexicon made of assets/lexicon/words.bin
 * @param model what readModel made of assets/model/tagger.bin
 */
export function createDetector(lexicon: Lexicon, model: Model): Detector {
  const examine = createExaminer(lexicon);
  const tagger = createTagger(model);

  function detect(text: string): Detection {
    const { normal, document, scored, resolved } = examine(text);
    const seen = [...resolved.findings, ...resolved.possible, ...resolved.quasi];
    const tags = tagText(document.text, scored, seen, lexicon, tagger);
    const { findings, possible } = combine(document, scored, [...resolved.findings, ...resolved.possible], tags);
    return {
      findings: findings.map((one) => findingOf(one, normal)),
      possible: possible.map((one) => findingOf(one, normal)),
      quasi: resolved.quasi.map((one) => quasiOf(one, normal)),
    };
  }

  return { detect };
}

function findingOf(one: Settled, normal: Normalised): Finding {
  return { ...one, start: normal.sourceStart(one.start), end: normal.sourceEnd(one.end) };
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
