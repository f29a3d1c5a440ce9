import { categoryByLabel } from '../../src/phi/model/labels.ts';

/** A stretch of a text whose truth is known: offsets are UTF-16 code units, `end` is exclusive. */
export interface TrainSpan {
  readonly start: number;
  readonly end: number;
  /** Numbers of the categories that it may have; none where the source's label says nothing that we can use. */
  readonly categories: readonly number[];
}

/** One annotated text. */
export interface TrainDocument {
  readonly id: string;
  /** Texts of one family may be near copies and never stand on both sides of the split. */
  readonly family: string;
  readonly part: 'train' | 'look' | 'final';
  readonly corpus: string;
  readonly lang: string;
  readonly text: string;
  readonly spans: readonly TrainSpan[];
  /** True where only what is marked is certain, so that the rest teaches nothing that a rule contradicts. */
  readonly isSilver?: boolean;
}

/** How many texts that were written one after another make a family. */
const FAMILY_SIZE = 10;

/** Every fifth family is held out; of those every second is not looked at before the last measurement. */
export function partOf(family: number): TrainDocument['part'] {
  if (family % 5 !== 4) return 'train';
  return family % 10 === 4 ? 'look' : 'final';
}

/** Ids of texts that others wrote are not in order; their place in the file is. */
export function familyIn(corpus: string, id: string, index: number): number {
  return corpus.startsWith('written-') ? familyOf(id) : Math.floor(index / FAMILY_SIZE);
}

export function familyOf(id: string): number {
  return Math.floor((Number(/\d+$/.exec(id)?.[0] ?? 0) - 1) / FAMILY_SIZE);
}

export function categories(...labels: readonly string[]): number[] {
  return labels.map(categoryByLabel).filter((category) => category >= 0);
}
