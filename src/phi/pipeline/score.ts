import { isGeneral } from '../context/case.ts';
import type { Reason } from '../finding.ts';
import type { Document } from '../text/document.ts';
import type { Scored, Sighting } from './sighting.ts';
import { validityOf } from './validate.ts';

const VALID_GAIN = 0.7;
const INVALID_FACTOR = 0.35;
/** How far behind a value a doubt ("mg", "/10") is looked for, in characters. */
const DOUBT_AFTER = 24;

/** Fourth step: one number per sighting. Evidence for it closes part of the distance to 1, doubt takes a share away. */
export function score(document: Document, sightings: readonly Sighting[]): Scored[] {
  const general = isGeneral(document.text);
  return sightings.map((sighting) => {
    const { rule, candidate } = sighting;
    const because: Reason[] = [...candidate.because];
    let total = candidate.strength;
    if (rule.cues !== undefined && !sighting.labelled) {
      const before = document.text.slice(Math.max(0, candidate.start - rule.cues.distance), candidate.start);
      if (rule.cues.words.test(before)) {
        total += (1 - total) * rule.cues.gain;
        because.push('context:cue-before');
      }
    }
    if (rule.doubts !== undefined && !sighting.labelled && doubted(document.text, sighting)) {
      total *= rule.doubts.factor;
      because.push('context:doubt');
    }
    if (general && rule.general !== undefined && !sighting.labelled) total *= rule.general;
    const validity = validityOf(document, sighting);
    if (validity === 'valid') {
      total += (1 - total) * VALID_GAIN;
      because.push('checksum:valid');
    } else if (validity === 'invalid' && !sighting.labelled) {
      total *= INVALID_FACTOR;
      because.push('checksum:invalid');
    }
    return { rule, candidate, score: Math.round(total * 1000) / 1000, because };
  });
}

function doubted(text: string, { rule, candidate }: Sighting): boolean {
  const before = text.slice(Math.max(0, candidate.start - DOUBT_AFTER), candidate.start);
  const after = text.slice(candidate.end, candidate.end + DOUBT_AFTER);
  return (rule.doubts?.before?.test(before) ?? false) || (rule.doubts?.after?.test(after) ?? false);
}
