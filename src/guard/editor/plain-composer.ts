import { applyEdits, inOrder, offsetAfter, type Composer, type Edit } from './composer.ts';
import { keepFocus } from './focus.ts';
import { deepActiveElement } from './open-root.ts';
import { task } from './turn.ts';

export type TextControl = HTMLTextAreaElement | HTMLInputElement;

export function isTextControl(element: Element): element is TextControl {
  return element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;
}

/** A composer that is a text area or a text input. Its text is its value, as it stands. */
export function plainComposer(node: TextControl, purpose: Composer['purpose']): Composer {
  return {
    node,
    kind: 'textarea',
    purpose,
    read: () => node.value,
    caret() {
      if (deepActiveElement(node.ownerDocument) !== node) return null;
      return node.selectionDirection === 'backward' ? node.selectionStart : node.selectionEnd;
    },
    replace: (edits) => keepFocus(node, () => replacePlain(node, edits)),
    rangesOf: () => [],
  };
}

async function replacePlain(node: TextControl, edits: readonly Edit[]): Promise<boolean> {
  const expected = applyEdits(node.value, edits);
  if (expected === null) return false;
  const { selectionStart, selectionEnd, selectionDirection, scrollTop, scrollLeft } = node;
  const isTyped = inOrder(edits)
    .reverse()
    .every((edit) => insertAt(node, edit));
  if (!isTyped || node.value !== expected) setValue(node, expected);
  node.setSelectionRange(
    offsetAfter(selectionStart ?? 0, edits),
    offsetAfter(selectionEnd ?? 0, edits),
    selectionDirection ?? 'none',
  );
  node.scrollTop = scrollTop;
  node.scrollLeft = scrollLeft;
  await task();
  return node.value === expected;
}

/** Typed as by a person: the undo stack keeps it and the page hears of it. */
function insertAt(node: TextControl, { start, end, text }: Edit): boolean {
  const wanted = node.value.slice(0, start) + text + node.value.slice(end);
  node.setSelectionRange(start, end);
  const command = text === '' ? 'delete' : 'insertText';
  return node.ownerDocument.execCommand(command, false, text) && node.value === wanted;
}

/** For controls that refuse typing (read-only for a moment, a length limit). React hears the event, not the setter. */
function setValue(node: TextControl, value: string): void {
  node.value = value;
  node.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText' }));
}
