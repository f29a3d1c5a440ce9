import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEnteredText } from '../../src/guard/entered.ts';

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
});
