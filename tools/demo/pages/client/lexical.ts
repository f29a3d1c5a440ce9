import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerPlainText } from '@lexical/plain-text';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  KEY_ENTER_COMMAND,
} from 'lexical';
import type { EditorOptions, PageEditor } from './editor.ts';

/** A Lexical plain-text editor in `options.element`. */
export function mountLexical(options: EditorOptions): PageEditor {
  const { element } = options;
  for (const [name, value] of [
    ['contenteditable', 'true'],
    ['role', 'textbox'],
    ['aria-label', options.label],
  ] as const) {
    element.setAttribute(name, value);
  }
  const editor = createEditor({
    namespace: 'chat',
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(element);
  registerPlainText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  editor.registerCommand(
    KEY_ENTER_COMMAND,
    (event) => {
      if (event?.shiftKey) return false;
      event?.preventDefault();
      options.entered();
      return true;
    },
    COMMAND_PRIORITY_HIGH,
  );
  const write = (text: string) =>
    editor.update(
      () => {
        const paragraph = $createParagraphNode();
        if (text !== '') paragraph.append($createTextNode(text));
        $getRoot().clear().append(paragraph);
        paragraph.selectEnd();
      },
      { discrete: true },
    );
  write(options.text);
  editor.registerTextContentListener(() => options.changed());
  return {
    element,
    text: () => editor.getEditorState().read(() => $getRoot().getTextContent()),
    clear: () => write(''),
    focus: () => editor.focus(),
  };
}
