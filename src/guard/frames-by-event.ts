import type { EnteredView } from './composers.ts';
import { outermost, type FrameMember, type Frames } from './frames.ts';

/** Event types on a member's node. */
const MEET = 'm';
const ENTER = 'e';
const ASK = 'q';
const ANSWER = 'a';

/**
 * The guards of a page and its frames in Firefox, where no world sees another one's globals (see frames.ts).
 *
 * A guard that joins dispatches, on the outermost window of its origin, an event that carries a detached node of its
 * own; those who are there answer on that node with theirs. Questions and answers are JSON on these nodes, within one
 * call. `word` names the event, and a page does not know it. One that did would overhear what it can read in its own
 * boxes, and could only add texts that must not leave: verdicts do not travel, so nothing that comes here lets
 * anything go.
 */
export function joinFramesByEvent(window: Window, member: FrameMember, signal: AbortSignal, word: string): Frames {
  const top = outermost(window);
  const node = window.document.createElement('i');
  const others = new Set<EventTarget>();

  function meet(event: Event): void {
    const { relatedTarget: other } = event as MouseEvent;
    if (!other || other === node || others.has(other)) return;
    others.add(other);
    other.dispatchEvent(new MouseEvent(MEET, { relatedTarget: node }));
  }

  function answer(): void {
    const texts = member.views().flatMap(({ text, caret, stage, verdict }): EnteredView[] =>
      // What is checked and whole is nothing that another frame must keep back.
      verdict?.kind === 'clear' && stage !== 'draft' ? [] : [{ text, caret, stage, verdict: null }],
    );
    node.dispatchEvent(new CustomEvent(ANSWER, { detail: JSON.stringify(texts) }));
  }

  top.addEventListener(word, meet, { signal });
  node.addEventListener(MEET, meet, { signal });
  node.addEventListener(ASK, answer, { signal });
  node.addEventListener(ENTER, () => member.enter(), { signal });
  top.dispatchEvent(new MouseEvent(word, { relatedTarget: node }));

  /** A frame that has gone says nothing, or its node is a dead object that throws when it is touched: it is forgotten. */
  function viewsOf(other: EventTarget): EnteredView[] {
    let said: string | null = null;
    const listen = (event: Event): void => {
      said = String((event as CustomEvent).detail);
    };
    try {
      other.addEventListener(ANSWER, listen);
      other.dispatchEvent(new CustomEvent(ASK));
      other.removeEventListener(ANSWER, listen);
    } catch {
      // Nothing was said.
    }
    if (said === null) others.delete(other);
    return said === null ? [] : (JSON.parse(said) as EnteredView[]).map((view) => ({ ...view, verdict: null }));
  }

  function enterAt(other: EventTarget): void {
    try {
      other.dispatchEvent(new CustomEvent(ENTER));
    } catch {
      others.delete(other);
    }
  }

  return {
    views: () => [...member.views(), ...[...others].flatMap(viewsOf)],
    enter: () => others.forEach(enterAt),
  };
}
