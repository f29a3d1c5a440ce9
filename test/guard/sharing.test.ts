import { describe, expect, it } from 'vitest';
import { createSharer } from '../../src/guard/sharing.ts';

function shareOf(sent: string, typed: string, caret = typed.length): string | null {
  return createSharer(typed, caret).shareOf(sent);
}

describe('what an outgoing string has of a text', () => {
  it('is all of it, whatever stands around it', () => {
    expect(shareOf('{"d":"PT is  maria"}', 'pt is maria')).toBe('whole');
    expect(shareOf('note: pt is maria gonzales', 'pt is maria gonzales\n')).toBe('whole');
  });

  it('is a part: a long run, or what stands before the caret', () => {
    expect(shareOf('<p>maria gonzales with fever</p>', 'pt is maria gonzales with fever since monday')).toBe('part');
    expect(shareOf('gonz', 'pt is maria gonz')).toBe('part');
    expect(shareOf('maria', 'pt is maria and peter', 11)).toBe('part');
  });

  it('is a word of it', () => expect(shareOf('maria', 'pt is maria and peter')).toBe('word'));

  it.each([
    ['composer_opened', 'pt is maria'],
    ['x'.repeat(500), 'pt is maria gonzales with fever'],
    ['ok', 'ok'],
    ['', 'pt'],
  ])('is nothing: %j', (sent, typed) => expect(shareOf(sent, typed)).toBeNull());

  it('takes little time for long texts', () => {
    const typed = Array.from({ length: 10_000 }, (_, i) => `word${i}`).join(' ');
    const sent = Array.from({ length: 10_000 }, (_, i) => `other${i}`).join(' ');
    const sharer = createSharer(typed, typed.length);
    const startedAt = performance.now();
    for (let i = 0; i < 10; i += 1) expect(sharer.shareOf(sent)).toBeNull();
    expect(performance.now() - startedAt).toBeLessThan(1500);
  });
});
