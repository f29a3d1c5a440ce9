import { expect, test } from 'vitest';
import type { EnteredView } from '../../src/guard/composers.ts';
import { createEnteredText } from '../../src/guard/entered.ts';
import { judge, type JudgeState } from '../../src/guard/judge.ts';
import { createVault } from '../../src/guard/vault.ts';
import type { Leaf } from '../../src/payload/request.ts';
import type { Verdict } from '../../src/phi/finding.ts';
import { siteContextFor } from './site-context-for.ts';

const TOKEN = 'eyJhbGciOiJSUzI1NiJ9'.repeat(8);
const TEXT = `What is ${TOKEN}?`;
const CLEAR: Verdict = { kind: 'clear', detection: { findings: [], possible: [], quasi: [] } };

function judged(verdict: Verdict | null, leaves: readonly Omit<Leaf, 'isFixed'>[]): string {
  const view: EnteredView = { text: TEXT, caret: TEXT.length, verdict, stage: 'prompt' };
  const state: JudgeState = {
    ports: { context: () => siteContextFor(), decide: (findings) => findings.map(() => 'redact') },
    vault: createVault(),
    views: () => [view],
    entered: createEnteredText(),
    isSending: () => true,
    isPastKnown: () => true,
    isAnyEntered: () => true,
    isUploading: () => false,
    mayCarryMedia: () => false,
  };
  const question = { purpose: 'prompt', action: 'judge', isInside: false, answers: new Set<string>() } as const;
  return judge(state, { ...question, leaves: leaves.map((leaf) => ({ isFixed: true, ...leaf })) }, new Map()).j;
}

const sent: Omit<Leaf, 'isFixed'>[] = [
  { text: TEXT, at: 'prompt' },
  { text: '', at: 'opaque', source: TEXT },
];

test('what cannot be read in a text of the person was read with that text', () => {
  expect(judged(CLEAR, sent)).toBe('pass');
});

test('without a verdict on the text it stops', () => {
  expect(judged(null, sent)).toBe('stop');
  expect(judged({ kind: 'unscanned', reason: 'detector-silent' }, sent)).toBe('stop');
});

test('what stands in no text of the person stops', () => {
  expect(judged(CLEAR, [{ text: '', at: 'opaque', source: TOKEN + TOKEN }])).toBe('stop');
  expect(judged(CLEAR, [{ text: '', at: 'opaque' }])).toBe('stop');
});
