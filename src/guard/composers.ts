import type { Verdict } from '../phi/finding.ts';
import type { Composer } from './editor/composer.ts';

/** What is known of one composer: the last text read and the verdict on exactly that text. */
export interface ComposerState {
  readonly composer: Composer;
  readonly text: string;
  caret: number;
  verdict: Verdict | null;
}

export interface Composers {
  /** Reads the composer; the verdict falls when the text is another one. */
  read(composer: Composer): ComposerState;
  /** All that hold text or held it when last seen, live text included. */
  unsent(): ComposerState[];
  latest(): ComposerState | null;
}

/** A page that re-mounts its editor leaves dead nodes behind; their last text still counts until newer ones push it out. */
const MOST_COMPOSERS = 6;

export function createComposers(): Composers {
  const states = new Map<HTMLElement, ComposerState>();
  let latest: ComposerState | null = null;

  function read(composer: Composer): ComposerState {
    const text = composer.read();
    const known = states.get(composer.node);
    const state: ComposerState =
      known && known.text === text ? known : { composer, text, caret: text.length, verdict: null };
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

  return {
    read,
    unsent: () =>
      [...states.values()].filter(
        (state) => state.text.trim() !== '' || (state.composer.node.isConnected && state.composer.read().trim() !== ''),
      ),
    latest: () => latest,
  };
}
