// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPlaceholders } from '../../src/deid/placeholders.ts';
import { composerOf } from '../../src/guard/editor/composer-of.ts';
import type { Composer } from '../../src/guard/editor/composer.ts';
import { createSendHold, type SendHold } from '../../src/guard/send.ts';
import type { ChipState } from '../../src/guard/surface/state.ts';
import type { Surface } from '../../src/guard/surface/surface.ts';
import { createVault, type Vault } from '../../src/guard/vault.ts';
import { verdictOf, type Verdict } from '../../src/phi/finding.ts';
import type { SiteContext } from '../../src/policy/context.ts';
import { chatgpt } from '../../src/sites/builtin/chatgpt.ts';
import { scanByPattern } from './scan-by-pattern.ts';
import { siteContextFor } from './site-context-for.ts';
import type { PanelModel, PanelReply } from '../../src/ui/model/panel.ts';

let context: SiteContext;
let vault: Vault;
let hold: SendHold;
let area: HTMLTextAreaElement;
let composer: Composer;
let chips: ChipState[];
let asked: PanelModel[];
let answer: (model: PanelModel) => PanelReply;
let sent: string[];
let recorded: { action: string; code: string }[];
let scan: (text: string) => Verdict;

const PROMPT = 'Summarise: Maria Gonzales, MRN 00482913, has a cough.';
const GESTURE = { key: { code: 'Enter', ctrlKey: false, metaKey: false } };

beforeEach(() => {
  // happy-dom has no editing commands; the text area's own value setter is the way that remains.
  document.execCommand = () => false;
  document.body.innerHTML = '<form><textarea name="prompt-textarea"></textarea></form>';
  area = document.querySelector('textarea') as HTMLTextAreaElement;
  area.value = PROMPT;
  composer = composerOf(area, chatgpt) as Composer;
  sent = [];
  // The site: Enter takes the text and empties the box.
  area.addEventListener('keydown', () => {
    sent.push(area.value);
    area.value = '';
  });
  context = siteContextFor({ site: chatgpt, status: 'restricted', overrideReasons: ['test-data'] });
  chips = [];
  asked = [];
  recorded = [];
  vault = createVault();
  scan = scanByPattern;
  const surface: Surface = {
    chip: (state) => void chips.push(state),
    banner: () => undefined,
    media: () => undefined,
    panel: (model) => {
      asked.push(model);
      return Promise.resolve(answer(model));
    },
    closePanel: () => undefined,
    panelOpen: false,
    answer: () => undefined,
    owns: () => false,
  };
  hold = createSendHold({
    ports: {
      scan: (text) => Promise.resolve(scan(text)),
      isAlive: () => true,
      context: () => context,
      decide: (findings, from) => findings.map(({ category }) => from.actions[category]),
      replacements: createPlaceholders().replace,
      record: (event) => void recorded.push({ action: event.action, code: event.code }),
      share: () => undefined,
    },
    vault,
    surface,
    scan: (from) => Promise.resolve({ text: from.read(), verdict: scan(from.read()) }),
    standIn: (text) =>
      [...document.querySelectorAll('textarea')]
        .flatMap((box) => composerOf(box, chatgpt) ?? [])
        .find((box) => box.read() === text) ?? null,
    verdictOf: (from) => scan(from.read()),
    sending: () => undefined,
    confirm: (_, count) => void chips.push({ kind: 'deidentified', count }),
    settle: () => Promise.resolve(),
    channel: () => 'type',
    isStopped: () => false,
    stops: () => 0,
  });
});

describe('a held send', () => {
  it('goes out de-identified, and the originals stay protected', async () => {
    answer = () => ({ reply: 'deidentify', keep: [], reason: null });
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual(['Summarise: [PATIENT-1], MRN [MRN-1], has a cough.']);
    expect(vault.holds('Maria Gonzales')).toBe(true);
    expect(recorded).toEqual([{ action: 'redacted', code: 'findings' }]);
    expect(asked[0]?.items.map(({ value, replacement, mentions }) => [value, replacement, mentions])).toEqual([
      ['Maria Gonzales', '[PATIENT-1]', 1],
      ['00482913', '[MRN-1]', 1],
    ]);
  });

  it('asks once more about what the replacement lays bare', async () => {
    const first = scan;
    scan = (text) => first(text.includes('[PATIENT-1]') ? text.replace('a cough', '12345678') : text);
    area.value = 'Maria Gonzales has a cough.';
    answer = () => ({ reply: 'deidentify', keep: [], reason: null });
    await hold.hold(composer, GESTURE);
    expect(asked).toHaveLength(2);
  });

  it('keeps single items where an override is allowed', async () => {
    answer = (model) => ({ reply: 'deidentify', keep: [model.items[0]?.key ?? 0], reason: 'test-data' });
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual(['Summarise: Maria Gonzales, MRN [MRN-1], has a cough.']);
    expect(recorded.map(({ action }) => action)).toEqual(['overridden', 'redacted']);
  });

  it('keeps no item without the reason that policy wants, whatever the frame says', async () => {
    answer = (model) => ({ reply: 'deidentify', keep: model.items.map(({ key }) => key), reason: null });
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual(['Summarise: [PATIENT-1], MRN [MRN-1], has a cough.']);
  });

  it('keeps no item where an override is forbidden, whatever the frame says', async () => {
    context = { ...context, overrideReasons: null };
    answer = (model) => ({ reply: 'deidentify', keep: model.items.map(({ key }) => key), reason: null });
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual(['Summarise: [PATIENT-1], MRN [MRN-1], has a cough.']);
  });

  it('goes out as written after an override', async () => {
    answer = () => ({ reply: 'override', reason: 'test-data' });
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual([PROMPT]);
    expect(vault.holds(PROMPT)).toBe(false);
    expect(recorded).toEqual([{ action: 'overridden', code: 'test-data' }]);
  });

  it('is not overridden where policy forbids it, whatever the frame says', async () => {
    context = { ...context, overrideReasons: null };
    answer = () => ({ reply: 'override', reason: null });
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual([]);
    expect(chips.at(-1)).toMatchObject({ kind: 'held' });
  });

  it('stays after "edit", with the text as it was', async () => {
    answer = () => ({ reply: 'edit' });
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual([]);
    expect(area.value).toBe(PROMPT);
  });

  it('stays when nobody could answer', async () => {
    answer = () => ({ reply: 'edit', shown: false });
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual([]);
    expect(chips.at(-1)).toEqual({ kind: 'held', why: 'panel-unavailable' });
  });

  it('stays when the text changed while the panel was open', async () => {
    answer = () => {
      area.value = `${PROMPT} And more.`;
      return { reply: 'override', reason: 'test-data' };
    };
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual([]);
  });

  it('stays when the editor puts the original back', async () => {
    answer = () => ({ reply: 'deidentify', keep: [], reason: null });
    area.addEventListener('input', () => (area.value = PROMPT));
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual([]);
    expect(chips.at(-1)).toEqual({ kind: 'held', why: 'not-verified' });
  });

  it('stays when the new text is found to hold an identifier each time it is replaced', async () => {
    answer = () => ({ reply: 'deidentify', keep: [], reason: null });
    scan = (text) => {
      const end = { start: text.length - 5, end: text.length, category: 'name', role: 'patient' } as const;
      return text === PROMPT
        ? scanByPattern(text)
        : verdictOf({ findings: [{ ...end, rule: 'test', score: 1, because: [] }], possible: [], quasi: [] });
    };
    await hold.hold(composer, GESTURE);
    expect(asked).toHaveLength(2);
    expect(sent).toEqual([]);
    expect(chips.at(-1)).toEqual({ kind: 'held', why: 'not-verified' });
    expect(recorded.at(-1)).toEqual({ action: 'held', code: 'not-verified' });
  });

  it('stays when the new text holds what another frame protects, though policy here only watches it', async () => {
    context = { ...context, actions: { ...context.actions, mrn: 'monitor' } };
    vault.protect([{ value: '00482913', category: 'mrn', role: 'patient', before: '', after: '' }]);
    answer = () => ({ reply: 'deidentify', keep: [], reason: null });
    await hold.hold(composer, GESTURE);
    expect(area.value).toBe('Summarise: [PATIENT-1], MRN 00482913, has a cough.');
    expect(sent).toEqual([]);
    expect(chips.at(-1)).toEqual({ kind: 'held', why: 'not-verified' });
  });

  it('stays when the new text cannot be scanned', async () => {
    answer = () => ({ reply: 'deidentify', keep: [], reason: null });
    scan = (text) =>
      text.includes('[PATIENT-1]') ? { kind: 'unscanned', reason: 'detector-silent' } : scanByPattern(text);
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual([]);
    expect(chips.at(-1)).toEqual({ kind: 'held', why: 'detector-silent' });
  });

  it('stays when the editor did not take the replacement for its own, whatever reads back', async () => {
    answer = () => ({ reply: 'deidentify', keep: [], reason: null });
    const doubtful: Composer = {
      ...composer,
      replace: async (edits) => (await composer.replace(edits)) && false,
    };
    await hold.hold(doubtful, GESTURE);
    expect(area.value).toBe('Summarise: [PATIENT-1], MRN [MRN-1], has a cough.');
    expect(sent).toEqual([]);
    expect(chips.at(-1)).toEqual({ kind: 'held', why: 'not-verified' });
  });

  it('stays when the text becomes yet another one while it settles, clear or not', async () => {
    answer = () => ({ reply: 'deidentify', keep: [], reason: null });
    area.addEventListener('input', () => (area.value = 'a prompt that nobody wrote'));
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual([]);
    expect(chips.at(-1)).toEqual({ kind: 'held', why: 'not-verified' });
  });

  it.each(['detector-silent', 'detector-failed', 'extension-gone', 'too-long'] as const)(
    'stays when the text is unscanned: %s',
    async (reason) => {
      scan = () => ({ kind: 'unscanned', reason });
      await hold.hold(composer, GESTURE);
      expect(sent).toEqual([]);
      expect(chips.at(-1)).toEqual({ kind: 'held', why: reason });
      expect(recorded).toEqual([{ action: 'unscanned', code: reason }]);
    },
  );

  it('stays when the scan throws', async () => {
    scan = () => {
      throw new Error('broken');
    };
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual([]);
    expect(chips.at(-1)).toMatchObject({ kind: 'held' });
  });

  it('stays on a prohibited site, also without findings', async () => {
    context = { ...context, status: 'prohibited' };
    area.value = 'what is the dose';
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual([]);
    expect(chips.at(-1)).toEqual({ kind: 'held', why: 'site-prohibited' });
  });

  it('goes at once, unasked and once, when the verdict is clear', async () => {
    area.value = 'what is the dose';
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual(['what is the dose']);
    expect(asked).toEqual([]);
    expect(recorded).toEqual([]);
  });

  it('goes unasked where policy only watches, and is counted', async () => {
    context = { ...context, actions: { ...context.actions, name: 'monitor', mrn: 'allow' } };
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual([PROMPT]);
    expect(asked).toEqual([]);
    expect(recorded).toEqual([
      { action: 'monitored', code: 'findings' },
      { action: 'allowed', code: 'findings' },
    ]);
  });

  it('finds a value again that it has de-identified before, where the detector alone does not', async () => {
    answer = () => ({ reply: 'deidentify', keep: [], reason: null });
    await hold.hold(composer, GESTURE);
    area.value = 'and does maria gonzales need a CT?';
    await hold.hold(composer, GESTURE);
    expect(sent[1]).toBe('and does [PATIENT-1] need a CT?');
  });

  it('asks for another press when the site refuses a replayed one', async () => {
    area.value = 'what is the dose';
    area.addEventListener('keydown', (event) => event.stopImmediatePropagation(), { capture: true });
    await hold.hold(composer, GESTURE);
    expect(chips.at(-1)).toEqual({ kind: 'held', why: 'press-again' });
  });
});

describe('a send that passed', () => {
  let now: number;
  const once = [
    { action: 'monitored', code: 'findings' },
    { action: 'allowed', code: 'findings' },
  ];

  beforeEach(() => {
    now = 10_000;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    context = { ...context, actions: { ...context.actions, name: 'monitor', mrn: 'allow' } };
  });

  afterEach(() => void vi.restoreAllMocks());

  it('is counted once, although Enter, click and submit each come by', () => {
    for (const after of [0, 1, 40]) {
      now += after;
      hold.passed(composer);
    }
    expect(recorded).toEqual(once);
  });

  it('is counted again for another text at once, and for the same text later', () => {
    hold.passed(composer);
    area.value = `${PROMPT} And more.`;
    hold.passed(composer);
    expect(recorded).toEqual([...once, ...once]);
    now += 60_000;
    hold.passed(composer);
    expect(recorded).toEqual([...once, ...once, ...once]);
  });
});

describe('an editor that the page replaces while its send is held', () => {
  /** A new node; with the same text in it, or with none. */
  function replaceEditor(text: string): HTMLTextAreaElement {
    const fresh = area.cloneNode() as HTMLTextAreaElement;
    fresh.value = text;
    fresh.addEventListener('keydown', () => {
      sent.push(fresh.value);
      fresh.value = '';
    });
    area.replaceWith(fresh);
    return fresh;
  }

  it('is followed to the new one with the same text, which goes out de-identified', async () => {
    answer = () => {
      replaceEditor(PROMPT);
      return { reply: 'deidentify', keep: [], reason: null };
    };
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual(['Summarise: [PATIENT-1], MRN [MRN-1], has a cough.']);
  });

  it('is followed while the verdict is pending', async () => {
    scan = () => {
      if (area.isConnected) replaceEditor(PROMPT);
      return { kind: 'clear', detection: { findings: [], possible: [], quasi: [] } };
    };
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual([PROMPT]);
  });

  it.each(['deidentify', 'override'] as const)('asks for another press when there is none: %s', async (reply) => {
    answer = () => {
      replaceEditor('');
      return reply === 'override' ? { reply, reason: 'test-data' } : { reply, keep: [], reason: null };
    };
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual([]);
    expect(chips.at(-1)).toEqual({ kind: 'held', why: 'press-again' });
    expect(vault.holds(PROMPT)).toBe(true);
    expect(hold.isHolding).toBe(false);
  });

  it('does not swallow a clear send', async () => {
    scan = () => {
      if (area.isConnected) replaceEditor('');
      return { kind: 'clear', detection: { findings: [], possible: [], quasi: [] } };
    };
    await hold.hold(composer, GESTURE);
    expect(sent).toEqual([]);
    expect(chips.at(-1)).toEqual({ kind: 'held', why: 'press-again' });
  });
});
