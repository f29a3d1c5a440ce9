import { microtasks, render, task } from './turn.ts';

/** Editors that know themselves by these attributes and work from `beforeinput`. */
const LEXICAL = '[data-lexical-editor]';
const SLATE = '[data-slate-editor]';

/** Puts text in place of the selection, by a way that the editor takes into its own state. False: it did not. */
export async function insertText(node: HTMLElement, text: string): Promise<boolean> {
  // The browser tells of a new selection in a later task; until then Lexical would insert at the one it knows of.
  node.ownerDocument.dispatchEvent(new Event('selectionchange'));
  await microtasks();
  if (node.matches(SLATE)) return tellSlate(node, text);
  return (await tellLexical(node, text)) || type(node.ownerDocument, text);
}

/**
 * The one way that ProseMirror, Quill, React and plain editable content all take into their own state, in both
 * browsers, with undo. Synthetic paste deletes text in Firefox, and `innerText` changes the page only.
 */
async function type(document: Document, text: string): Promise<boolean> {
  const isDone = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
  await microtasks();
  return isDone;
}

/**
 * Chromium sends no `beforeinput` for a command. Lexical then works from the changed document and, when the change
 * went over several nodes, leaves both behind. Asked, it makes such changes itself and leaves simple ones to the browser.
 */
async function tellLexical(node: HTMLElement, text: string): Promise<boolean> {
  if (!node.matches(LEXICAL)) return false;
  const isTaken = !announce(node, text);
  await microtasks();
  return isTaken;
}

/** Slate does not look at the changed document at all: without `beforeinput` it would show the new text and send the old. */
async function tellSlate(node: HTMLElement, text: string): Promise<boolean> {
  await task();
  const isTaken = !announce(node, text);
  await render();
  return isTaken;
}

function announce(node: HTMLElement, text: string): boolean {
  const input = text === '' ? { inputType: 'deleteContentBackward' } : { inputType: 'insertText', data: text };
  return node.dispatchEvent(
    new InputEvent('beforeinput', { ...input, bubbles: true, cancelable: true, composed: true }),
  );
}
