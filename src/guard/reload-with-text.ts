import type { Composer } from './editor/composer.ts';

/**
 * The orphaned page can check nothing any more: its text goes to the clipboard, where the person finds it again. Where
 * there is none a reload would lose the text, so it is selected, and the person is told to copy it.
 */
export async function reloadWithText(window: Window, composer: Composer, refused: () => void): Promise<void> {
  try {
    await window.navigator.clipboard.writeText(composer.read());
  } catch {
    composer.node.focus();
    if ('select' in composer.node) (composer.node as HTMLTextAreaElement).select();
    else window.getSelection()?.selectAllChildren(composer.node);
    return refused();
  }
  window.location.reload();
}
