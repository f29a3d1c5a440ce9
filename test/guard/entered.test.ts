import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEnteredText, fingerprints } from '../../src/guard/entered.ts';

const NOTE = 'She came in on Tuesday with chest pain radiating to the left arm and was given aspirin at once.';

describe('what was entered in the tab', () => {
  it('is recognised by 40 shared characters, whatever the case and spacing', () => {
    const entered = createEnteredText();
    entered.add(NOTE);
    expect(entered.sharedWith(`title: ${NOTE.slice(16, 70).toUpperCase()}`)).toBe(true);
    expect(entered.sharedWith(NOTE.replaceAll(' ', '\n'))).toBe(true);
  });

  it('is not recognised in less, or in other text', () => {
    const entered = createEnteredText();
    entered.add(NOTE);
    expect(entered.sharedWith('came in on Tuesday')).toBe(false);
    expect(entered.sharedWith('A different sentence that is quite as long as the first one was before.')).toBe(false);
  });

  it('finds each entered text of 60 words in any text that holds it', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{3,9}$/), { minLength: 12, maxLength: 60 });
    fc.assert(
      fc.property(words, fc.string(), fc.string(), (typed, before, after) => {
        const entered = createEnteredText();
        entered.add(typed.join(' '));
        return entered.sharedWith(`${before} ${typed.join(' ')} ${after}`);
      }),
    );
  });

  it('is empty until something was entered', () => {
    const entered = createEnteredText();
    expect(entered.isEmpty).toBe(true);
    expect(entered.sharedWith(NOTE)).toBe(false);
    entered.begin();
    expect(entered.isEmpty).toBe(false);
  });

  const words = (from: number, count: number): string =>
    Array.from({ length: count }, (_, i) => `word${from + i}`).join(' ');
  /** Over the most that is kept, a part at a time. */
  const LIFE = Array.from({ length: 11 }, (_, i) => words(i * 10_000, 10_000));

  it('is known after a long life, and only the oldest is forgotten', () => {
    const entered = createEnteredText();
    entered.add(words(900_000, 20));
    for (const part of LIFE) entered.add(part);
    entered.add(NOTE);
    expect(entered.sharedWith(NOTE)).toBe(true);
    expect(entered.sharedWith(words(109_900, 20))).toBe(true);
    expect(entered.sharedWith(words(900_000, 20))).toBe(false);
  });

  it('is kept however much is heard of other tabs, of which the latest is kept', () => {
    const entered = createEnteredText();
    entered.add(NOTE);
    entered.recall([...fingerprints(words(900_000, 20))]);
    for (const part of LIFE) entered.recall([...fingerprints(part)]);
    expect(entered.sharedWith(NOTE)).toBe(true);
    expect(entered.sharedWith(words(109_900, 20))).toBe(true);
    expect(entered.sharedWith(words(900_000, 20))).toBe(false);
    entered.add('The ward round is at eight tomorrow, and the second bed by the window has no name on it yet.');
    expect(entered.sharedWith('the second bed by the window has no name on it yet')).toBe(true);
  });
});
