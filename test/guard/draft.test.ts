import { describe, expect, it } from 'vitest';
import { settledDraft, unsettledTail } from '../../src/guard/draft.ts';

function tail(text: string): string {
  const { start, end } = unsettledTail(text, text.length);
  return text.slice(start, end);
}

describe('the unsettled tail of a text that is being typed', () => {
  it.each([
    ['pt is mari', 'mari'],
    ['pt is Maria Gonz', 'Maria Gonz'],
    ['call 415 555 01', '415 555 01'],
    ['call (415) 555-01', '(415) 555-01'],
    ['seen by Dr. Anna Maria ', 'Dr. Anna Maria '],
    ['has fever and a cough ', 'cough '],
    ['', ''],
  ])('%j ends unsettled in %j', (text, expected) => {
    expect(tail(text)).toBe(expected);
  });

  it('takes the rest of the token when the caret stands inside it', () => {
    const { start, end } = unsettledTail('for gonzales now', 7);
    expect('for gonzales now'.slice(start, end)).toBe('gonzales');
  });
});

describe('a draft', () => {
  it('leaves without findings and without the tail', () => {
    const text = 'Maria Gonzales has fever, call 415';
    const open = [{ start: 0, end: 14, replacement: '[PHI]' }];
    expect(settledDraft(text, { text, caret: text.length, open })).toBe('[PHI] has fever, call ');
  });

  it('keeps what stands around it in the string', () => {
    const text = 'see Anna ';
    expect(settledDraft('draft: see Anna', { text, caret: text.length, open: [] })).toBe('draft: see ');
  });

  it('takes a finding that reaches into the tail with it', () => {
    const text = 'for maria gonz';
    expect(settledDraft(text, { text, caret: text.length, open: [{ start: 4, end: 14, replacement: '[PHI]' }] })).toBe(
      'for ',
    );
  });

  it('is not settled when it stands there in another form', () => {
    expect(settledDraft('PT IS MARIA', { text: 'pt is maria', caret: 11, open: [] })).toBeNull();
    expect(settledDraft('', { text: '  ', caret: 2, open: [] })).toBeNull();
  });
});
