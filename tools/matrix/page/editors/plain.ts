import type { EditorOptions, PageEditor } from '../../../demo/pages/client/editor.ts';

/** Enter without Shift sends, as in every chat. */
function onEnter(element: HTMLElement, entered: () => void): void {
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    entered();
  });
}

/** A text area or a text input as HTML has them. */
export function mountControl(options: EditorOptions, control: HTMLTextAreaElement | HTMLInputElement): PageEditor {
  control.setAttribute('aria-label', options.label);
  control.style.cssText = 'width:420px;height:60px';
  control.value = options.text;
  options.element.append(control);
  control.addEventListener('input', () => options.changed());
  onEnter(control, options.entered);
  return {
    element: control,
    text: () => control.value,
    clear: () => void (control.value = ''),
    focus: () => control.focus(),
  };
}

/** An editable element whose text is what it shows. */
export function mountEditable(options: EditorOptions): PageEditor {
  const { element } = options;
  element.contentEditable = 'true';
  element.setAttribute('role', 'textbox');
  element.setAttribute('aria-label', options.label);
  element.style.cssText = 'width:420px;min-height:60px;border:1px solid';
  element.textContent = options.text;
  element.addEventListener('input', () => options.changed());
  onEnter(element, options.entered);
  return {
    element,
    text: () => element.innerText.replace(/\n$/, ''),
    clear: () => element.replaceChildren(),
    focus: () => element.focus(),
  };
}

/** An editor with a model of its own that follows the document by mutations, and takes Enter for itself. */
export function mountModelled(options: EditorOptions): PageEditor {
  const editor = mountEditable({ ...options, changed: () => {} });
  const paragraph = () => {
    const made = document.createElement('p');
    made.append(document.createElement('br'));
    return made;
  };
  let model = options.text;
  editor.element.replaceChildren(paragraph());
  new MutationObserver(() => {
    if (![...editor.element.childNodes].every((node) => node.nodeName === 'P')) wrap(editor.element);
    const lines = [...editor.element.children].map((line) => line.textContent ?? '');
    if (lines.join('\n') === model) return;
    model = lines.join('\n');
    options.changed();
  }).observe(editor.element, { childList: true, characterData: true, subtree: true });
  return {
    ...editor,
    text: () => model,
    clear: () => {
      editor.element.replaceChildren(paragraph());
      model = '';
    },
  };
}

/** Text that came to stand beside the paragraphs becomes one, with the caret at its end. */
function wrap(element: HTMLElement): void {
  const made = document.createElement('p');
  const text = element.textContent ?? '';
  made.append(text === '' ? document.createElement('br') : text);
  element.replaceChildren(made);
  getSelection()?.selectAllChildren(made);
  if (text !== '') getSelection()?.collapseToEnd();
}

/** The whole document is the editor. */
export function mountDesignMode(options: EditorOptions): PageEditor {
  document.designMode = 'on';
  const { body } = document;
  body.replaceChildren(document.createElement('p'));
  body.addEventListener('input', () => options.changed());
  onEnter(body, options.entered);
  return {
    element: body,
    text: () => body.innerText.trim(),
    clear: () => body.replaceChildren(document.createElement('p')),
    focus: () => {
      window.focus();
      getSelection()?.selectAllChildren(body);
    },
  };
}

/** A box that the page replaces by a new one with the same text after each few changes, as frameworks do. */
export function mountRemounted(options: EditorOptions): PageEditor {
  let changes = 0;
  let current = mount('');
  function mount(text: string): PageEditor {
    const control = document.createElement('textarea');
    options.element.replaceChildren();
    const made = mountControl({ ...options, text, changed }, control);
    made.focus();
    return made;
  }
  function changed(): void {
    options.changed();
    changes += 1;
    if (changes % 12 === 0) current = mount(current.text());
  }
  return {
    element: options.element,
    text: () => current.text(),
    clear: () => current.clear(),
    focus: () => current.focus(),
  };
}

/** A text area of one pixel that catches keys; the text itself stands in a model and is drawn elsewhere. */
export function mountSink(options: EditorOptions): PageEditor {
  const sink = document.createElement('textarea');
  const shown = document.createElement('pre');
  sink.style.cssText = 'position:absolute;width:1px;height:1px;opacity:0';
  options.element.append(shown, sink);
  const show = (text: string) => {
    shown.textContent = text;
    options.changed();
  };
  sink.addEventListener('input', () => {
    const typed = sink.value;
    sink.value = '';
    show(`${shown.textContent}${typed}`);
  });
  sink.addEventListener('keydown', (event) => void (event.key === 'Delete' && show('')));
  onEnter(sink, options.entered);
  return {
    element: sink,
    text: () => shown.textContent ?? '',
    clear: () => void (shown.textContent = ''),
    focus: () => sink.focus(),
  };
}

/** A small field that looks like no place to write a prompt in. */
export function mountNarrow(options: EditorOptions): PageEditor {
  const input = document.createElement('input');
  const editor = mountControl({ ...options, label: 'Name' }, input);
  input.style.cssText = 'width:60px;height:13px;border:0;padding:0';
  return editor;
}

/** An editor beside a hidden text area of the same name that repeats what is written. */
export function mountMirrored(options: EditorOptions): PageEditor {
  const mirror = document.createElement('textarea');
  mirror.name = 'prompt-textarea';
  mirror.hidden = true;
  options.element.before(mirror);
  const editor = mountEditable({
    ...options,
    changed: () => {
      mirror.value = editor.text();
      options.changed();
    },
  });
  return {
    ...editor,
    text: () => mirror.value,
    clear: () => {
      editor.clear();
      mirror.value = '';
    },
  };
}
