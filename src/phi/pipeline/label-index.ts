import type { Label, Rule } from '../rules/rule.ts';
import { fold } from '../lexicon/fold.ts';
import type { ValueReader } from '../rules/value.ts';
import type { Document } from '../text/document.ts';
import type { Sighting } from './sighting.ts';

/**
 * All labels of all rules in one tree of words, so that a text is walked once however many labels there are. A
 * label is one or more words, as in "medical record number"; a final "#" means that the sign must stand there, so
 * that "MR# 12" is a record number and "Mr. 12" nothing.
 */
interface Node {
  readonly next: Map<string, Node>;
  readonly leaves: { readonly rule: Rule; readonly label: Label; readonly name: string; readonly hash: boolean }[];
}

export interface LabelIndex {
  /** Adds to `sightings` every labelled value of the rules in `rules`, and returns the list. */
  find(document: Document, rules: readonly Rule[], sightings: Sighting[]): Sighting[];
}

/** What may stand between a label and its value: "no.", ":", "#", "is", "(", '"', a table's bar. */
const CONNECTOR =
  /[ \t]+|(?:is|was|are|no|nos|n°|nº|num|numbers?|nr|nummer|numero|número|num[ée]ro|ids?|code|ending(?: in| with)?|ends(?: in| with)?|last (?:4|four)(?: digits)?|on (?:file|card|chart)|updated to|changed to|should be|reads?)(?![\p{L}\d])\.?|["'][ \t]*:[ \t]*["']?|[:#=|()[\]"'*.,>≠/-]|\r?\n(?=[ \t]*\S)/iuy;
const LONGEST_CONNECTOR = 7;

/** What stands between two values of one label: "078-05-1120 and 219099999", "1234567, 7654321 & 9988776". */
const ENUMERATION = /[ ]?(?:[,;/]|,? ?(?:and|or|&|y|e|et|und|plus)(?= ))[ ]{0,2}/iuy;
/** Fewer digits are as often a dose, a year or a code of the next sentence. */
const FEWEST_DIGITS = 6;

export function labelIndexOf(rules: readonly Rule[]): LabelIndex {
  const root: Node = { next: new Map(), leaves: [] };
  for (const rule of rules) {
    for (const label of rule.labels ?? []) {
      for (const phrase of label.words) plant(root, rule, label, phrase);
    }
  }

  function find(document: Document, allowed: readonly Rule[], sightings: Sighting[]): Sighting[] {
    const awake = new Set(allowed);
    const { words } = document;
    for (let first = 0; first < words.length; first++) {
      let node = root.next.get(words[first]!.folded);
      for (let last = first; node !== undefined; last++) {
        for (const leaf of node.leaves) {
          if (!awake.has(leaf.rule)) continue;
          const end = words[last]!.end;
          if (leaf.hash && !/^[ .]?#/.test(document.text.slice(end, end + 2))) continue;
          for (const value of valuesAfter(document.text, end, leaf.label.value)) {
            sightings.push({
              rule: leaf.rule,
              candidate: { ...value, strength: leaf.label.strength, because: [`cue:${leaf.name}`] },
              labelled: true,
            });
          }
        }
        const following = words[last + 1];
        if (following === undefined || following.start - words[last]!.end > 3) break;
        node = node.next.get(following.folded);
      }
    }
    return sightings;
  }

  return { find };
}

function plant(root: Node, rule: Rule, label: Label, phrase: string): void {
  const hash = phrase.endsWith('#');
  let node = root;
  for (const word of fold(hash ? phrase.slice(0, -1) : phrase)
    .split(/[^\p{L}\d']+/u)
    .filter(Boolean)) {
    let next = node.next.get(word);
    if (next === undefined) node.next.set(word, (next = { next: new Map(), leaves: [] }));
    node = next;
  }
  node.leaves.push({ rule, label, name: phrase.replaceAll(' ', '-'), hash });
}

/** The value behind a label, and those that an enumeration adds to it, as long as they are built like the first. */
function* valuesAfter(text: string, from: number, value: ValueReader): Generator<{ start: number; end: number }> {
  let last = valueAfter(text, from, value);
  if (last === undefined) return;
  yield last;
  const build = buildOf(text.slice(last.start, last.end));
  if (build === undefined) return;
  for (;;) {
    ENUMERATION.lastIndex = last.end;
    const joint = ENUMERATION.exec(text);
    if (joint === null) return;
    const start: number = last.end + joint[0].length;
    const end = value(text, start);
    if (end === undefined || buildOf(text.slice(start, end)) !== build) return;
    yield (last = { start, end });
  }
}

/** How many digits and letters a value has; undefined for one too short to be known again. */
function buildOf(value: string): string | undefined {
  const digits = value.replace(/\D/g, '').length;
  return digits < FEWEST_DIGITS ? undefined : `${digits}/${value.replace(/[^A-Za-z]/g, '').length}`;
}

function valueAfter(text: string, from: number, value: ValueReader): { start: number; end: number } | undefined {
  let at = from;
  for (let skipped = 0; skipped <= LONGEST_CONNECTOR; skipped++) {
    const end = at > from ? value(text, at) : undefined;
    if (end !== undefined) return { start: text[at] === '#' ? at + 1 : at, end };
    CONNECTOR.lastIndex = at;
    const connector = CONNECTOR.exec(text);
    if (connector === null) return undefined;
    at += connector[0].length;
  }
  return undefined;
}
