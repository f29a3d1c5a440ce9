import { chatgpt } from '../../src/sites/builtin/chatgpt.ts';
import type { Site } from '../../src/sites/schema.ts';

/** A site that takes shortened drafts. */
export const REWRITING: Site = {
  ...chatgpt,
  drafts: [{ method: 'POST', path: '/draft', at: ['q'], action: 'rewrite' }],
};
