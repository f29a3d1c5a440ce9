// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Question, Ruling } from '../../src/gate/wire.ts';
import { createComposers } from '../../src/guard/composers.ts';
import { createEnteredText } from '../../src/guard/entered.ts';
import { createRequestDesk, type RequestDesk } from '../../src/guard/request-desk.ts';
import type { ChipState } from '../../src/guard/surface/state.ts';
import { createVault } from '../../src/guard/vault.ts';
import { verdictOf, type Verdict } from '../../src/phi/finding.ts';
import { siteContextFor } from './site-context-for.ts';

let desk: RequestDesk;
let told: [number, Ruling][];
let chips: ChipState[];
let recorded: string[];
let answer: (verdict: Verdict) => void;

const CLEAR = verdictOf({ findings: [], possible: [], quasi: [] });

function prompt(more: Partial<Question> = {}): Question {
  return {
    t: 'judge',
    id: 7,
    channel: 'fetch',
    canWait: true,
    purpose: 'prompt',
    action: 'judge',
    leaves: [{ text: 'a prompt that nobody has read', at: 'prompt' }],
    ...more,
  };
}

async function turn(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await Promise.resolve();
}

beforeEach(() => {
  told = [];
  chips = [];
  recorded = [];
  const ports = {
    scan: () => new Promise<Verdict>((resolve) => (answer = resolve)),
    context: () => siteContextFor(),
    isAlive: () => true,
    decide: () => [],
    replacements: () => [],
    record: ({ code }: { code: string }) => void recorded.push(code),
    share: () => undefined,
  };
  desk = createRequestDesk({
    ports,
    surface: {
      chip: (state) => void chips.push(state),
      banner: () => undefined,
      panel: () => Promise.resolve({ reply: 'edit' }),
      closePanel: () => undefined,
      panelOpen: false,
      answer: () => undefined,
      owns: () => false,
    },
    state: {
      ports,
      vault: createVault(),
      composers: createComposers(),
      entered: createEnteredText(),
      isSending: () => false,
    },
    isUploading: () => false,
    tell: (id, ruling) => void told.push([id, ruling]),
    composerNode: () => null,
  });
});

describe('a question of the gate', () => {
  it('waits for the scan and then gets its ruling, once', async () => {
    expect(desk.judge(prompt())).toEqual({ r: 'wait' });
    expect(told).toEqual([]);
    answer(CLEAR);
    await turn();
    desk.reconsider();
    expect(told).toEqual([[7, { r: 'pass' }]]);
  });

  it('is stopped when the scan fails, and says so', async () => {
    desk.judge(prompt());
    answer({ kind: 'unscanned', reason: 'detector-silent' });
    await turn();
    expect(told).toEqual([[7, { r: 'stop' }]]);
    expect(chips).toEqual([{ kind: 'held', why: 'request-stopped' }]);
    expect(recorded).toEqual(['request-stopped']);
  });

  it('is stopped at once on a channel that cannot wait', () => {
    expect(desk.judge(prompt({ canWait: false, channel: 'beacon' }))).toEqual({ r: 'stop' });
    expect(recorded).toEqual(['request-stopped']);
  });

  it('that the gate gave up on is said to be stopped, and keeps no other from its ruling', async () => {
    desk.judge(prompt());
    desk.stopped({ t: 'stopped', channel: 'fetch', reason: 'too-late' });
    expect(recorded).toEqual(['request-stopped']);
    answer(CLEAR);
    await turn();
    expect(told).toEqual([[7, { r: 'pass' }]]);
  });

  it('about drafts by the keystroke makes one event and no sign', () => {
    const draft = prompt({ purpose: 'draft', action: 'stop' });
    expect(desk.judge(draft)).toEqual({ r: 'stop' });
    expect(desk.judge({ ...draft, id: 8 })).toEqual({ r: 'stop' });
    expect(recorded).toEqual(['draft-stopped']);
    expect(chips).toEqual([]);
  });
});
