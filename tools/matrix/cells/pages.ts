/** Which bundle of page code a page needs. */
type Bundle = 'plain' | 'prosemirror' | 'lexical' | 'react';

interface PageRow {
  readonly bundle: Bundle;
  /** Where the person writes: in the page itself, or in a window that the page opens. */
  readonly window: 'page' | 'popup';
}

const LIGHT: PageRow = { bundle: 'plain', window: 'page' };

/** The kinds of page in which a person writes, by id; how each is built is in page/editors. */
export const PAGES = {
  textarea: LIGHT,
  'text-input': LIGHT,
  contenteditable: LIGHT,
  'design-mode': LIGHT,
  'react-textarea': { bundle: 'react', window: 'page' },
  prosemirror: { bundle: 'prosemirror', window: 'page' },
  lexical: { bundle: 'lexical', window: 'page' },
  'quill-like': LIGHT,
  'open-shadow': LIGHT,
  'closed-shadow': LIGHT,
  'same-origin-frame': LIGHT,
  'srcdoc-frame': LIGHT,
  'blank-frame': LIGHT,
  remounted: LIGHT,
  mirror: LIGHT,
  reopened: LIGHT,
  'narrow-input': LIGHT,
  sink: LIGHT,
  'reopened-sink': LIGHT,
  popup: { bundle: 'plain', window: 'popup' },
  'blank-popup': { bundle: 'plain', window: 'popup' },
} as const satisfies Readonly<Record<string, PageRow>>;

export type PageId = keyof typeof PAGES;

export function bundleOf(page: PageId): Bundle {
  return PAGES[page].bundle;
}
