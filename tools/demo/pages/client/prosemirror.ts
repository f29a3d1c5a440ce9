import { baseKeymap, chainCommands, newlineInCode } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { schema } from 'prosemirror-schema-basic';
import { EditorState, type Command } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { EditorOptions, PageEditor } from './editor.ts';

const lineBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(schema.nodes.hard_break.create()).scrollIntoView());
  return true;
};

/** A ProseMirror editor that takes the place of `options.element`. */
export function mountProseMirror(options: EditorOptions): PageEditor {
  const enter: Command = () => {
    options.entered();
    return true;
  };
  const plugins = [
    keymap({
      Enter: enter,
      'Ctrl-Enter': enter,
      'Shift-Enter': chainCommands(newlineInCode, lineBreak),
      'Mod-z': undo,
      'Shift-Mod-z': redo,
    }),
    keymap(baseKeymap),
    history(),
  ];
  const empty = () => EditorState.create({ schema, plugins });
  const view = new EditorView(
    { mount: options.element },
    {
      state: empty(),
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': options.label },
      dispatchTransaction(transaction) {
        view.updateState(view.state.apply(transaction));
        if (transaction.docChanged) options.changed();
      },
    },
  );
  if (options.text !== '') view.dispatch(view.state.tr.insertText(options.text));
  return {
    element: view.dom,
    text: () =>
      view.state.doc.textBetween(0, view.state.doc.content.size, '\n', (leaf) =>
        leaf.type.name === 'hard_break' ? '\n' : '',
      ),
    clear: () => {
      view.updateState(empty());
      options.changed();
    },
    focus: () => view.focus(),
  };
}
