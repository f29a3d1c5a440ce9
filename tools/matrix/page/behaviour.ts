import type { PageEditor } from '../../demo/pages/client/editor.ts';
import type { CellPage } from '../cells/cell.ts';
import type { MatrixPage } from './matrix-page.ts';

/** After the last change, before a draft leaves. */
const DRAFT_PAUSE_MS = 25;

export interface Behaviour {
  /** After each change of the editor. */
  changed(text: string): void;
  /** The send gesture has reached the page. */
  entered(): void;
  /** Listens for keys where the editor is. */
  listen(window: Window): void;
}

/** When a page sends what stands in its editor: what the cell's moment says, and in the clean phase on Enter alone. */
export function createBehaviour(
  { moment }: Pick<CellPage, 'moment'>,
  page: MatrixPage,
  editor: () => PageEditor,
  send: (text: string) => void,
): Behaviour {
  let timer = 0;
  let snapshot = '';
  const isPatient = () => page.phase === 'patient';

  function deliver(): void {
    const text = editor().text();
    if (text.trim() === '') return;
    editor().clear();
    send(text);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'F8' && isPatient() && moment === 'unseen') {
      event.preventDefault();
      send(editor().text());
    }
    if (event.key === 'F4') {
      event.preventDefault();
      editor().element.ownerDocument.execCommand('insertText', false, page.template);
    }
  }

  return {
    changed(text) {
      if (!isPatient()) return;
      if (moment === 'draft' && text.trim() !== '') {
        clearTimeout(timer);
        timer = window.setTimeout(() => isPatient() && send(editor().text()), DRAFT_PAUSE_MS);
      }
      if (moment !== 'after-deletion') return;
      if (text.trim() !== '') snapshot = text;
      else if (snapshot !== '') {
        send(snapshot);
        snapshot = '';
      }
    },
    entered() {
      if (!isPatient() || moment === 'at-send') deliver();
    },
    listen(window) {
      window.addEventListener('keydown', onKey);
      window.addEventListener('keyup', (event) => {
        if (event.key === 'Enter' && isPatient() && moment === 'after-hold') send(editor().text());
      });
    },
  };
}
