import type { Verdict } from '../phi/finding.ts';
import type { Composer } from './editor/composer.ts';

/** What is known of one composer: one text, since when it stands there, and the verdict on exactly that text. */
export interface ComposerState {
  readonly composer: Composer;
  readonly text: string;
  /** When the text was first read, in milliseconds of the page's clock. */
  readonly since: number;
  caret: number;
  verdict: Verdict | null;
  /** It went out with a send: a page may send it again, whole, as part of the conversation. */
  isSent: boolean;
}

/** One text that a request may carry: what stands in a box, stood there a moment ago, or came by paste or drop. */
export interface EnteredView {
  readonly text: string;
  readonly caret: number;
  readonly verdict: Verdict | null;
  /**
   * draft: still being written. prompt: sent, though it stands there no more, or left alone long enough to be one. gone:
   * deleted, replaced or taken by the site before it stood anywhere; it may be a send or a stale draft.
   */
  readonly stage: 'draft' | 'prompt' | 'gone';
}

export interface Composers {
  /** Reads a composer; the verdict falls when the text is another one. */
  read(composer: Composer): ComposerState;
  /** Reads any other text field of the page, for requests only: it gets no marks and holds no send. */
  readField(field: Composer): void;
  /** The verdict on exactly this text of a field; it falls when the field holds another one. */
  settleField(field: Composer, text: string, verdict: Verdict): void;
  /** Text that is on its way into the page; a site may send it before it stands anywhere. */
  take(text: string): void;
  markSent(composer: Composer): void;
  /** Everything that a request may carry, read live: a page may send in the task of the keystroke. */
  views(): EnteredView[];
  latest(): ComposerState | null;
  states(): ComposerState[];
}

interface FieldState {
  readonly field: Composer;
  readonly text: string;
  verdict: Verdict | null;
}

/** A page that re-mounts its editor leaves dead nodes behind; their last text counts until newer ones push it out. */
const MOST_COMPOSERS = 6;
/** Of fields that a page has taken away; one that stands there is never forgotten. */
const MOST_FIELDS = 20;
/** Texts that were replaced or deleted: a stale autosave or a late send may still carry them. */
const MOST_EARLIER = 8;
/** Who has not typed for so long is not in the middle of a name or a number, in milliseconds. */
const PAUSE_MS = 1500;

export function createComposers(now: () => number = () => performance.now()): Composers {
  const states = new Map<HTMLElement, ComposerState>();
  const fields = new Map<HTMLElement, FieldState>();
  const earlier: Pick<ComposerState, 'text' | 'verdict' | 'isSent'>[] = [];
  let latest: ComposerState | null = null;

  function remember({ text, verdict, isSent }: Pick<ComposerState, 'text' | 'verdict' | 'isSent'>): void {
    if (text.trim() === '') return;
    const known = earlier.findIndex((old) => old.text === text);
    if (known >= 0 && !isSent) return;
    if (known >= 0) earlier.splice(known, 1);
    earlier.push({ text, verdict, isSent });
    if (earlier.length > MOST_EARLIER) earlier.shift();
  }

  function read(composer: Composer): ComposerState {
    const text = composer.read();
    const known = states.get(composer.node);
    // Typing on only makes the text longer; anything else takes something away that may be under way already.
    if (known && known.text !== text && !text.includes(known.text.trim())) remember(known);
    const state: ComposerState =
      known?.text === text ? known : { composer, text, since: now(), caret: text.length, verdict: null, isSent: false };
    state.caret = composer.caret() ?? text.length;
    // Re-inserted, so that the map's order is the order of use.
    states.delete(composer.node);
    states.set(composer.node, state);
    for (const node of states.keys()) {
      if (states.size <= MOST_COMPOSERS) break;
      states.delete(node);
    }
    latest = state;
    return state;
  }

  function viewsOfState(state: ComposerState): EnteredView[] {
    const { composer, text, caret, verdict } = state;
    const isDraft = !state.isSent && now() - state.since < PAUSE_MS;
    const view: EnteredView = { text, caret, verdict, stage: isDraft ? 'draft' : 'prompt' };
    const live = composer.node.isConnected ? composer.read() : text;
    if (live === text) return [view];
    return [{ text: live, caret: composer.caret() ?? live.length, verdict: null, stage: 'draft' }, view];
  }

  return {
    read,
    readField(field) {
      const text = field.read();
      const last = fields.get(field.node);
      if (last && !text.includes(last.text.trim())) remember({ ...last, isSent: false });
      // Re-inserted, as above.
      fields.delete(field.node);
      fields.set(field.node, last?.text === text ? last : { field, text, verdict: null });
      for (const [node, old] of fields) {
        if (fields.size <= MOST_FIELDS) break;
        if (node.isConnected) continue;
        remember({ ...old, isSent: false });
        fields.delete(node);
      }
    },
    settleField(field, text, verdict) {
      const known = fields.get(field.node);
      if (known?.text === text) known.verdict = verdict;
    },
    take: (text) => remember({ text, verdict: null, isSent: false }),
    markSent(composer) {
      read(composer).isSent = true;
    },
    views() {
      const inBoxes = [...states.values()].flatMap(viewsOfState);
      // A site empties a field as it takes its text: what was last read counts beside what stands there now.
      const inFields = [...fields.values()].flatMap(
        ({ field, text, verdict }): Pick<ComposerState, 'text' | 'verdict'>[] => {
          const live = field.read();
          return live === text
            ? [{ text, verdict }]
            : [
                { text: live, verdict: null },
                { text, verdict },
              ];
        },
      );
      return [
        ...inBoxes,
        ...inFields.map(({ text, verdict }): EnteredView => ({ text, caret: text.length, verdict, stage: 'prompt' })),
        ...earlier.map(({ text, verdict, isSent }): EnteredView => ({
          text,
          caret: text.length,
          verdict,
          stage: isSent ? 'prompt' : 'gone',
        })),
      ].filter(({ text }) => text.trim() !== '');
    },
    latest: () => latest,
    states: () => [...states.values()],
  };
}
