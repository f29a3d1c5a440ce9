import type { Leaf, Question, Ruling } from '../gate/wire.ts';
import type { Verdict } from '../phi/finding.ts';
import type { ComposerState, Composers } from './composers.ts';
import { settledDraft, sharesText } from './draft.ts';
import type { EnteredText } from './entered.ts';
import { openFindings } from './open-findings.ts';
import type { GuardPorts } from './ports.ts';
import type { Vault } from './vault.ts';

export interface JudgeState {
  readonly ports: Pick<GuardPorts, 'context' | 'decide'>;
  readonly vault: Vault;
  readonly composers: Composers;
  readonly entered: EnteredText;
  /** Whether a send gesture was released, or any trusted click or Enter was seen, a moment ago. */
  isSending(): boolean;
}

export type StopCause = 'draft-stopped' | 'request-stopped' | 'unreadable';

/** A ruling for now; `texts` must be scanned before it can be a final one. */
export type Judgement =
  | { readonly ruling: Ruling; readonly cause?: StopCause }
  | { readonly scan: readonly string[]; readonly cause: StopCause };

type Verdicts = ReadonlyMap<string, Verdict>;

const PASS: Judgement = { ruling: { r: 'pass' } };

/**
 * Answers the gate's two questions on one request: does it hold a protected value, and is it a prompt without a clear
 * or decided verdict? Pure in its state: asked again with the verdicts that it wanted, it gives the final answer.
 */
export function judge(state: JudgeState, question: Question, verdicts: Verdicts): Judgement {
  const leaves = question.leaves;
  if (question.action === 'stop' && leaves.some((leaf) => leaf.at === 'prompt' && leaf.text.trim() !== '')) {
    return { ruling: { r: 'stop' }, cause: 'draft-stopped' };
  }
  if (state.ports.context().status === 'prohibited' && isText(state, question)) {
    return { ruling: { r: 'stop' }, cause: 'request-stopped' };
  }
  if (leaves.some((leaf) => leaf.at === 'opaque')) {
    if (state.ports.context().unreadable === 'block') return { ruling: { r: 'stop' }, cause: 'unreadable' };
  }
  const wanted = new Set<string>();
  const texts: string[] = [];
  let isRewritten = false;
  for (const leaf of leaves) {
    const judged = judgeLeaf(state, question, leaf, verdicts);
    if (judged === 'stop') return { ruling: { r: 'stop' }, cause: causeOf(question, state) };
    if (typeof judged === 'string') {
      texts.push(leaf.text);
      continue;
    }
    if ('scan' in judged) wanted.add(judged.scan);
    else {
      isRewritten ||= judged.text !== leaf.text;
      texts.push(judged.text);
    }
  }
  if (wanted.size > 0) return { scan: [...wanted], cause: causeOf(question, state) };
  return isRewritten ? { ruling: { r: 'rewrite', texts } } : PASS;
}

/** On a prohibited site nothing that a person entered leaves, clear or not. */
function isText(state: JudgeState, { purpose, leaves }: Question): boolean {
  return leaves.some(
    (leaf) =>
      leaf.text.trim() !== '' &&
      ((purpose !== 'other' && leaf.at === 'prompt') ||
        state.entered.sharedWith(leaf.text) ||
        unsentIn(state, leaf) !== null),
  );
}

/** A draft gets no numbered placeholder: half-typed values would use the numbers up. */
const DRAFT_PLACEHOLDER = '[PHI]';

type LeafJudgement = 'pass' | 'stop' | { readonly scan: string } | { readonly text: string };

function judgeLeaf(state: JudgeState, question: Question, leaf: Leaf, verdicts: Verdicts): LeafJudgement {
  if (leaf.text.trim() === '') return 'pass';
  const draftOf = question.purpose === 'prompt' || state.isSending() ? null : unsentIn(state, leaf);
  if (draftOf) return judgeDraft(state, leaf, draftOf, verdicts);
  if (state.vault.holds(leaf.text)) return 'stop';
  const isPrompt = leaf.at === 'prompt' || state.entered.sharedWith(leaf.text) || unsentIn(state, leaf) !== null;
  return isPrompt ? judgePrompt(state, leaf.text, verdicts) : 'pass';
}

/** The composer whose unsent text this string carries, read live: a page may send in the task of the keystroke. */
function unsentIn(state: JudgeState, leaf: Leaf): ComposerState | null {
  for (const known of state.composers.unsent()) {
    if (sharesText(leaf.text, known.text)) return known;
    if (!known.composer.node.isConnected) continue;
    const live = known.composer.read();
    if (live !== known.text && sharesText(leaf.text, live))
      return { ...known, text: live, caret: known.composer.caret() ?? live.length, verdict: null };
  }
  return null;
}

function judgePrompt(state: JudgeState, text: string, verdicts: Verdicts): LeafJudgement {
  const verdict = verdicts.get(text) ?? knownVerdict(state, text);
  if (!verdict) return { scan: text };
  if (verdict.kind === 'unscanned') return 'stop';
  const open = openFindings(state.ports, state.vault, text, verdict.detection.findings);
  return open.length === 0 ? 'pass' : 'stop';
}

/** The composer's own verdict serves when the site sends exactly its text. */
function knownVerdict(state: JudgeState, text: string): Verdict | null {
  const known = state.composers.unsent().find((candidate) => candidate.text === text);
  return known?.verdict ?? null;
}

function judgeDraft(state: JudgeState, leaf: Leaf, unsent: ComposerState, verdicts: Verdicts): LeafJudgement {
  const verdict = unsent.verdict ?? verdicts.get(unsent.text);
  if (!verdict) return { scan: unsent.text };
  if (verdict.kind === 'unscanned') return 'stop';
  const { findings, possible } = verdict.detection;
  const open = [
    ...openFindings(state.ports, state.vault, unsent.text, findings).map(({ finding }) => finding),
    // What is only possible is not worth an interruption, but a draft can do without it.
    ...possible.filter((finding) =>
      findings.every((found) => found.end <= finding.start || found.start >= finding.end),
    ),
  ];
  const draft = settledDraft(leaf.text, {
    text: unsent.text,
    caret: unsent.caret,
    open: open.map(({ start, end }) => ({ start, end, replacement: DRAFT_PLACEHOLDER })),
  });
  // A leaf in another form (cut, escaped) cannot be settled exactly; nor may a value stand in it a second time.
  if (draft === null || state.vault.holds(draft)) return 'stop';
  return { text: draft };
}

function causeOf(question: Question, state: JudgeState): StopCause {
  return question.purpose === 'prompt' || state.isSending() ? 'request-stopped' : 'draft-stopped';
}
