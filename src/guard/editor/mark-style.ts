/**
 * How marks look, for highlights and for the overlay alike. Both colours keep a contrast of 3 to 1 or more on
 * white and on the near-black of dark themes (WCAG 2.2, 1.4.11); the two kinds differ in line style too.
 */
export const FINDING_DECLARATIONS =
  'background-color: rgb(217 119 6 / 0.16); text-decoration: underline 2px solid #d97706; text-decoration-skip-ink: none;';
export const POSSIBLE_DECLARATIONS = 'text-decoration: underline 2px dotted #6b7fd7; text-decoration-skip-ink: none;';

export type MarkLevel = 'finding' | 'possible';
