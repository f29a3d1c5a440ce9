/** Something that may be an identifier, with how likely it is. */
interface Weighed {
  readonly start: number;
  readonly probability: number;
}

/** How far around a place the rest of a text says what to expect there, in characters. */
const REACH = 2_000;
/** Less likely ones say nothing about their surroundings: in a list of eponyms each would vouch for the others. */
const SURE = 0.9;

/**
 * How much else around each of them is likely an identifier: the sum of the probabilities within REACH, its own left
 * out. A text about a patient holds many; one that looks like an identifier in a text without others seldom is one.
 *
 * @param list sorted by start
 */
export function evidenceAround(list: readonly Weighed[]): Float64Array {
  const evidence = new Float64Array(list.length);
  let first = 0;
  let last = 0;
  let sum = 0;
  for (const [index, { start, probability }] of list.entries()) {
    for (; last < list.length && list[last]!.start <= start + REACH; last++) sum += weightOf(list[last]!.probability);
    for (; list[first]!.start < start - REACH; first++) sum -= weightOf(list[first]!.probability);
    evidence[index] = sum - weightOf(probability);
  }
  return evidence;
}

function weightOf(probability: number): number {
  return probability >= SURE ? probability : 0;
}
