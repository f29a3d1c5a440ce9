import { expect, it } from 'vitest';
import { createPage, connectGuard } from '../gate/page.ts';
import { startGate } from '../../src/gate/start.ts';
import { createEnteredText } from '../../src/guard/entered.ts';
import { readQuestion } from '../../src/guard/endpoints.ts';
import { judge, type JudgeState } from '../../src/guard/judge.ts';
import { createVault } from '../../src/guard/vault.ts';
import { neighbours } from '../../src/guard/value-match.ts';
import type { Ruling } from '../../src/gate/wire.ts';
import { asQuestion, cleanTraffic } from './clean-traffic.ts';
import { siteContextFor } from './site-context-for.ts';

const SHORT = ['Li', 'Ann', 'May', '93', '3/4'];
const PROMPT = 'Ann Li, called May, aged 93, was seen on 3/4 and her potassium is low. Which infusion rate is safe?';

/** A page in which the prompt was typed, with its short values protected. */
function typedState(): JudgeState {
  const vault = createVault();
  vault.protect(
    SHORT.map((value) => {
      const at = PROMPT.indexOf(value);
      return { value, category: 'name', role: 'patient', ...neighbours(PROMPT, at, at + value.length) };
    }),
  );
  const entered = createEnteredText();
  entered.add(PROMPT);
  const views = () => [{ text: PROMPT, caret: PROMPT.length, verdict: null, stage: 'draft' as const }];
  const ports = { context: () => siteContextFor(), decide: () => [] };
  return { ports, vault, entered, views, isSending: () => false };
}

it('lets 10,000 requests of a page pass byte for byte while short and common values are protected', async () => {
  const state = typedState();
  const { window, sent } = createPage();
  startGate(window);
  connectGuard(window, {
    rule: (question): Ruling => (judge(state, readQuestion(question, []), new Map()).j === 'pass' ? { r: 'pass' } : { r: 'stop' }),
  });
  const requests = cleanTraffic(10_000, 2026);
  const stopped: string[] = [];
  for (const { method, url, body } of requests) {
    await window.fetch(url, { method, body }).catch(() => stopped.push(`${method} ${url} ${body ?? ''}`));
  }
  expect(stopped).toEqual([]);
  expect(sent.map(({ url, body }) => [url, body])).toEqual(requests.map(({ url, body }) => [url, body ?? '']));
});

it('stops such a request as soon as it says what was typed', () => {
  const state = typedState();
  const leaks = [
    { method: 'POST', url: 'https://chat.example/v1/t', body: '{"event":"x","text":"Ann Li, called May, aged"}' },
    { method: 'GET', url: 'https://chat.example/img?t=seen+on+3%2F4+and', body: null },
  ];
  const judged = leaks.map((leak, id) => judge(state, readQuestion(asQuestion(leak, id), []), new Map()).j);
  expect(judged.filter((j) => j === 'pass')).toEqual([]);
});
