import type { Leaf } from '../payload/request.ts';
import type { Finding, Verdict } from '../phi/finding.ts';
import type { EnteredView } from './composers.ts';
import { settledDraft, unsettledTail } from './draft.ts';
import type { Outgoing } from './endpoints.ts';
import type { EnteredText } from './entered.ts';
import { EVERYDAY_NAMES } from './everyday-names.ts';
import { openFindings } from './open-findings.ts';
import type { GuardPorts } from './ports.ts';
import { sharerOf, type Sharer, type Sharing } from './sharing.ts';
import type { Vault } from './vault.ts';

export interface JudgeState {
  readonly ports: Pick<GuardPorts, 'context' | 'decide'>;
  readonly vault: Vault;
  /** Everything that a request may carry, of this frame first. */
  views(): EnteredView[];
  readonly entered: EnteredText;
  /** Whether it is known by now what was entered on this origin before this page came. */
  isPastKnown(): boolean;
  /** Whether anything is known to have been entered: here, elsewhere, or before. */
  isAnyEntered(): boolean;
  /** Whether a send gesture was released, or any trusted click or Enter was seen, a moment ago. */
  isSending(): boolean;
  /** Whether the person has chosen or dropped a file a moment ago: what is stopped then is their upload. */
  isUploading(): boolean;
  /** Whether bytes that cannot be read may be speech or pictures that the clinician or the policy let go. */
  mayCarryMedia(): boolean;
}

export type StopCause = 'draft-stopped' | 'request-stopped' | 'unreadable';

/** `rewrite` has one text for each leaf. What is to be scanned must be, before there is a final judgement. */
export type Judgement =
  | { readonly j: 'pass' }
  | { readonly j: 'stop'; readonly cause: StopCause }
  | { readonly j: 'rewrite'; readonly texts: readonly string[] }
  | { readonly j: 'scan'; readonly texts: readonly string[]; readonly cause: StopCause };

interface Question extends Pick<Outgoing, 'purpose' | 'action' | 'isInside' | 'leaves' | 'answers'> {
  /** Asked before the past was known; as nothing but that was waited for, a page without one loads as it is. */
  readonly isEarly?: boolean;
}

type Verdicts = ReadonlyMap<string, Verdict>;
type Span = Pick<Finding, 'start' | 'end'>;

/**
 * Answers the gate's two questions on one request: does it hold a protected value, and is it a prompt without a clear
 * or decided verdict? Pure in its state: asked again with the verdicts that it wanted, it gives the final answer.
 */
export function judge(state: JudgeState, question: Question, verdicts: Verdicts): Judgement {
  const { leaves } = question;
  const views = viewsOf(state);
  if (question.action === 'stop' && leaves.some((leaf) => leaf.at === 'prompt' && leaf.text.trim() !== '')) {
    return { j: 'stop', cause: 'draft-stopped' };
  }
  if (state.ports.context().status === 'prohibited' && isText(state, question, views)) {
    return { j: 'stop', cause: 'request-stopped' };
  }
  if (isUnreadable(state, question, views)) {
    return { j: 'stop', cause: 'unreadable' };
  }
  const wanted = new Set<string>();
  const texts: string[] = [];
  let isRewritten = false;
  for (const leaf of leaves) {
    const judged = judgeLeaf(state, question, leaf, { views, verdicts });
    if (judged === 'stop') return { j: 'stop', cause: causeOf(question, state) };
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
  if (wanted.size > 0) return { j: 'scan', texts: [...wanted], cause: causeOf(question, state) };
  return isRewritten ? { j: 'rewrite', texts } : { j: 'pass' };
}

/** Between the parts of a page bytes are sound, pictures and memory, unless they are the file that was just chosen. */
function isUnreadable(state: JudgeState, { leaves, isInside, isEarly }: Question, views: readonly View[]): boolean {
  const isOpaque = leaves.some(({ at, source }) => at === 'opaque' && !(source && isRead(views, source)));
  const mayBeMedia = isInside ? !state.isUploading() : state.mayCarryMedia();
  const isUntouched = (isEarly || !state.isPastKnown()) && !state.isAnyEntered();
  return isOpaque && !mayBeMedia && !isUntouched && state.ports.context().unreadable === 'block';
}

/** A sequence, a token or a certificate that stands in a text of the person: it was read as it stands there. */
function isRead(views: readonly View[], source: string): boolean {
  return views.some(
    ({ entered: { text, verdict } }) => verdict && verdict.kind !== 'unscanned' && text.includes(source.trim()),
  );
}

/** On a prohibited site nothing that a person entered leaves, clear or not. */
function isText(state: JudgeState, { purpose, leaves }: Question, views: readonly View[]): boolean {
  return leaves.some(
    (leaf) =>
      leaf.text.trim() !== '' &&
      ((purpose !== 'other' && leaf.at === 'prompt') ||
        state.entered.sharedWith(leaf.text) ||
        isCarrying(sharedIn(views, leaf.text))),
  );
}

/** A draft gets no numbered placeholder: half-typed values would use the numbers up. */
const DRAFT_PLACEHOLDER = '[PHI]';

type LeafJudgement = 'pass' | 'stop' | { readonly scan: string } | { readonly text: string };

interface Known {
  readonly views: readonly View[];
  readonly verdicts: Verdicts;
}

function judgeLeaf(state: JudgeState, question: Question, leaf: Leaf, { views, verdicts }: Known): LeafJudgement {
  if (leaf.text.trim() === '') return 'pass';
  const shared = sharedIn(views, leaf.text);
  const isDraft = question.purpose !== 'prompt' && !state.isSending();
  if (shared?.entered.stage === 'draft' && isDraft) return judgeDraft(state, question, leaf, shared, verdicts);
  const isPrompt = leaf.at === 'prompt' || isCarrying(shared) || state.entered.sharedWith(leaf.text);
  // A prompt is judged by its own verdict, in which protected values count as found; anything else by the values.
  const isGone = shared?.entered.stage === 'gone';
  if (isPrompt) return judgePrompt(state, { views, verdicts }, leaf.text, isGone, question.answers.has(leaf.text));
  return state.vault.holds(leaf.text) || holdsGoneWord(state, leaf, shared) ? 'stop' : 'pass';
}

/** Half a snapshot of what was deleted since: "Pt Maria", saved late. */
function holdsGoneWord(state: JudgeState, leaf: Leaf, shared: Shared | null): boolean {
  if (shared?.entered.stage !== 'gone') return false;
  const { text, verdict } = shared.entered;
  return verdict?.kind === 'findings' && holdsWordOf(leaf.text, text, openWith(state, text, verdict));
}

interface View {
  readonly entered: EnteredView;
  readonly sharer: Sharer;
}

interface Shared {
  readonly entered: EnteredView;
  readonly sharing: Sharing;
}

function viewsOf(state: JudgeState): View[] {
  return state.views().map((entered) => ({ entered, sharer: sharerOf(entered.text, entered.caret) }));
}

/** The closest relation of the string to any text that was entered. */
function sharedIn(views: readonly View[], text: string): Shared | null {
  let word: Shared | null = null;
  for (const { entered, sharer } of views) {
    const sharing = sharer.shareOf(text);
    if (sharing === 'whole' || sharing === 'part') return { entered, sharing };
    if (sharing) word ??= { entered, sharing };
  }
  return word;
}

/** One short word in common may be chance: a page's own vocabulary is no prompt. */
function isCarrying(shared: Shared | null): boolean {
  return shared !== null && shared.sharing !== 'word';
}

/**
 * @param isGone the text stands nowhere any more: half a name that was only possible must not leave late
 * @param isAnswer of what is found only what the conversation protects, or what was entered, counts
 */
function judgePrompt(
  state: JudgeState,
  { views, verdicts }: Known,
  text: string,
  isGone: boolean,
  isAnswer: boolean,
): LeafJudgement {
  // The composer's own verdict serves when the site sends exactly its text.
  const verdict = verdicts.get(text) ?? views.find(({ entered }) => entered.text === text)?.entered.verdict;
  if (!verdict) return isAroundClear(state, views, text) ? 'pass' : { scan: text };
  if (verdict.kind === 'unscanned') return 'stop';
  const counts = (finding: Span): boolean => !isAnswer || isEntered(state, views, text, finding);
  if (isGone && verdict.detection.possible.some(counts)) return 'stop';
  const open = openFindings(state.ports, state.vault, text, verdict.detection.findings.filter(counts));
  return open.length === 0 ? 'pass' : 'stop';
}

/** Room for a window of what was entered on either side of a value. */
const AROUND = 60;

/**
 * An assistant's patient is an invented one. But a page is not trusted, and could call the person's own text an answer:
 * what stands in that text, or amid words of it, counts as ever.
 */
function isEntered(state: JudgeState, views: readonly View[], text: string, { start, end }: Span): boolean {
  const value = bareWords(text.slice(start, end));
  return (
    state.entered.sharedWith(text.slice(Math.max(0, start - AROUND), end + AROUND)) ||
    views.some(
      ({ entered }) => bareWords(entered.text).includes(value) || holdsWordOf(entered.text, text, [{ start, end }]),
    )
  );
}

/**
 * A site may put a prompt into other words of its own, or write it with other signs between the words ("what-dose"). When
 * the prompt has a clear verdict and what is around it holds nothing that was entered, the whole is as clear.
 */
function isAroundClear(state: JudgeState, views: readonly View[], text: string): boolean {
  const said = ` ${bareWords(text)} `;
  // While anything else stands anywhere, or something newer than its verdict, nothing is known to be clear.
  const isAllClear = views.every(({ entered: { verdict, stage } }) => stage === 'gone' || verdict?.kind === 'clear');
  if (!isAllClear) return false;
  return views.some(({ entered: { text: clear, verdict, stage } }) => {
    const known = bareWords(clear);
    if (verdict?.kind !== 'clear' || stage === 'gone' || known === '' || !said.includes(` ${known} `)) return false;
    const around = said.replace(` ${known} `, ' \n ');
    const isFree = around
      .split('\n')
      .every((part) => !isCarrying(sharedIn(views, part)) && !state.entered.sharedWith(part));
    return isFree && !state.vault.holds(text);
  });
}

function bareWords(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

function judgeDraft(
  state: JudgeState,
  question: Question,
  leaf: Leaf,
  { entered: unsent, sharing }: Shared,
  verdicts: Verdicts,
): LeafJudgement {
  const verdict = unsent.verdict ?? verdicts.get(unsent.text);
  if (!verdict) return { scan: unsent.text };
  if (verdict.kind === 'unscanned') return 'stop';
  const open = openWith(state, unsent.text, verdict);
  if (sharing === 'word')
    return holdsWordOf(leaf.text, unsent.text, open) || state.vault.holds(leaf.text) ? 'stop' : 'pass';
  if (sharing === 'part') return isSettled(unsent, open) && !state.vault.holds(leaf.text) ? 'pass' : 'stop';
  if (isSettled(unsent, open) && !state.vault.holds(leaf.text)) return 'pass';
  // A request that is no known draft may be a send that nobody recognised: it fails, but it is never shortened.
  if (question.action !== 'rewrite' || leaf.isFixed) return 'stop';
  const draft = settledDraft(leaf.text, {
    text: unsent.text,
    caret: unsent.caret,
    open: open.map(({ start, end }) => ({ start, end, replacement: DRAFT_PLACEHOLDER })),
  });
  // A leaf in another form (cut, escaped) cannot be settled exactly; nor may a value stand in it a second time.
  if (draft === null || state.vault.holds(draft)) return 'stop';
  return { text: draft };
}

/** Open findings and, where they do not touch one, what is only possible: a draft can do without it. */
function openWith(
  state: JudgeState,
  text: string,
  { detection: { findings, possible } }: Extract<Verdict, { detection: unknown }>,
): Span[] {
  const apart = possible.filter((one) => findings.every((found) => found.end <= one.start || found.start >= one.end));
  return [...openFindings(state.ports, state.vault, text, findings).map(({ finding }) => finding), ...apart];
}

function isSettled({ text, caret }: EnteredView, open: readonly unknown[]): boolean {
  const tail = unsettledTail(text, caret);
  return open.length === 0 && text.slice(tail.start, tail.end).trim() === '';
}

/** "Gonzales" alone is part of "Maria Gonzales". */
function holdsWordOf(leaf: string, text: string, open: readonly Span[]): boolean {
  const words = wordsOf(leaf);
  return open.some(({ start, end }) =>
    wordsOf(text.slice(start, end)).some((value) => words.some((word) => value.includes(word))),
  );
}

/** Long enough to say something: "may" and "93" are everywhere, four letters or five digits are a part of somebody. */
function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}[\p{L}\p{M}\p{N}]{3,}|\p{N}{5,}/gu) ?? [];
  return words.filter((word) => !EVERYDAY_NAMES.has(word));
}

function causeOf(question: Question, state: JudgeState): StopCause {
  return question.purpose === 'prompt' || state.isSending() ? 'request-stopped' : 'draft-stopped';
}
