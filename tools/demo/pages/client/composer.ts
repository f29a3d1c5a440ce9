import type { ChatPage } from '../chat-page.ts';
import type { PageEditor } from './editor.ts';
import { elementOf, part } from './element.ts';
import { mountLexical } from './lexical.ts';
import { mountProseMirror } from './prosemirror.ts';
import { mountReactTextarea } from './react-textarea.ts';
import { makeNoise } from './noise.ts';
import { sendDraft, sendTelemetry } from './requests.ts';

const DRAFT_PAUSE_MS = 150;
/** After the last change, on a page that sends by itself. */
const TIMER_MS = 1500;
const MOUNT = { prosemirror: mountProseMirror, lexical: mountLexical, react: mountReactTextarea };

export interface ComposerPorts {
  readonly conversation: () => string;
  readonly send: (text: string) => void;
}

/** The box at the bottom of a demo page: editor, send button, and the drafts that leave while the person types. */
export function createComposer(page: ChatPage, ports: ComposerPorts): HTMLElement {
  const element = elementOf(page.composer);
  const box = part('composer', page.hasForm ? 'form' : 'div', element);
  if (page.mirror !== null) box.append(elementOf(page.mirror));
  const button = elementOf(page.send, '\u2191');
  button.setAttribute('part', 'send');
  if (button instanceof HTMLButtonElement) {
    button.type = page.hasForm ? 'submit' : 'button';
    if (!button.hasAttribute('aria-label')) button.setAttribute('aria-label', 'Send');
  }
  box.append(button);

  if (page.editor !== 'react') box.setAttribute('data-placeholder', page.placeholder);
  box.toggleAttribute('data-empty', true);
  let draftTimer = 0;
  let sendTimer = 0;
  let longest = '';
  const editor: PageEditor = MOUNT[page.editor]({
    element,
    text: '',
    label: page.placeholder,
    changed: () => {
      if (box.isConnected) changed(editor.text());
    },
    entered: send,
  });
  if (page.id === 'renamed') dropLibraryClasses(editor.element);
  editor.element.addEventListener('focus', () => sendTelemetry('composer_focus'), { once: true });
  if (page.hasForm) {
    box.addEventListener('submit', (event) => {
      event.preventDefault();
      send();
    });
  } else {
    button.addEventListener('click', send);
  }
  queueMicrotask(() => editor.focus());
  return box;

  function changed(text: string): void {
    draftsOf(text);
    if (text.length > longest.length) longest = text;
    if (page.habit === 'chatty' && text !== '') makeNoise();
    if (page.habit !== 'sends-by-timer') return;
    clearTimeout(sendTimer);
    sendTimer = window.setTimeout(send, TIMER_MS);
  }

  function send(): void {
    const shown = editor.text();
    if (shown.trim() === '') return;
    const text = page.habit === 'keeps-original' ? longest : shown;
    longest = '';
    editor.clear();
    clearTimeout(draftTimer);
    ports.send(text);
  }

  function draftsOf(text: string): void {
    box.toggleAttribute('data-empty', text === '');
    clearTimeout(draftTimer);
    if (text === '') return;
    const send = (when: 'keystroke' | 'debounced') => {
      for (const draft of page.drafts) if (draft.when === when) sendDraft(page, ports.conversation(), draft, text);
    };
    send('keystroke');
    draftTimer = window.setTimeout(() => send('debounced'), DRAFT_PAUSE_MS);
  }
}

/** ProseMirror names itself by class; a page whose every class is renamed must not. */
function dropLibraryClasses(element: HTMLElement): void {
  const drop = () => {
    const foreign = [...element.classList].filter((name) => name.startsWith('ProseMirror'));
    if (foreign.length > 0) element.classList.remove(...foreign);
  };
  new MutationObserver(drop).observe(element, { attributeFilter: ['class'] });
  drop();
}
