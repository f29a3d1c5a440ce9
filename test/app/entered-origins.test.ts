import { beforeEach, describe, expect, it } from 'vitest';
import { createEnteredOrigins } from '../../src/app/entered-origins.ts';
import { createEnteredText } from '../../src/guard/entered.ts';
import { scanByPattern } from '../guard/scan-by-pattern.ts';

const HERE = 'https://chat.example';
const NOTE = 'Summarise for the referral please: Maria Gonzales, MRN 00482913, has had a cough for three weeks.';
const SHORT = 'Maria Gonzales, MRN 00482913';
const CLEAN = 'Which antibiotic is the usual first choice for a community acquired pneumonia in adults?';

let origins: ReturnType<typeof createEnteredOrigins>;
beforeEach(() => {
  origins = createEnteredOrigins();
});

/** A page's guard: what it has been told of its origin. */
function page(origin = HERE) {
  const entered = createEnteredText();
  const words: number[] = [];
  const member = origins.join(origin, (prints) => {
    words.push(prints.length);
    entered.recall(prints);
  });
  function enter(text: string): void {
    member.reading(text);
    member.read(text, scanByPattern(text));
  }
  return { ...member, enter, words, knows: (text: string) => entered.sharedWith(text) };
}

describe('the memory of an origin', () => {
  it('tells a page that comes later what was entered, and every page that there was nothing', () => {
    const first = page();
    expect(first.words).toEqual([0]);
    first.enter(NOTE);
    first.leave();
    expect(page().knows(`{"draft":"${NOTE}"}`)).toBe(true);
    expect(page().knows(CLEAN)).toBe(false);
  });

  it('knows a text that is too short for a window when it comes whole', () => {
    page().enter(SHORT);
    expect(page().knows(SHORT.toUpperCase())).toBe(true);
    expect(page().knows('Maria has a cough')).toBe(false);
  });

  it('knows a text that nobody has read yet', () => {
    page().reading(CLEAN);
    expect(page().knows(CLEAN)).toBe(true);
  });

  it('forgets a text that is clear, and nothing that another text had in common with it', () => {
    page().enter(CLEAN);
    expect(page().words).toEqual([0]);
    // All of its words are in the clear text; the last one of a text may be in no window.
    const same = CLEAN.toUpperCase();
    const second = page();
    second.reading(same);
    second.read(same, { kind: 'unscanned', reason: 'detector-failed' });
    page().enter(CLEAN);
    expect(page().knows(same)).toBe(true);
  });

  it('keeps a text that could not be read', () => {
    const first = page();
    first.reading(CLEAN);
    first.read(CLEAN, { kind: 'unscanned', reason: 'detector-failed' });
    expect(page().knows(CLEAN)).toBe(true);
  });

  it('tells the other pages of the origin that are open, and no page of another one', () => {
    const [first, other, foreign] = [page(), page(), page('https://other.example')];
    first.enter(NOTE);
    expect([first, other, foreign].map(({ words }) => words.length)).toEqual([1, 2, 1]);
    expect([other, foreign].map(({ knows }) => knows(NOTE))).toEqual([true, false]);
    expect(page('https://other.example').knows(NOTE)).toBe(false);
  });

  it('tells a page that has gone nothing', () => {
    const gone = page();
    gone.leave();
    page().enter(NOTE);
    expect(gone.words).toEqual([0]);
  });

  it('tells other pages no more of one long text than it keeps', () => {
    const [first, other] = [page(), page()];
    first.enter(`${SHORT} ${Array.from({ length: 11_000 }, (_, word) => `word${word}`).join(' ')}`);
    expect(other.words).toEqual([0, 10_000]);
  });

  it('does not grow without end: the oldest text goes, and the origin that was quiet for longest', () => {
    const long = page();
    long.enter(NOTE);
    for (let i = 0; i < 11; i += 1)
      long.enter(`${SHORT} ${Array.from({ length: 1_000 }, (_, word) => `a${i}word${word}`).join(' ')}`);
    const later = page();
    expect(later.words[0]).toBeLessThanOrEqual(20_000);
    expect(later.knows(NOTE)).toBe(false);
    for (let i = 0; i < 60; i += 1) {
      const other = page(`https://chat${i}.example`);
      other.enter(NOTE);
      other.leave();
    }
    expect(page('https://chat0.example').knows(NOTE)).toBe(false);
    expect(page('https://chat59.example').knows(NOTE)).toBe(true);
  });
});
