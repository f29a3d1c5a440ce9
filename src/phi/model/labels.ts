import { CATEGORIES, CATEGORY_IDS, type CategoryId } from '../category.ts';

/** The categories that the model tells apart. An age under 90 is one of them, so that it is not taken for another. */
export const MODEL_CATEGORIES: readonly (CategoryId | 'age')[] = [
  ...CATEGORY_IDS.filter((id) => id !== 'biometric' && id !== 'photo'),
  'age',
];

/** One label for "outside", then for each category "begins" and "goes on". */
export const LABEL_COUNT = 1 + 2 * MODEL_CATEGORIES.length;
export const OUTSIDE = 0;

export function beginOf(category: number): number {
  return 1 + 2 * category;
}

/** The category of a label other than OUTSIDE. */
export function categoryOf(label: number): number {
  return (label - 1) >> 1;
}

/** True of a label that goes on with what the token before began. */
export function goesOn(label: number): boolean {
  return label > 0 && label % 2 === 0;
}

/** Number of the category that the annotation scheme calls `label`; -1 for none. */
export function categoryByLabel(label: string): number {
  return MODEL_CATEGORIES.findIndex((id) => (id === 'age' ? 'AGE' : CATEGORIES[id].label) === label);
}
