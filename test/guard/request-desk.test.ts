// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Question, Ruling } from '../../src/gate/wire.ts';
import { createComposers, type Composers } from '../../src/guard/composers.ts';
import { createEnteredText } from '../../src/guard/entered.ts';
import { plainComposer } from '../../src/guard/editor/plain-composer.ts';
import { createElsewhereDesk, type ElsewhereDesk } from '../../src/guard/elsewhere-desk.ts';
import { createRequestDesk, type RequestDesk, type RequestDeskPorts } from '../../src/guard/request-desk.ts';
import type { ChipState } from '../../src/guard/surface/state.ts';
import { createVault, type Vault } from '../../src/guard/vault.ts';
import { verdictOf, type Finding, type Verdict } from '../../src/phi/finding.ts';
import type { Action, SiteContext } from '../../src/policy/context.ts';
import { siteContextFor } from './site-context-for.ts';

let desk: RequestDesk;
let elsewhere: ElsewhereDesk;
let told: [number, Ruling][];
let chips: ChipState[];
let recorded: string[];
let answer: (verdict: Verdict) => void;
let composers: Composers;
let vault: Vault;
let context: SiteContext;
let action: Action;

const CLEAR = verdictOf({ findings: [], possible: [], quasi: [] });

function prompt(more: Partial<Question> = {}): Question {
  return {
    t: 'judge',
    id: 7,
    channel: 'fetch',
    canWait: true,
    method: 'POST',
    url: 'https://chat.example/prompt',
    isUrlSent: true,
    parts: [{ kind: 'text', in: 'body', name: '', text: '{"q":"a prompt that nobody has read"}' }],
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
  composers = createComposers();
  vault = createVault();
  context = siteContextFor();
  action = 'redact';
  const ports = {
    scan: () => new Promise<Verdict>((resolve) => (answer = resolve)),
    context: () => context,
    taken: () => undefined,
    isAlive: () => true,
    decide: (findings: readonly Finding[]) => findings.map(() => action),
    replacements: () => [],
    record: ({ code }: { code: string }) => void recorded.push(code),
    share: () => undefined,
  };
  const shared: Omit<RequestDeskPorts, 'endpoints' | 'tell' | 'isNoted'> = {
    ports,
    surface: {
      chip: (state) => void chips.push(state),
      banner: () => undefined,
      media: () => undefined,
      panel: () => Promise.resolve({ reply: 'edit' }),
      closePanel: () => undefined,
      panelOpen: false,
      answer: () => undefined,
      owns: () => false,
    },
    state: {
      ports,
      vault,
      views: composers.views,
      entered: createEnteredText(),
      isSending: () => false,
      isPastKnown: () => true,
      isAnyEntered: () => true,
      isUploading: () => false,
      mayCarryMedia: () => false,
    },
    composers,
    composerNode: () => null,
  };
  desk = createRequestDesk({
    ...shared,
    endpoints: () => [
      { purpose: 'prompt', action: 'judge', pattern: '^POST /prompt$', at: ['q'] },
      { purpose: 'draft', action: 'stop', pattern: '^POST /draft$', at: ['q'] },
    ],
    tell: (id, ruling) => void told.push([id, ruling]),
    isNoted: true,
  });
  elsewhere = createElsewhereDesk({ ...shared, hasPassed: (text) => desk.hasPassed(text) });
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
    desk.stopped({ t: 'stopped' });
    expect(recorded).toEqual(['request-stopped']);
    answer(CLEAR);
    await turn();
    expect(told).toEqual([[7, { r: 'pass' }]]);
  });

  it('about drafts by the keystroke makes one event and no sign', () => {
    const draft = prompt({ url: 'https://chat.example/draft' });
    expect(desk.judge(draft)).toEqual({ r: 'stop' });
    expect(desk.judge({ ...draft, id: 8 })).toEqual({ r: 'stop' });
    expect(recorded).toEqual(['draft-stopped']);
    expect(chips).toEqual([]);
  });
});

describe("a composer's text", () => {
  const PROTECTED = { value: 'Rosa Almeida', category: 'name', role: 'patient', before: '', after: '' } as const;

  function written(text: string, verdict: Verdict | null): boolean {
    const area = document.createElement('textarea');
    area.value = text;
    const composer = plainComposer(area, 'prompt');
    composers.read(composer).verdict = verdict;
    return desk.isSettled(composer);
  }

  it('is settled when it is empty, or clear and free of what is protected', () => {
    expect(written(' \n', null)).toBe(true);
    expect(written('what is the dose', CLEAR)).toBe(true);
    vault.protect([PROTECTED]);
    expect(written('what is the dose', CLEAR)).toBe(true);
  });

  it('is not settled without a verdict, or with none that was scanned', () => {
    expect(written('what is the dose', null)).toBe(false);
    expect(written('what is the dose', { kind: 'unscanned', reason: 'detector-silent' })).toBe(false);
  });

  it('is not settled on a prohibited site, clear or not', () => {
    context = siteContextFor({ status: 'prohibited' });
    expect(written('what is the dose', CLEAR)).toBe(false);
  });

  it.each(['redact', 'monitor'] as const)(
    'is not settled while it holds a protected value, clear or not, where policy says %s',
    (now) => {
      action = now;
      vault.protect([PROTECTED]);
      expect(written('does rosa almeida need a CT', CLEAR)).toBe(false);
      vault.release([PROTECTED.value]);
      expect(written('does rosa almeida need a CT', CLEAR)).toBe(true);
    },
  );

  it('is settled with findings that policy only watches or that were released', () => {
    const finding = { start: 5, end: 17, category: 'name', role: 'patient', rule: 'x', score: 1, because: [] } as const;
    const found = verdictOf({ findings: [finding], possible: [], quasi: [] });
    expect(written('does Rosa Almeida need a CT', found)).toBe(false);
    action = 'monitor';
    expect(written('does Rosa Almeida need a CT', found)).toBe(true);
    action = 'block';
    vault.release([PROTECTED.value]);
    expect(written('does Rosa Almeida need a CT', found)).toBe(true);
  });
});

describe('what leaves past the gate', () => {
  const body = (text: string) => {
    const { method, url, parts } = prompt({ parts: [{ kind: 'text', in: 'body', name: '', text }] });
    return { method, url, parts };
  };
  let rulings: string[];
  const rule = (ruling: string) => void rulings.push(ruling);

  beforeEach(() => {
    rulings = [];
    const box = document.createElement('textarea');
    box.value = 'My patient Ada Quill takes apixaban';
    document.body.replaceChildren(box);
    composers.read(plainComposer(box, 'prompt'));
  });

  it('passes at once when nothing of it was entered here, wherever it goes', () => {
    elsewhere.judge(body('{"q":"a prompt that nobody has read"}'), rule);
    expect(rulings).toEqual(['pass']);
  });

  it('waits for the verdict on what was entered, and is stopped once, without a word, while it is a draft', async () => {
    elsewhere.judge(body('My patient Ada Quill'), rule);
    expect(rulings).toEqual([]);
    answer(CLEAR);
    await turn();
    elsewhere.reconsider();
    expect(rulings).toEqual(['stop']);
    expect([chips, recorded]).toEqual([[], []]);
  });

  it('passes when it only sends on what the gate has let pass', async () => {
    const text = 'My patient Ada Quill takes apixaban';
    desk.judge(prompt({ parts: [{ kind: 'text', in: 'body', name: '', text: JSON.stringify({ q: text }) }] }));
    answer(CLEAR);
    await turn();
    expect(told).toEqual([[7, { r: 'pass' }]]);
    elsewhere.judge(body(JSON.stringify({ q: text })), rule);
    elsewhere.judge(body(JSON.stringify({ q: `${text} 5` })), rule);
    expect(rulings).toEqual(['pass']);
  });
});
