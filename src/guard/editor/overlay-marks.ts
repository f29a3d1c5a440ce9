import { shiftSpans, type MarkedSpan } from './marked-span.ts';
import { createMirror, type Mirror } from './mirror.ts';
import type { TextControl } from './plain-composer.ts';

/**
 * Marks on text areas, which have no ranges: a mirror of the text, transparent but for the underlines, lies over
 * the control. It is looked at on every frame while there is a mark, because a page can move or scroll the control
 * without any event, and a mark that is off by a line is worse than none.
 */
export interface OverlayMarks {
  show(node: TextControl, spans: readonly MarkedSpan[]): void;
  drop(node: HTMLElement): void;
  dispose(): void;
}

/** Laying out a longer mirror would cost more than a frame. */
const MAX_MIRRORED = 10_000;

interface Shown {
  readonly mirror: Mirror;
  text: string;
  spans: readonly MarkedSpan[];
}

export function createOverlayMarks(document: Document): OverlayMarks {
  const shown = new Map<TextControl, Shown>();
  let frame = 0;

  function follow(): void {
    frame = 0;
    for (const [node, state] of shown) {
      if (!node.isConnected) drop(node);
      else update(node, state);
    }
    schedule();
  }

  function schedule(): void {
    if (frame === 0 && shown.size > 0) frame = requestAnimationFrame(follow);
  }

  function update(node: TextControl, state: Shown): void {
    if (node.value !== state.text) {
      // Typed since the last verdict: marks after the change move along, touched ones go.
      state.spans = shiftSpans(state.text, node.value, state.spans);
      state.text = node.value;
      state.mirror.draw(state.text, state.spans);
    }
    state.mirror.place();
  }

  function drop(node: HTMLElement): void {
    for (const [control, { mirror }] of shown) {
      if (control !== node) continue;
      mirror.remove();
      shown.delete(control);
    }
  }

  return {
    show(node, spans) {
      const text = node.value;
      if (spans.length === 0 || text.length > MAX_MIRRORED) return drop(node);
      const state = shown.get(node) ?? { mirror: createMirror(document, node), text, spans };
      shown.set(node, Object.assign(state, { text, spans }));
      state.mirror.draw(text, spans);
      state.mirror.place();
      schedule();
    },
    drop,
    dispose() {
      for (const node of shown.keys()) drop(node);
      cancelAnimationFrame(frame);
      frame = 0;
    },
  };
}
