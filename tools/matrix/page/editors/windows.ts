import type { EditorOptions, PageEditor } from '../../../demo/pages/client/editor.ts';
import { mountControl } from './plain.ts';

/** A text area behind a shadow root. */
export function mountInShadow(options: EditorOptions, mode: ShadowRootMode): PageEditor {
  const root = options.element.attachShadow({ mode });
  const box = document.createElement('div');
  root.append(box);
  return mountControl({ ...options, element: box }, document.createElement('textarea'));
}

/** A text area in a frame without an address, built by the page around it. */
export function mountInBlankFrame(options: EditorOptions, srcdoc: string | null): Promise<PageEditor> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width:480px;height:120px';
  if (srcdoc !== null) frame.srcdoc = srcdoc;
  const loaded = srcdoc === null ? Promise.resolve() : new Promise<void>((resolve) => (frame.onload = () => resolve()));
  options.element.append(frame);
  return loaded.then(() => {
    const inner = frame.contentDocument;
    if (inner === null) throw new Error('the frame has no document');
    return mountForeign(options, inner, () => frame.contentWindow?.focus());
  });
}

/** A text area that this page's script makes in another window's document. */
export function mountForeign(options: EditorOptions, inner: Document, focus: () => void): PageEditor {
  const editor = mountControl({ ...options, element: inner.body }, inner.createElement('textarea'));
  return {
    ...editor,
    focus: () => {
      focus();
      editor.focus();
    },
  };
}
