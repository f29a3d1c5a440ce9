// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { createComposers, type Composers } from '../../src/guard/composers.ts';
import type { Composer } from '../../src/guard/editor/composer.ts';
import { createEnteredText, type EnteredText } from '../../src/guard/entered.ts';
import { judge, type JudgeState, type Judgement } from '../../src/guard/judge.ts';
import { createVault, type Vault } from '../../src/guard/vault.ts';
import type { Leaf } from '../../src/payload/request.ts';
import type { Finding, Verdict } from '../../src/phi/finding.ts';
import type { Action } from '../../src/policy/context.ts';
import { siteContextFor } from './site-context-for.ts';

const CONTEXT = siteContextFor();

let vault: Vault;
let composers: Composers;
let entered: EnteredText;
let isSending: boolean;
let isUploading: boolean;
let mayCarryMedia: boolean;
let action: Action;
let node: HTMLTextAreaElement;
let prohibited: boolean;

function state(): JudgeState {
  return {
    ports: {
      context: () => (prohibited ? { ...CONTEXT, status: 'prohibited' } : CONTEXT),
      decide: (findings) => findings.map(() => action),
    },
    vault,
    views: composers.views,
    entered,
    isSending: () => isSending,
    isPastKnown: () => true,
    isAnyEntered: () => true,
    isUploading: () => isUploading,
    mayCarryMedia: () => mayCarryMedia,
  };
}

function composer(): Composer {
  return {
    node,
    kind: 'textarea',
    purpose: 'prompt',
    read: () => node.value,
    caret: () => node.value.length,
    replace: () => Promise.resolve(false),
    rangesOf: () => [],
  };
}

let clock: number;

function type(text: string, verdict: Verdict | null): void {
  node.value = text;
  composers.read(composer()).verdict = verdict;
}

type Question = Parameters<typeof judge>[1];

function question(
  purpose: Question['purpose'],
  leaves: readonly Omit<Leaf, 'isFixed'>[],
  action: Question['action'] = 'judge',
): Question {
  return {
    purpose,
    action,
    isInside: false,
    leaves: leaves.map((leaf) => ({ isFixed: false, ...leaf })),
    answers: new Set(),
  };
}

function body(text: string): Omit<Leaf, 'isFixed'>[] {
  return [{ text, at: 'body' }];
}

function found(text: string, value: string): Verdict {
  const start = text.indexOf(value);
  const finding: Finding = {
    start,
    end: start + value.length,
    category: 'name',
    role: 'patient',
    rule: 'test',
    score: 1,
    because: [],
  };
  return { kind: 'findings', detection: { findings: [finding], possible: [], quasi: [] } };
}

const CLEAR: Verdict = { kind: 'clear', detection: { findings: [], possible: [], quasi: [] } };
const NOTE = 'pt maria gonzales has had a cough for three days and wants antibiotics for it';

function ask(asked: Question, verdicts: readonly [string, Verdict][] = []): Judgement {
  return judge(state(), asked, new Map(verdicts));
}

beforeEach(() => {
  vault = createVault();
  clock = 0;
  composers = createComposers(() => clock);
  entered = createEnteredText();
  isSending = false;
  isUploading = false;
  mayCarryMedia = false;
  prohibited = false;
  action = 'redact';
  node = document.createElement('textarea');
  document.body.replaceChildren(node);
});

describe('a prompt', () => {
  it('passes with a clear verdict on exactly its text', () => {
    type('what is the dose', CLEAR);
    expect(ask(question('prompt', [{ text: 'what is the dose', at: 'prompt' }]))).toEqual({ j: 'pass' });
  });

  it('is scanned when nobody has read it', () => {
    expect(ask(question('prompt', [{ text: NOTE, at: 'prompt' }]))).toEqual({
      j: 'scan',
      texts: [NOTE],
      cause: 'request-stopped',
    });
  });

  it('stops when its verdict has open findings, and passes when they are released', () => {
    const verdicts: [string, Verdict][] = [[NOTE, found(NOTE, 'maria gonzales')]];
    const asked = question('prompt', [{ text: NOTE, at: 'prompt' }]);
    expect(ask(asked, verdicts)).toEqual({ j: 'stop', cause: 'request-stopped' });
    vault.release(['maria gonzales']);
    expect(ask(asked, verdicts)).toEqual({ j: 'pass' });
  });

  it('passes inside words of the site, or between other signs, when it is clear and nothing else was entered', () => {
    const asked = (text: string) =>
      ask({ ...question('other', body(text)), leaves: [{ text, at: 'body', isFixed: true }] }).j;
    isSending = true;
    const text = 'what is the dose of apixaban at a clearance of 25 mL/min';
    const dashed = text.replaceAll(/[ /]/g, '-');
    type(text, CLEAR);
    entered.add(text);
    expect(asked(dashed)).toBe('pass');
    expect(asked(`const said = "${text}"; go(said);`)).toBe('pass');
    vault.protect([{ value: 'maria gonzales', category: 'name', role: 'patient', before: '', after: '' }]);
    expect(asked(`maria gonzales: ${text}`)).toBe('scan');
    entered.add(NOTE);
    expect(asked(`${text} ${NOTE}`)).toBe('scan');
    type(text, found(text, 'apixaban'));
    expect(asked(dashed)).toBe('scan');
    // The box has gone on: what was read before is not all that stands there.
    type(text, CLEAR);
    node.value = `${text} for maria gonzales`;
    expect(asked(dashed)).toBe('scan');
  });

  it.each([
    ['was sent', true, 'pass'],
    ['was deleted', false, 'scan'],
  ])('inside words of the site, from a box that is empty by now: its text %s', (_, isSent, judged) => {
    const text = 'what is the dose of apixaban at a clearance of 25 mL/min';
    type(text, CLEAR);
    if (isSent) composers.markSent(composer());
    type('', null);
    const leaves = [{ text: `<p>${text}</p>`, at: 'body' as const, isFixed: true }];
    expect(ask({ ...question('other', body(text)), leaves }).j).toBe(judged);
  });

  it('stops when it could not be scanned', () => {
    const verdicts: [string, Verdict][] = [[NOTE, { kind: 'unscanned', reason: 'detector-silent' }]];
    expect(ask(question('prompt', [{ text: NOTE, at: 'prompt' }]), verdicts)).toMatchObject({ j: 'stop' });
  });

  it('stops when the editor showed placeholders and the site sends the original', () => {
    vault.protect([{ value: 'maria gonzales', category: 'name', role: 'patient', before: 'pt', after: 'has' }]);
    expect(ask(question('prompt', [{ text: NOTE, at: 'prompt' }]), [[NOTE, CLEAR]])).toMatchObject({ j: 'stop' });
  });

  it('passes when policy leaves its findings alone', () => {
    action = 'allow';
    expect(ask(question('prompt', [{ text: NOTE, at: 'prompt' }]), [[NOTE, found(NOTE, 'maria gonzales')]])).toEqual({
      j: 'pass',
    });
  });

  it('is known by 40 shared characters on an endpoint that no list knows', () => {
    entered.add(NOTE);
    expect(ask(question('other', body(NOTE)))).toEqual({ j: 'scan', texts: [NOTE], cause: 'draft-stopped' });
  });
});

describe('an earlier answer of the assistant, sent along with the prompt', () => {
  const SAID =
    'You asked about a cough for three days. Take John Whitfield, 61: he had a cough for three days as well.';

  function sendAlong(text: string, value: string): Judgement['j'] {
    const asked = { ...question('prompt', [{ text, at: 'prompt' }]), answers: new Set([text]) };
    return ask(asked, [[text, found(text, value)]]).j;
  }

  it('may name a patient that the site has made up, though it repeats what was asked', () => {
    type('what is the dose', CLEAR);
    entered.add(NOTE);
    expect(sendAlong(SAID, 'John Whitfield')).toBe('pass');
    expect(ask(question('prompt', [{ text: SAID, at: 'prompt' }]), [[SAID, found(SAID, 'John Whitfield')]]).j).toBe(
      'stop',
    );
  });

  it('is scanned all the same, and stops when it could not be', () => {
    const asked = { ...question('prompt', [{ text: SAID, at: 'prompt' }]), answers: new Set([SAID]) };
    expect(ask(asked).j).toBe('scan');
    expect(ask(asked, [[SAID, { kind: 'unscanned', reason: 'detector-silent' }]]).j).toBe('stop');
  });

  it('stops with a value that the conversation protects', () => {
    vault.protect([{ value: 'John Whitfield', category: 'name', role: 'patient', before: '', after: '' }]);
    expect(sendAlong(SAID, 'John Whitfield')).toBe('stop');
    expect(sendAlong('As I said, Mr. Whitfield is better.', 'better')).toBe('stop');
  });

  it.each(['pt john whitfield', 'whitfield', 'JOHN-WHITFIELD'])(
    'stops with what was entered: a page may call the text of a person an answer (%s)',
    (text) => {
      composers.take(text);
      expect(sendAlong(SAID, 'John Whitfield')).toBe('stop');
    },
  );

  it('stops with a value amid words that were entered before', () => {
    entered.add(NOTE);
    expect(sendAlong(NOTE, 'maria gonzales')).toBe('stop');
    expect(sendAlong(`Sure! ${NOTE}`, 'maria gonzales')).toBe('stop');
  });
});

describe('a draft', () => {
  it('never leaves on an endpoint whose drafts are stopped', () => {
    const asked = question('draft', [{ text: 'pt mar', at: 'prompt' }], 'stop');
    expect(ask(asked)).toEqual({ j: 'stop', cause: 'draft-stopped' });
    expect(ask(question('draft', [{ text: ' ', at: 'prompt' }], 'stop'))).toEqual({ j: 'pass' });
  });

  it('waits for the verdict on what stands in the composer now, not on what was last read', () => {
    type('pt', CLEAR);
    node.value = 'pt maria gonzales ';
    expect(ask(question('other', body('pt maria gonzales ')))).toEqual({
      j: 'scan',
      texts: ['pt maria gonzales '],
      cause: 'draft-stopped',
    });
  });

  it('leaves without findings and without the tail where the site takes shortened drafts', () => {
    type('maria gonzales has a cou', found('maria gonzales has a cou', 'maria gonzales'));
    const leaves: Omit<Leaf, 'isFixed'>[] = [{ text: 'maria gonzales has a cou', at: 'prompt' }];
    expect(ask(question('draft', leaves, 'rewrite'))).toEqual({ j: 'rewrite', texts: ['[PHI] has a '] });
  });

  it('fails where it stands in a form that cannot be put back', () => {
    type('maria gonzales has a cou', found('maria gonzales has a cou', 'maria gonzales'));
    const leaves = [{ text: 'maria gonzales has a cou', at: 'prompt', isFixed: true }] as const;
    expect(ask({ ...question('draft', [], 'rewrite'), leaves })).toMatchObject({ j: 'stop' });
  });

  it('fails elsewhere, and is never shortened: it may be a send that nobody recognised', () => {
    type('what is the dose at 25 mL/min', CLEAR);
    expect(ask(question('other', body('what is the dose at 25 mL/min')))).toMatchObject({ j: 'stop' });
  });

  it('is a prompt when nobody has typed for a while, and leaves whole or not at all', () => {
    type('what is the dose at 25 mL/min', CLEAR);
    clock = 1600;
    expect(ask(question('other', body('what is the dose at 25 mL/min')))).toEqual({ j: 'pass' });
    type('maria gonzales has a cough', found('maria gonzales has a cough', 'maria gonzales'));
    clock = 5000;
    expect(ask(question('other', body('maria gonzales has a cough')))).toMatchObject({ j: 'stop' });
  });

  it('of a text that was sent is a prompt: a site saves its conversation again and again', () => {
    type('what is the dose', CLEAR);
    composers.markSent(composer());
    expect(ask(question('other', body('what is the dose')))).toEqual({ j: 'pass' });
  });

  it('of a text that was deleted meanwhile is read all the same', () => {
    type('maria gonzales has a cough', found('maria gonzales has a cough', 'maria gonzales'));
    type('', null);
    expect(ask(question('other', body('maria gonzales has a cough')))).toMatchObject({ j: 'stop' });
  });

  it('of a paste that the site took for itself is read first', () => {
    composers.take('maria gonzales 482913');
    expect(ask(question('other', body('maria gonzales 482913')))).toMatchObject({
      j: 'scan',
      texts: ['maria gonzales 482913'],
    });
  });

  it('of a small field that is no composer is read first', () => {
    node.value = 'maria gonzales 482913';
    composers.readField(composer());
    expect(ask(question('other', body('maria gonzales 482913')))).toMatchObject({
      j: 'scan',
      texts: ['maria gonzales 482913'],
    });
  });

  it('is judged as a prompt while a send is under way: its last word must not be lost', () => {
    isSending = true;
    type('what is the dose', CLEAR);
    expect(ask(question('other', body('what is the dose')))).toEqual({ j: 'pass' });
  });

  it('stops in a form that cannot be rewritten exactly', () => {
    type('maria gonzales has a cough', found('maria gonzales has a cough', 'maria gonzales'));
    expect(ask(question('other', body('MARIA GONZALES has a cough')))).toMatchObject({ j: 'stop' });
  });

  it('in part, or in the words before the caret, stops while something in the text is unsettled', () => {
    const text = 'please summarise the case of maria gonzal';
    type(text, CLEAR);
    expect(ask(question('other', body('case of maria gonzal')))).toMatchObject({ j: 'stop' });
    expect(ask(question('other', body('summarise the case')))).toMatchObject({ j: 'stop' });
    type(`${text.slice(0, -6)} `, CLEAR);
    node.value = 'please summarise the case.  ';
    composers.read(composer()).verdict = CLEAR;
    expect(ask(question('other', body('summarise the case')))).toEqual({ j: 'pass' });
  });

  it('is not a word of the page that happens to stand in the text', () => {
    type('maria gonzales has type 2 diabetes and ', found('maria gonzales has type 2 diabetes and ', 'maria gonzales'));
    expect(ask(question('other', body('type')))).toEqual({ j: 'pass' });
    expect(ask(question('other', body('gonzales')))).toMatchObject({ j: 'stop' });
  });

  it('of a small field leaves at once when it was read before, also where nothing can wait', () => {
    node.value = 'metformin';
    composers.readField(composer());
    const navigation = question('other', [{ text: 'metformin', at: 'url' }]);
    expect(ask(navigation)).toMatchObject({ j: 'scan', texts: ['metformin'] });
    composers.settleField(composer(), 'metformi', CLEAR);
    expect(ask(navigation)).toMatchObject({ j: 'scan', texts: ['metformin'] });
    composers.settleField(composer(), 'metformin', CLEAR);
    expect(ask(navigation)).toEqual({ j: 'pass' });
    composers.settleField(composer(), 'metformin', found('metformin', 'metformin'));
    expect(ask(navigation)).toMatchObject({ j: 'stop' });
  });

  it('of a composer that the page has taken away still counts', () => {
    type('maria gonzales has a cou', found('maria gonzales has a cou', 'maria gonzales'));
    node.remove();
    expect(ask(question('other', body('maria gonzales has a cou')))).toMatchObject({ j: 'stop' });
  });
});

describe('on a prohibited site', () => {
  it('nothing that was entered leaves, clear or not', () => {
    prohibited = true;
    type('what is the dose', CLEAR);
    expect(ask(question('prompt', [{ text: 'what is the dose', at: 'prompt' }]))).toMatchObject({ j: 'stop' });
    expect(ask(question('other', body('what is the dose')))).toMatchObject({ j: 'stop' });
    expect(ask(question('other', body('{"event":"load"}')))).toEqual({ j: 'pass' });
  });
});

describe('anything else', () => {
  it('passes when it has nothing to do with what was entered', () => {
    type(NOTE, found(NOTE, 'maria gonzales'));
    expect(ask(question('other', body('{"event":"composer_opened","lang":"en-US"}')))).toEqual({ j: 'pass' });
  });

  it('stops with a protected value in its URL', () => {
    vault.protect([{ value: 'maria gonzales', category: 'name', role: 'patient', before: '', after: '' }]);
    expect(ask(question('other', [{ text: '/search?q=maria gonzales', at: 'url' }]))).toMatchObject({ j: 'stop' });
  });

  it('stops when its bytes cannot be read', () => {
    const bytes = question('other', [{ text: '', at: 'opaque' }]);
    expect(ask(bytes)).toEqual({ j: 'stop', cause: 'unreadable' });
    mayCarryMedia = true;
    expect(ask(bytes)).toEqual({ j: 'pass' });
  });

  it('may give bytes to its own workers, but not those of a file that was just chosen', () => {
    const bytes = { ...question('other', [{ text: '', at: 'opaque' }]), isInside: true };
    expect(ask(bytes)).toEqual({ j: 'pass' });
    isUploading = true;
    expect(ask(bytes)).toEqual({ j: 'stop', cause: 'unreadable' });
  });
});
