import { chatgpt } from './builtin/chatgpt.ts';
import { claude } from './builtin/claude.ts';
import { deepseek } from './builtin/deepseek.ts';
import { openevidence } from './builtin/openevidence.ts';
import { perplexity } from './builtin/perplexity.ts';
import type { Site } from './schema.ts';

/** The sites that the package knows; a signed policy may add to them or correct them. */
export const BUILT_IN_SITES: readonly Site[] = [chatgpt, claude, openevidence, perplexity, deepseek];
