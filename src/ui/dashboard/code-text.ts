import type { EventCode } from '../model/vocabulary.ts';
import { CODE_TEXT, POLICY_FAULT_TEXT, REASON_TEXT } from '../text.ts';

const FAULT_WORDS = Object.fromEntries(Object.entries(POLICY_FAULT_TEXT).map(([fault, { what }]) => [fault, what]));
const WORDS: Readonly<Record<string, string>> = { ...CODE_TEXT, ...REASON_TEXT, ...FAULT_WORDS };

/** Why an event happened. The three tables together are complete by type. */
export function codeText(code: EventCode): string {
  return WORDS[code] ?? code;
}
