/** A text that was written anew, and the way back to the one that it was made from. */
export interface Rewritten {
  readonly text: string;
  /** Offset in the older text of the character at `index` of `text`. */
  sourceStart(index: number): number;
  /** Offset in the older text just after the character that ends at `end` of `text`. */
  sourceEnd(end: number): number;
}

/** So many pieces are joined at a time: a million of them would weigh more than the text. */
const JOINED = 4096;

/** Collects replacements from left to right. What stands for one replaced unit leads back to the whole unit. */
export class Rewriter {
  readonly #source: string;
  readonly #chunks: string[] = [];
  #pieces: string[] = [];
  /** Three numbers for each replacement that shifts what follows: its start and end there, its end here. */
  #map = new Int32Array(48);
  #count = 0;
  #length = 0;
  #end = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Where the last replacement ended; the next may not start before. */
  get end(): number {
    return this.#end;
  }

  replace(start: number, end: number, text: string): void {
    this.#push(this.#source.slice(this.#end, start));
    this.#push(text);
    this.#end = end;
    // One sign for one sign moves nothing.
    if (end - start !== 1 || text.length !== 1) this.#note(start, end);
  }

  /** Nothing where nothing was replaced. */
  finish(): Rewritten | undefined {
    if (this.#end === 0) return undefined;
    this.#push(this.#source.slice(this.#end));
    this.#chunks.push(this.#pieces.join(''));
    return new OffsetMap(this.#chunks.join(''), this.#map.subarray(0, this.#count * 3));
  }

  #push(piece: string): void {
    if (piece === '') return;
    this.#length += piece.length;
    this.#pieces.push(piece);
    if (this.#pieces.length < JOINED) return;
    this.#chunks.push(this.#pieces.join(''));
    this.#pieces = [];
  }

  #note(start: number, end: number): void {
    if (this.#count * 3 === this.#map.length) {
      const larger = new Int32Array(this.#map.length * 2);
      larger.set(this.#map);
      this.#map = larger;
    }
    this.#map.set([start, end, this.#length], this.#count * 3);
    this.#count++;
  }
}

class OffsetMap implements Rewritten {
  readonly text: string;
  readonly #map: Int32Array;

  constructor(text: string, map: Int32Array) {
    this.text = text;
    this.#map = map;
  }

  sourceStart(index: number): number {
    const last = this.#before(index + 1);
    if (last < 0) return index;
    const end = this.#map[last * 3 + 2]!;
    return index < end ? this.#map[last * 3]! : this.#map[last * 3 + 1]! + index - end;
  }

  sourceEnd(index: number): number {
    const last = this.#before(index);
    if (last < 0) return index;
    const end = this.#map[last * 3 + 2]!;
    return this.#map[last * 3 + 1]! + Math.max(0, index - end);
  }

  /** The last replacement that starts before `index` of the new text. */
  #before(index: number): number {
    let low = 0;
    let high = this.#map.length / 3;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#startOf(middle) < index) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Where a replacement starts in the new text: as far behind the one before as in the old. */
  #startOf(at: number): number {
    if (at === 0) return this.#map[0]!;
    return this.#map[at * 3 - 1]! + this.#map[at * 3]! - this.#map[at * 3 - 2]!;
  }
}

/** The same as two steps, one after the other. */
export function chained(first: Rewritten, second: Rewritten): Rewritten {
  return {
    text: second.text,
    sourceStart: (index) => first.sourceStart(second.sourceStart(index)),
    sourceEnd: (end) => first.sourceEnd(second.sourceEnd(end)),
  };
}
