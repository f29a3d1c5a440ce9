import { expect, it } from 'vitest';
import { createPage, connectGuard } from '../gate/page.ts';
import { startGate } from '../../src/gate/start.ts';
import { createEnteredText } from '../../src/guard/entered.ts';
import { readQuestion } from '../../src/guard/endpoints.ts';
import { judge, type JudgeState } from '../../src/guard/judge.ts';
import { createVault } from '../../src/guard/vault.ts';
import { valuesOf } from '../../src/guard/open-findings.ts';
import { verdictOf } from '../../src/phi/finding.ts';
import type { Ruling } from '../../src/gate/wire.ts';
import { asQuestion, cleanTraffic } from './clean-traffic.ts';
import { siteContextFor } from './site-context-for.ts';

const SHORT = ['Li', 'Ann', 'May', '93', '3/4'];
const PROMPT =
  'Mrs Li was seen with Ann. Her sister May says she is 93; K was low on 3/4. Which infusion rate is safe?';

/** A page in which the prompt was typed, with its short values protected. */
function typedState(): JudgeState {
  const vault = createVault();
  const findings = SHORT.map((value) => {
    const start = PROMPT.indexOf(value);
    const end = start + value.length;
    return { start, end, category: 'name', role: 'patient', rule: 'test', score: 1, because: [] } as const;
  });
  vault.protect(valuesOf(PROMPT, findings));
  const verdict = verdictOf({ findings, possible: [], quasi: [] });
  const entered = createEnteredText();
  entered.add(PROMPT);
  const views = () => [{ text: PROMPT, caret: PROMPT.length, verdict, stage: 'draft' as const }];
  const ports = {
    context: () => siteContextFor(),
    decide: (all: readonly unknown[]) => all.map(() => 'redact' as const),
  };
  return {
    ports,
    vault,
    entered,
    views,
    isSending: () => false,
    isPastKnown: () => true,
    isAnyEntered: () => true,
    isUploading: () => false,
    mayCarryMedia: () => false,
  };
}

it('lets 10,000 requests of a page pass byte for byte while short and common values are protected', async () => {
  const state = typedState();
  const { window, sent } = createPage();
  startGate(window);
  connectGuard(window, {
    rule: (question): Ruling =>
      judge(state, readQuestion(question, []), new Map()).j === 'pass' ? { r: 'pass' } : { r: 'stop' },
  });
  const requests = cleanTraffic(10_000, 2026);
  const stopped: string[] = [];
  for (const { method, url, body } of requests) {
    await window.fetch(url, { method, body }).catch(() => stopped.push(`${method} ${url} ${body ?? ''}`));
  }
  expect(stopped).toEqual([]);
  expect(sent.map(({ url, body }) => [url, body])).toEqual(requests.map(({ url, body }) => [url, body ?? '']));
}, 120_000);

it('stops such a request as soon as it says what was typed', () => {
  const state = typedState();
  const leaks = [
    { method: 'POST', url: 'https://chat.example/v1/t', body: '{"event":"x","text":"her sister May says"}' },
    { method: 'GET', url: 'https://chat.example/img?t=low+on+3%2F4', body: null },
  ];
  const judged = leaks.map((leak, id) => judge(state, readQuestion(asQuestion(leak, id), []), new Map()).j);
  expect(judged.filter((j) => j === 'pass')).toEqual([]);
});
