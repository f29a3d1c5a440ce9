import { describe, expect, it } from 'vitest';
import { createConversation } from '../../src/guard/conversation.ts';
import { chatgpt } from '../../src/sites/builtin/chatgpt.ts';

function changesAlong(paths: readonly string[]): number {
  let changes = 0;
  const conversation = createConversation(() => (changes += 1));
  for (const path of paths) conversation.at(chatgpt, path);
  return changes;
}

describe('the conversation', () => {
  it('does not change when a new one gets its id', () => expect(changesAlong(['/', '/', '/c/1', '/c/1'])).toBe(0));
  it('changes with the id', () => expect(changesAlong(['/c/1', '/c/2'])).toBe(1));
  it('changes when a new one begins', () => expect(changesAlong(['/c/1', '/'])).toBe(1));
});
